"""Instruments and obstacles on a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from naungan.acuan.triwulan import Triwulan, report_due
from naungan.rounds.instruments import instrument_gap, instrument_standing
from naungan.rounds.obstacles import obstacle_reported

PADA = dt.date(2026, 10, 31)


def instrument(nomor: str, **said: Any) -> dict[str, Any]:
    return {"pemda": "1671", "jenis": "pks", "nomor": nomor, "tanggal": "2025-01-15"} | said


def standing(*rows: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["nomor"]: row for row in instrument_standing(rows, PADA)}


@pytest.mark.parametrize(
    ("said", "keadaan", "sisa"),
    [
        ({"berakhir": "2026-10-31"}, "berlaku", 0), ({"berakhir": "2026-10-30"}, "berakhir", -1), ({}, "akhir_tidak_disebut", None),
        ({"jenis": "perda"}, "berlaku", None), ({"tanggal": "2026-11-01", "berakhir": "2028-11-01"}, "belum_berlaku", 732),
    ],
)  # fmt: skip
def test_in_force_until_the_last_day(said: dict[str, Any], keadaan: str, sisa: int | None) -> None:
    row = standing(instrument("1/2025", **said))["1/2025"]
    assert (row["keadaan"], row["sisa_hari"]) == (keadaan, sisa)


def test_an_agreement_without_an_end_has_a_usual_one_that_decides_nothing() -> None:
    row = standing(instrument("1/2023", tanggal="2023-02-01"))["1/2023"]
    assert (row["keadaan"], row["berakhir"], row["lazim_sampai"]) == ("akhir_tidak_disebut", None, dt.date(2025, 1, 31))
    assert standing(instrument("1", jenis="perda"))["1"]["lazim_sampai"] is None


def test_numbers_that_look_alike_and_groups_named_twice_are_marked() -> None:
    rows = standing(
        instrument("12 Tahun 2025", jenis="perkada", kelompok="honorer"), instrument("012/2025", jenis="perkada"),
        instrument("7/2025", jenis="perkada", kelompok="honorer, bpd"), instrument("8/2025", jenis="se", kelompok="honorer"),
        instrument("9/2020", jenis="perkada", kelompok="bpd", berakhir="2021-01-01", tanggal="2020-01-01"),
    )  # fmt: skip
    assert rows["12 Tahun 2025"]["tanda"] == "nomor_serupa, kelompok_ganda"
    assert rows["12 Tahun 2025"]["lihat"] == "perkada 012/2025; perkada 7/2025"
    assert (rows["8/2025"]["tanda"], rows["9/2020"]["tanda"]) == (None, None), "another kind, and one that has ended"


def test_a_base_below_the_minimum_wage_is_marked_for_those_who_may_not_choose_theirs() -> None:
    rows = standing(
        instrument("1", dasar_upah="1000000", kelompok="honorer"), instrument("2", dasar_upah="1000000", kelompok="pekerja_rentan"),
        instrument("3", dasar_upah="99000000", kelompok="honorer"), instrument("4", dasar_upah="umk", kelompok="honorer"),
        instrument("5", dasar_upah="1000000"),
    )  # fmt: skip
    assert [row["nomor"] for row in rows.values() if "dasar_di_bawah" in (row["tanda"] or "")] == ["1"]
    assert rows["1"]["upah_minimum"] > 1_000_000


def test_groups_without_an_instrument_are_told_and_silence_is_no_proof() -> None:
    measure = [{"tingkat": "kategori", "pemda": pemda, "kategori": group, "pekerja": workers}
               for pemda, group, workers in (("1671", "honorer", 9), ("1671", "bpd", 4), ("1671", "kader", 0), ("1671", None, 7), ("1801", "honorer", 3))]  # fmt: skip
    rows = instrument_standing([instrument("1", kelompok="honorer"), instrument("2")], PADA)
    found = [
        (one["pemda"], one["kategori"], one["pekerja"], one["dilaporkan"], one["tanpa_kelompok"]) for one in instrument_gap(rows, measure)
    ]
    assert found == [("1671", "bpd", 4, True, 1), ("1801", "honorer", 3, False, 0)]


def obstacle(nomor: int, triwulan: str, solved: str | None = None) -> dict[str, Any]:
    return {"pemda": "1671", "triwulan": triwulan, "nomor": nomor, "uraian": "U", "selesai_triwulan": solved,
            "status": "selesai" if solved else "terbuka"}  # fmt: skip


def test_an_obstacle_is_carried_until_it_is_solved() -> None:
    rows = [obstacle(1, "2025-T4"), obstacle(2, "2026-T2", "2026-T3"), obstacle(3, "2026-T1", "2026-T2"), obstacle(4, "2026-T3"),
            obstacle(5, "2026-T4"), obstacle(6, "2026-T1", "2026-T4")]  # fmt: skip
    found = [(row["nomor"], row["keadaan"], row["lama"]) for row in obstacle_reported(rows, Triwulan(2026, 3))]
    assert found == [(1, "dibawa", 3), (6, "dibawa", 2), (2, "selesai", 1), (4, "baru", 0)]


def test_a_later_word_on_an_obstacle_stands() -> None:
    assert [
        row["keadaan"] for row in obstacle_reported([obstacle(1, "2026-T1"), obstacle(1, "2026-T1", "2026-T3")], Triwulan(2026, 3))
    ] == ["selesai"]


@pytest.mark.parametrize(
    "text", ["2026-T3", "T3 2026", "Triwulan III 2026", "TW III/2026", "tw.3 2026", "2026-Q3", "III 2026", "triwulan 3 tahun 2026"]
)
def test_quarters_are_read_as_people_write_them(text: str) -> None:
    assert Triwulan.parse(text) == Triwulan(2026, 3)
    with pytest.raises(ValueError, match="triwulan"):
        Triwulan.parse(f"{text}9")


def test_a_report_is_due_on_the_tenth_and_safe_on_a_working_day() -> None:
    due = report_due(Triwulan(2026, 3))
    assert (due.tanggal, due.hari_kerja) == (dt.date(2026, 10, 10), dt.date(2026, 10, 9)), "the tenth is a Saturday"
    assert report_due(Triwulan(2026, 4)).tanggal == dt.date(2027, 1, 10)
