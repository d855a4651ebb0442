"""What separates the cells of a text file is told from its lines, not from the marks that stand inside the cells."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from naungan.sheets.reading import open_book

TABLES = {
    "amounts": [["Pagu", "Rincian", "Realisasi"], *[["1,00", "2.000.000,50", "3.000.000,75"]] * 5],
    "words": [["Kode Rekening", "Uraian", "Pagu"], ["5.1.02", "Belanja jasa, iuran, denda, upah, dan lain-lain", "1000"], ["5.1.03", "Iuran", "5"]],
    "titles": [["Dinas A, Kota B", "", ""], ["Nama", "Gelar", "NIK"], *[["Siti, S.Pd., M.Pd.", "S.Pd., M.Pd.", "1671014505900017"]] * 5],
    "numbers": [["No", "NPP", "Jumlah"], ["1", "2", "3"], ["2", "3", "4"]],
    "digits": [["1", "2", "3"], ["4", "5", "6"]],
    "one column": [["Nama"], ["Siti Aminah"]],
    "addresses": [["Nama", "Alamat"], *[["Siti", "Jl. A,RT 1,Kel. B,Kec. C"]] * 5],
    "choices": [["Nama", "Pilihan"], *[["Siti", "a;b;c;d"], ["Budi", "a|b|c|d"]] * 3],
    "pipes": [["Nama", "Pilihan"], *[["Siti", "a|b|c|d"]] * 5],
    "lists": [["Nama", "Pilihan"], *[["Siti", "a;b;c;d"]] * 5],
    "titled": [["Dinas A, Kota B", ""], ["Nama (gelar, bila ada)", "NIK"], *[["Siti, S.Pd.", "1671014505900017"]] * 5],
}  # fmt: skip


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("name", TABLES)
def test_what_stands_inside_the_cells_separates_nothing(tmp_path: Path, name: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(TABLES[name])
    assert [cells for sheet in open_book(path).sheets for _, cells in sheet.rows] == TABLES[name]


def test_a_comma_and_a_blank_separate_where_nothing_else_does(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Nama, NIK, Gaji\nSiti, 1671014505900017, 1500000\n", encoding="utf-8")
    assert [len(cells) for sheet in open_book(tmp_path / "a.csv").sheets for _, cells in sheet.rows] == [3, 3]
