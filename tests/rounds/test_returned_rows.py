"""Lists that come back: told apart by their headings, every row taken or told, and what the book knows already adds nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from naungan.answers.csv_edge import read_csv
from naungan.kernel.errors import Unreadable
from naungan.rounds import Event, New
from naungan.rounds.payloads import wrong
from naungan.rounds.returned import KINDS, Taken, take_table
from naungan.rounds.returned.reading import Reading
from naungan.rounds.returned.taken import Draft
from naungan.rounds.tables import ENTRY
from tests.rounds.sheets import desk, events, given, told

HEAD = ENTRY.names
NIK = "1671014509850001"


def back(folder: Path, *rows: dict[str, Any], head: tuple[str, ...] = HEAD, after: tuple[New, ...] = ()) -> Taken:
    path = folder / "butir.csv"
    lines = [";".join(head), *(";".join(str(row.get(name, "")) for name in head) for row in rows)]
    path.write_text("\n".join(lines), "utf-8")
    return take_table(read_csv(path), path.name, desk(*after))


def new(**more: Any) -> dict[str, Any]:
    return {"pemda": "1671", "kondisi": "PKS berakhir.", **more}


def test_a_finding_that_is_entered(tmp_path: Path) -> None:
    found = back(tmp_path, new(unit="1.02", tingkat="tinggi", rupiah="1.500.000", penanggung_jawab="Sekda", tenggat="31 Januari 2027"))
    ((jenis, isi), (other, owner)) = given(found)
    assert (jenis, other, told(found)) == (Event.BUTIR_DIBUAT, Event.DITUGASKAN, [])
    assert isi | {"butir": ""} == {
        "butir": "", "asal": "diisi", "pemda": "1671", "unit": "1.02", "tingkat": "tinggi", "rupiah": 1_500_000, "kondisi": "PKS berakhir.",
    }  # fmt: skip
    assert owner == {"butir": isi["butir"], "penanggung_jawab": "Sekda", "tenggat": "2027-01-31"}
    again = back(tmp_path, new(unit="1.02"), after=tuple(New("R1", one.jenis, one.isi) for one in found.events))
    assert (given(again), again.diterima) == ([], 1)


def test_what_is_said_of_a_finding_that_stands_there(tmp_path: Path) -> None:
    found = back(tmp_path, {"butir": "R1-0001", "pemda": "16.71", "kriteria": "PP 44/2015", "status": "dikerjakan"})
    assert given(found) == [
        (Event.DILENGKAPI, {"butir": "R1-0001", "kriteria": "PP 44/2015"}),
        (Event.DINYATAKAN, {"butir": "R1-0001", "status": "dikerjakan"}),
    ]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (new(pemda="1771"), "JAWABAN_NILAI", "pemda"), (new(butir="R1-0099"), "JAWABAN_NILAI", "butir"),
        (new(pemda=""), "JAWABAN_KOSONG", "pemda"), ({"pemda": "1671"}, "JAWABAN_KOSONG", "kondisi"),
        (new(tingkat="parah"), "JAWABAN_NILAI", "tingkat"), (new(rupiah="banyak"), "JAWABAN_NILAI", "rupiah"),
        (new(jumlah="-1"), "JAWABAN_NILAI", "jumlah"), (new(tenggat="31 Februari 2027"), "JAWABAN_NILAI", "tenggat"), (new(tenggat="31-02-2027"), "JAWABAN_NILAI", "tenggat"),
        (new(tenggat="24-11-2026"), "ISIAN_TENGGAT_LEWAT", "tenggat"), (new(tenggat="01-01-2072"), "ISIAN_TENGGAT_JAUH", "tenggat"),
        (new(status="beres"), "JAWABAN_NILAI", "status"), (new(status="ditolak"), "ISIAN_TANPA_ALASAN", "alasan"),
        ({"butir": "R1-0003", "pemda": "1671"}, "ISIAN_BUTIR_PEMDA_LAIN", "butir"),
        ({"butir": "R1-0002", "pemda": "1671", "status": "selesai"}, "ISIAN_STATUS_LOMPAT", "status"),
        (new(kondisi=f"Siti {NIK} belum terdaftar"), "ISIAN_NIK", "kondisi"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_and_loses_its_row_alone(tmp_path: Path, row: dict[str, Any], code: str, column: str) -> None:
    found = back(tmp_path, row, new(kondisi="Yang lain."))
    assert [(one["kode"], one["kolom"], one["baris"]) for one in found.problems] == [(code, column, 2)]
    assert ([jenis for jenis, _ in given(found)], found.masuk, found.diterima) == ([Event.BUTIR_DIBUAT], 2, 1)
    assert NIK not in str(found)


def test_a_register_comes_back_by_its_own_headings(tmp_path: Path) -> None:
    path = tmp_path / "apa saja.csv"
    path.write_text("pemda,jenis,nomor,tanggal,berakhir\n1671,pks,1/2026,01-01-2026,31-12-2027\n1671,perda,2/2026,besok,\n", "utf-8")
    found = take_table(read_csv(path), path.name, desk())
    assert given(found) == [
        (Event.INSTRUMEN, {"pemda": "1671", "jenis": "pks", "nomor": "1/2026", "tanggal": "2026-01-01", "berakhir": "2027-12-31"})
    ]
    assert (found.jenis, found.masuk, found.diterima, told(found)) == ("instrumen", 2, 1, ["JAWABAN_NILAI"])
    again = take_table(read_csv(path), path.name, desk(*(New("R1", one.jenis, one.isi) for one in found.events)))
    assert (given(again), again.diterima) == ([], 1)


def test_a_file_of_nobody_names_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gaji.csv"
    path.write_text("nama;gaji\nSiti;1\n", "utf-8")
    with pytest.raises(Unreadable) as told_:
        take_table(read_csv(path), path.name, desk())
    assert all(one.form.berkas in str(told_.value) for one in KINDS)


def test_no_two_kinds_need_the_same_headings() -> None:
    needed = [frozenset(one.form.perlu) for one in KINDS]
    assert [one for one in needed for other in needed if one < other or (one == other and one is not other)] == []


def test_a_second_file_that_contradicts_the_first_gives_nothing() -> None:
    """Each is judged by what those before it say; what the book would refuse refuses its file alone, and not the batch."""
    reading = Reading("R1", events(), "Ani")
    stated = Draft(Event.DINYATAKAN, {"butir": "R1-0001", "status": "ditolak", "alasan": "Sudah."})
    other = Draft(Event.DINYATAKAN, {"butir": "R1-0001", "status": "dikerjakan"})
    first = reading.add(Taken("lembar", (stated,), (), 1, 1), nama="a.xlsx", sumber="aa" * 32)
    second = reading.add(Taken("lembar", (other,), (), 1, 1), nama="b.xlsx", sumber="bb" * 32)
    assert ([one.jenis for one in first.events], second.events, told(second)) == (
        [Event.DINYATAKAN, Event.DIBACA], (), ["ISIAN_BERTENTANGAN"],
    )  # fmt: skip
    assert [wrong(one.jenis, one.isi) for one in reading.drafts] == [[], []]
