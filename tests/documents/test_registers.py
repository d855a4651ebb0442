"""The workbook of the registers, as another program sees it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from tests.told.test_registers import PADA, found

from naungan.documents.registers import write_registers
from naungan.rounds import registers
from naungan.rounds.state import Book


def test_each_register_is_a_sheet_on_one_page_across(tmp_path: Path) -> None:
    write_registers(tmp_path / "register.xlsx", found())
    book = openpyxl.load_workbook(tmp_path / "register.xlsx")
    assert book.sheetnames == ["Sasaran", "Instrumen", "Tanpa instrumen", "Kendala"]
    assert {sheet.page_setup.fitToWidth for sheet in book} == {None}, "one page across is what is not said otherwise"
    assert all(sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows for sheet in book)
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows(min_row=5) for cell in row if cell.value is not None}
    assert {"95,5%", "24–29 orang, 58–70,5 poin persen", "9/2026", "Pagu belum ada"} <= cells


def test_registers_without_rows_are_sheets_too(tmp_path: Path) -> None:
    write_registers(tmp_path / "kosong.xlsx", registers(Book(), PADA, pemda=("9999",)))
    book = openpyxl.load_workbook(tmp_path / "kosong.xlsx")
    assert [book[name]["A4"].value for name in ("Instrumen", "Kendala")] == ["Wilayah / pemda"] * 2
    assert not [cell.value for cell in book["Instrumen"][6] if cell.value]
