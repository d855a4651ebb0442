"""What becomes of each finding in the next round, from fates as they are compared; plain values, no engine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from naungan.comparison import Fate
from naungan.kernel.errors import Refusal
from naungan.rounds import Called, Event, Item, Round, Said, Status, Tingkat
from naungan.rounds.carried import Carried, Key, Known, carried
from naungan.rounds.following import refused_in
from naungan.rounds.opening import Table, in_time
from naungan.rounds.tables import Rung
from tests.rounds.events import HASH, frozen, item, opened, said, write

NEW = "cd" * 32
CODE = "TEMUAN_BELUM_TERDAFTAR"
HARI = dt.date(2027, 2, 1)


def says(row: Mapping[str, Any]) -> Said:
    return Said(f"kini {row['jumlah']}", "langkah", None)


def row(kode: str = CODE, unit: str | None = "U1", jumlah: int = 2, sidik: str = "b") -> dict[str, Any]:
    return {
        "pemda": "1671", "unit": unit, "unit_nama": "Dinas", "kode": kode, "tingkat": "tinggi", "jumlah": jumlah, "satuan": "orang",
        "rupiah": None, "sidik": sidik, "params": "{}", "dasar": "UU 24/2011 ps. 15", "tenggat": dt.date(2027, 3, 15),
    }  # fmt: skip


def fate(nasib: Fate, kode: str = CODE, *, masih: int = 0, baru: int = 0, sebab: str | None = None) -> dict[str, Any]:
    return {"pemda": "1671", "unit": "U1", "kode": kode, "nasib": str(nasib), "sebab": sebab, "n_masih": masih, "n_baru": baru}


def before(tmp_path: Path, *more: Any, **changes: Any) -> Round:
    """A round with one finding by rule of 1671 and whatever else is written."""
    rule = {"asal": "aturan", "unit": "U1", "kode": CODE, "sidik": "a", "jumlah": 5, "evaluasi": HASH, "tenggat": "2026-12-15", **changes}
    return write(tmp_path / "rapat", opened(), frozen("1671"), item(**rule), *more).rapat["R1"]


def known(rows: list[dict[str, Any]], *found: dict[str, Any], earlier: Mapping[Key, Item] | None = None, **changes: Any) -> Known:
    table: dict[tuple[str, Key], list[Mapping[str, Any]]] = {}
    for one in found:
        table.setdefault((HASH, ("1671", "U1", one["kode"])), []).append(one)
    given: dict[str, Any] = {
        "rapat": "R2", "tingkat": Tingkat.NASIONAL, "tanggal": HARI, "bulan": "2027-01", "rows": {(r["pemda"], r["unit"], r["kode"]): r for r in rows},
        "evaluasi": {"1671": NEW}, "fates": table, "earlier": earlier or {}, "seen_before": {"1671"},
    }  # fmt: skip
    return Known(**{**given, **changes})


def states(found: list[Carried]) -> list[tuple[str, str | None]]:
    return [(one.item["butir"], one.item["nasib"]) for one in found]


def test_what_is_solved_is_closed_with_the_evaluation_that_shows_it(tmp_path: Path) -> None:
    (one,) = carried(before(tmp_path), known([], fate(Fate.SELESAI)), says)
    assert (one.item["nasib"], one.item["status"]) == ("selesai", "terbuka")
    ((jenis, isi),) = one.then
    assert (jenis, isi["status"], isi["evaluasi"]) == (Event.DINYATAKAN, "selesai", NEW) and isi["alasan"]


def test_what_is_still_there_is_told_as_it_is_now_and_goes_up(tmp_path: Path) -> None:
    (one,) = carried(before(tmp_path), known([row()], fate(Fate.SEBAGIAN, masih=2)), says)
    assert (one.item["nasib"], one.item["jumlah"], one.item["kondisi"], one.item["evaluasi"]) == ("sebagian", 2, "kini 2", NEW)
    assert one.item["tenggat"] == "2026-12-15"  # the agreed day stays
    ((jenis, isi),) = one.then
    assert (jenis, isi["tangga"]) == (Event.DINAIKKAN, "inspektorat") and "15 Desember 2026" in isi["alasan"]


def test_others_under_the_same_code_are_another_finding(tmp_path: Path) -> None:
    """Of the old ones some are solved and the rest can't be seen; who stands there now was not among them."""
    found = carried(before(tmp_path), known([row()], fate(Fate.SEBAGIAN), fate(Fate.BARU)), says)
    assert states(found) == [("R1-0001", "sebagian"), ("R2-0001", "baru")]
    assert found[0].item["jumlah"] == 5 and found[0].item["evaluasi"] == HASH


@pytest.mark.parametrize(("nasib", "sebab"), [(Fate.TIDAK_DAPAT_DIPERIKSA, "NASIB_HILANG_DARI_DAFTAR")])
def test_what_cannot_be_seen_stays_open_and_accuses_nobody(tmp_path: Path, nasib: Fate, sebab: str) -> None:
    (one,) = carried(before(tmp_path), known([], fate(nasib, sebab=sebab)), says)
    assert (one.item["nasib"], one.item["nasib_sebab"], one.item["status"], one.then) == (str(nasib), sebab, "terbuka", ())


def test_a_pemda_without_a_new_evaluation_keeps_its_findings(tmp_path: Path) -> None:
    (one,) = carried(before(tmp_path), known([], evaluasi={}), says)
    assert (one.item["nasib"], one.item["nasib_sebab"]) == ("tidak_dapat_diperiksa", "NASIB_PEMDA_TIDAK_ADA")


def test_what_a_person_entered_is_never_closed_by_an_evaluation(tmp_path: Path) -> None:
    entered = [item("R1-0002"), item("R1-0003", unit="U1", kode="TEMUAN_NONAKTIF")]
    found = carried(before(tmp_path, *entered), known([], fate(Fate.MASIH, masih=1), fate(Fate.SELESAI, "TEMUAN_NONAKTIF")), says)
    assert states(found)[1:] == [("R1-0002", None), ("R1-0003", "selesai")]
    assert all(not one.then and one.item["status"] == "terbuka" for one in found[1:])


def test_what_a_person_closed_though_it_still_stands_is_open_again(tmp_path: Path) -> None:
    (one,) = carried(before(tmp_path, said("selesai")), known([row()], fate(Fate.MASIH, masih=2)), says)
    assert (one.item["butir"], one.item["status"], one.item["nasib"]) == ("R1-0001", "terbuka", "masih") and "R1" in one.item["alasan"]


def test_what_was_refused_comes_again_only_about_others(tmp_path: Path) -> None:
    old = before(tmp_path, said("ditolak", alasan="Bukan pekerja kami."))
    same = known([row(sidik="a")], fate(Fate.MASIH, masih=5))
    assert states(carried(old, same, says)) == []
    fewer = known([row(sidik="b", jumlah=2)], fate(Fate.SEBAGIAN, masih=2))
    assert states(carried(old, fewer, says)) == []
    assert states(carried(old, known([row(sidik="b")], fate(Fate.MASIH, masih=2, baru=1)), says)) == [("R1-0001", "masih")]


def test_a_refusal_outlasts_the_round_after_it(tmp_path: Path) -> None:
    refused = before(tmp_path, said("ditolak", alasan="Bukan pekerja kami.")).butir["R1-0001"]
    later = Round(**{**vars(before(tmp_path / "b")), "rapat": "R2", "butir": {}})
    assert states(carried(later, known([row(sidik="a")], fate(Fate.MASIH, masih=5), refused=[("R1", refused)]), says)) == []
    (one,) = carried(later, known([row()], fate(Fate.MASIH, masih=5, baru=1), refused=[("R1", refused)]), says)
    assert one.item["butir"] == "R1-0001" and "rapat R1 dinyatakan ditolak" in one.item["alasan"]


def test_what_an_evaluation_closed_is_not_opened_by_others_under_its_code(tmp_path: Path) -> None:
    solved = {"status": "selesai", "nasib": "selesai", "alasan": "Selesai menurut evaluasi.", "asal_rapat": "R0"}
    others = item("R1-0002", asal="aturan", unit="U1", kode=CODE, sidik="c", evaluasi=HASH)
    old = before(tmp_path, others, **solved)
    assert states(carried(old, known([row()], fate(Fate.MASIH, masih=2)), says)) == [("R1-0002", "masih")]


def test_what_comes_back_keeps_its_sign(tmp_path: Path) -> None:
    solved = before(tmp_path).butir["R1-0001"]
    later = Round(**{**vars(before(tmp_path / "b")), "rapat": "R2", "butir": {}})
    (one,) = carried(later, known([row()], earlier={("1671", "U1", CODE): solved}, rapat="R3"), says)
    assert (one.item["butir"], one.item["nasib"], one.item["asal_rapat"], one.item["tenggat"]) == ("R1-0001", "kembali", "R1", "2027-03-15")


def test_nobody_looked_at_a_new_pemda_before(tmp_path: Path) -> None:
    later = Round(**{**vars(before(tmp_path)), "butir": {}})
    assert states(carried(later, known([row()], seen_before=set()), says)) == [("R2-0001", None)]


@pytest.mark.parametrize(
    ("hari", "bulan", "told"),
    [
        (dt.date(2027, 1, 31), "2027-01", None), (dt.date(2026, 11, 25), "2026-10", None),
        (dt.date(2026, 12, 31), "2027-01", "RAPAT_SEBELUM_EVALUASI"), (dt.date(2026, 11, 24), "2026-10", "RAPAT_TANGGAL_MUNDUR"),
        (dt.date(2027, 1, 31), "2026-09", "RAPAT_BULAN_MUNDUR"),
    ],
)  # fmt: skip
def test_a_round_follows_in_time(tmp_path: Path, hari: dt.date, bulan: str, told: str | None) -> None:
    called = Called("2", "nasional", hari, "Jakarta", ("BPJS",))
    with pytest.raises(Refusal) if told else nullcontext() as refused:
        in_time(called, Table((), bulan, (), ()), before(tmp_path))
    assert refused is None or refused.value.code == told


def test_what_a_line_of_rounds_refused_is_remembered_until_it_is_seen_again(tmp_path: Path) -> None:
    refused = said("ditolak", alasan="Bukan pekerja kami.")
    book = write(tmp_path / "rapat", opened(), item(), refused, opened("R2", sebelumnya="R1"), opened("R3", sebelumnya="R2"), opened("R4"))
    assert [(rapat, one.butir) for rapat, one in refused_in(book, book.rapat["R3"])] == [("R1", "R1-0001")]
    assert refused_in(book, book.rapat["R4"]) == refused_in(book, book.rapat["R1"]) == []
    again = write(tmp_path / "rapat", item(rapat="R3"))
    assert refused_in(again, again.rapat["R3"]) == []


@pytest.mark.parametrize(
    ("tingkat", "pemda", "rung", "above"),
    [
        ("nasional", "1671", "opd", "inspektorat"), ("nasional", "1671", "pemda", "gubernur"), ("nasional", "16", "pemda", "kementerian"),
        ("provinsi", "1671", "gubernur", None), ("pemda", "1671", "inspektorat", "pemda"), ("pemda", "1671", "pemda", None),
        ("nasional", "1671", "kementerian", None),
    ],
)  # fmt: skip
def test_the_level_of_the_round_caps_the_rungs(tmp_path: Path, tingkat: str, pemda: str, rung: str, above: str | None) -> None:
    from naungan.rounds.escalation import next_rung

    one = write(tmp_path / "rapat", opened(pemda=(pemda,)), item(pemda=pemda, tangga=rung)).rapat["R1"].butir["R1-0001"]
    assert (one.status, next_rung(one, Tingkat(tingkat), HARI)) == (Status.TERBUKA, above and Rung(above))
    assert next_rung(one, Tingkat(tingkat), dt.date(2020, 1, 1)) is None
