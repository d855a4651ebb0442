"""Tables against themselves: where a total stands, what its column is called, and what an empty cell leaves open."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from naungan.claims.grids import grid_claims
from naungan.sheets.prose import Cell

A, B, C = ["Kab A", 100], ["Kab B", 200], ["Kab C", 300]


def told(*rows: Sequence[Cell]) -> list[tuple[str, str, str | None]]:
    found = grid_claims("lembar T", list(enumerate(rows, 1)), english=False)
    return [(one.jenis, str(one.putusan), one.dihitung) for one in found]


@pytest.mark.parametrize(
    ("total", "putusan"), [(600, "cocok"), (700, "tidak_dapat_diperiksa")]
)  # fmt: skip
def test_a_total_on_top_is_that_of_the_rows_below_and_accuses_nobody(total: int, putusan: str) -> None:
    assert told(["Uraian", "Pekerja"], ["Jumlah", total], A, B, C) == [("jumlah", putusan, "100 + 200 + 300 = 600")]


def test_a_mean_is_no_addend() -> None:
    assert told(["Uraian", "Pekerja"], A, B, C, ["Rata-rata", 200], ["Jumlah", 600]) == [("jumlah", "cocok", "100 + 200 + 300 = 600")]
    assert told(["Uraian", "Pekerja"], ["Total", 600], A, B, C, ["Rata-rata", 200]) == [("jumlah", "cocok", "100 + 200 + 300 = 600")]


@pytest.mark.parametrize("years", [["2024", "2025"], [2024, 2025]])
def test_years_above_columns_are_headings(years: list[Cell]) -> None:
    rows = [["Uraian", *years], ["PU", 100, 120], ["BPU", 50, 70], ["Jumlah", 150, 180]]
    assert told(*rows) == [("jumlah", "cocok", "100 + 50 = 150"), ("jumlah", "tidak_cocok", "120 + 70 = 190")]


def test_an_empty_cell_leaves_a_total_open() -> None:
    heads, missing, total = ["Kab", "Orang", "Rupiah"], ["Kab C", None, 10], ["Jumlah", 900, 30]
    found = told(heads, ["Kab A", 100, 10], ["Kab B", 200, 10], missing, total)
    assert found == [("jumlah", "tidak_dapat_diperiksa", "100 + 200 = 300"), ("jumlah", "cocok", "10 + 10 + 10 = 30")]
    assert told(["Kab", "Orang"], A, B, ["Kab C", ""], ["Jumlah", 900])[0][1] == "tidak_dapat_diperiksa"
    grouped = told(heads, ["Kecamatan", None, None], ["A", 100, 1], ["B", 200, 1], ["Jumlah", 900, 2])
    assert grouped[0][1] == "tidak_cocok", "the name of a group has nothing to fill in"


@pytest.mark.parametrize("numbers", [["1", "2", "3", "4=3/2"], [1, 2, 3, 4], ["(1)", "(2)", "(3)", "(4=3:2)"]])
def test_the_row_that_numbers_the_columns_is_no_addend(numbers: list[Cell]) -> None:
    rows = [["No", "Uraian", "Pekerja", "Terdaftar"], numbers, ["1", "Non-ASN", "3.569", "2.784"], ["2", "Desa", "1.550", "1.240"]]
    assert told(*rows, ["", "Jumlah", "5.119", "4.024"]) == [
        ("jumlah", "cocok", "3.569 + 1.550 = 5.119"), ("jumlah", "cocok", "2.784 + 1.240 = 4.024"),
    ]  # fmt: skip


def test_ranks_and_points_are_not_summed() -> None:
    assert told(["Kab", "Kenaikan (poin)"], ["A", 5], ["B", 2], ["Jumlah", 9]) == []
    assert told(["Provinsi", "Peringkat"], ["Bali", 1], ["Jambi", 2], ["Lampung", 3], ["Jumlah", 6]) == []
