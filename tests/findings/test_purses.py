"""A line that has gone with its people is not lost; a purse that ends and people left behind are found with their figures."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from naungan.budget.moved import Moved
from naungan.findings.make import Today
from naungan.findings.money import stage_findings
from naungan.findings.purses import change_findings, end_findings
from naungan.told.words import said

TODAY = Today("2026-10", 2026, dt.date(2026, 10, 31))


def line(unit: str, tahap: str, pagu: int, kode: str | None = "5.1.02.02.02.0026", **more: Any) -> Any:
    return {
        "pemda": "1671", "unit": unit, "tahun": 2027, "tahap": tahap, "kode": kode, "keluarga": "pppk_paruh_waktu", "program": "jkk", "jamsostek": True,
        "unit_nama": f"Dinas {unit}", "pagu": pagu, "gabungan": 0, "usulan": 0, **more,
    }  # fmt: skip


LOST = [line("B", "RKA", 500), line("B", "RAPBD", 100, "5.1.02.02.02.0034", program="jkm")]


def lost(lines: list[Any], changes: list[dict[str, Any]] | None = None, paid_for: dict[Any, set[Any]] | None = None) -> list[str]:
    return [row["kode"] for row in stage_findings(lines, TODAY, Moved(changes or [], paid_for or {}, lines))]


def test_a_line_that_nobody_has_any_more_is_lost() -> None:
    assert lost(LOST) == ["TEMUAN_HILANG_ANTAR_TAHAP"]


def test_a_line_that_the_list_of_payers_gives_to_another_office_has_moved() -> None:
    change = {"pemda": "1671", "unit_lama": "B", "tahun": 2027, "kategori": "pppk_paruh_waktu", "arah": "pindah"}
    assert lost(LOST, [change]) == []
    assert lost(LOST, [{**change, "arah": "tertinggal"}]) == ["TEMUAN_HILANG_ANTAR_TAHAP"]
    assert lost(LOST, [{**change, "kategori": "honorer"}]) == ["TEMUAN_HILANG_ANTAR_TAHAP"]


def test_without_a_dated_list_the_units_it_paid_for_must_have_no_less_money() -> None:
    paid_for = {("1671", "B"): {"A", "C", "B"}}
    assert lost([*LOST, line("A", "RAPBD", 300), line("C", "RAPBD", 200)], paid_for=paid_for) == []
    assert lost([*LOST, line("A", "RAPBD", 300)], paid_for=paid_for) == ["TEMUAN_HILANG_ANTAR_TAHAP"]
    assert lost([*LOST, line("D", "RAPBD", 900)], paid_for=paid_for) == ["TEMUAN_HILANG_ANTAR_TAHAP"], "not of its people"
    assert lost([*LOST, line("A", "RKA", 900), line("A", "RAPBD", 900)], paid_for=paid_for) == ["TEMUAN_HILANG_ANTAR_TAHAP"], (
        "had it before"
    )


@pytest.mark.parametrize("unclear", ["gabungan", "usulan"])
def test_a_stage_with_lines_that_nobody_can_read_has_lost_nothing(unclear: str) -> None:
    later = line("B", "RAPBD", 900, None, jamsostek=False, **{unclear: 1})
    assert lost([LOST[0], later]) == [] and lost([LOST[0], {**later, unclear: 0}]) == ["TEMUAN_HILANG_ANTAR_TAHAP"]


def test_what_a_plan_names_at_one_office_others_may_hold() -> None:
    plan = [line("B", "RKPD", 500, None, keluarga=None, program=None), line("B", "RKA", 5, None, jamsostek=False)]
    assert lost(plan) == ["TEMUAN_HILANG_ANTAR_TAHAP"] and lost([*plan, line("A", "RKA", 1)]) == []


def end(bulan: str, orang: int, rupiah: int, **more: Any) -> dict[str, Any]:
    return {
        "pemda": "1671",
        "unit": "A",
        "tahun": 2026,
        "bulan": bulan,
        "orang": orang,
        "rupiah": rupiah,
        "dompet": "DBHCHT",
        "perkiraan": False,
        **more,
    }


def test_the_next_end_of_a_unit_is_told_before_it_happens() -> None:
    (found,) = end_findings([end("2026-07", 9, 900), end("2026-12", 4, 67_200), end("2026-12", 1, 16_800, perkiraan=True)], TODAY)
    assert (found["kode"], found["jumlah"], found["rupiah"], found["tingkat"]) == ("TEMUAN_DOMPET_BERAKHIR", 5, 67_200, "tinggi")
    assert said(found["kode"], found["params"]).startswith("Mulai Desember 2026 iuran 5 orang")
    assert '"bulan": "2026-12"' in found["params"] and '"perkiraan": 16800' in found["params"]


def test_people_left_behind_are_counted_with_the_next_years_need() -> None:
    row = {
        "pemda": "1671", "unit": "A", "tahun": 2027, "mulai": "2027-01", "unit_lama": "B", "unit_baru": "A", "dana_lama": None, "dana_baru": None, "pembayar_lama": "pemda", "pembayar_baru": "pemda", "orang": 6, "kebutuhan_setahun": 388_800,
        "perkiraan_setahun": 0, "pagu_lama_berikut": 500_000, "kategori": "honorer",
    }  # fmt: skip
    found = change_findings(
        [{**row, "arah": "tertinggal"}, {**row, "unit": "C", "arah": "pindah"}, {**row, "unit": "D", "arah": "ganda"}], TODAY
    )
    assert [(one["unit"], one["kode"], one["jumlah"], one["rupiah"]) for one in found] == [
        ("A", "TEMUAN_PEMBAYAR_TERTINGGAL", 6, 388_800), ("B", "TEMUAN_DIANGGARKAN_DUA_KALI", 6, 500_000),
    ]  # fmt: skip


def test_money_that_stands_twice_is_named_once_however_many_units_have_gone() -> None:
    row = {
        "pemda": "1671", "tahun": 2027, "mulai": "2027-01", "unit_lama": "B", "dana_lama": None, "dana_baru": None, "pembayar_lama": "pemda",
        "pembayar_baru": "pemda", "orang": 6, "kebutuhan_setahun": 1, "perkiraan_setahun": 0, "arah": "ganda",
    }  # fmt: skip
    places = (("C", "honorer", 500_000), ("D", "linmas", 500_000), ("D", "pppk_paruh_waktu", 70_000))
    (found,) = change_findings(
        [{**row, "unit": unit, "unit_baru": unit, "kategori": kategori, "pagu_lama_berikut": pagu} for unit, kategori, pagu in places],
        TODAY,
    )
    assert (found["unit"], found["jumlah"], found["rupiah"]) == ("B", 18, 570_000)
    assert '"baru": "C; D"' in found["params"]
