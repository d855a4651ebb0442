"""Our worksheets are XlsxWriter's, byte for byte, but that persons are masked and texts stay texts."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from naungan.sheets.writing import open_workbook

NIK = "1671080101900007"


def _filled(book: Any) -> None:
    sheet, look = book.add_worksheet("Isi"), book.add_format({"num_format": "@", "bold": True})
    sheet.set_column(3, 3, 20, look)
    sheet.set_row(4, 20, look)
    for at, text in enumerate(("Siti & <Aminah>", "=1+1", "_x0041_", " tepi ", "", NIK, "Siti & <Aminah>", "é\x01")):
        sheet.write_string(at, 0, text, look)
        sheet.write_string(at, 3, text)
    for at, number in enumerate((0, -1, 2.5, 10**15 + 1, 1e300, 1 / 3)):
        sheet.write_number(at, 1, number, look)
        sheet.write_number(at, 3 + at, number)
    sheet.write_blank(2, 2, None, look)
    sheet.write_boolean(3, 2, True, look)
    sheet.write_formula(4, 2, "=B1+B2", look, 7)
    sheet.write_rich_string(5, 2, "a", look, "b", look)
    sheet.merge_range(9, 0, 9, 3, "gabung", look)
    sheet.write_comment(1, 1, "catatan")


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist() if name != "docProps/core.xml"}


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("streaming", [False, True])
def test_the_bytes_are_those_of_the_library(tmp_path: Path, small: bool, streaming: bool) -> None:
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": streaming, "in_memory": small}
    with open_workbook(tmp_path / "kita.xlsx", small=small, streaming=streaming, whole=True) as ours:
        _filled(ours)
    with xlsxwriter.Workbook(tmp_path / "pustaka.xlsx", plain) as theirs:
        _filled(theirs)
    assert _parts(tmp_path / "kita.xlsx") == _parts(tmp_path / "pustaka.xlsx")


def test_a_person_is_masked_wherever_a_text_is_written(tmp_path: Path) -> None:
    for whole in (False, True):
        with open_workbook(tmp_path / "orang.xlsx", whole=whole) as book:
            sheet = book.add_worksheet()
            sheet.write_string(0, 0, NIK)
            sheet.write(1, 0, f"NIK {NIK}")
            sheet.write_row(2, 0, [NIK])
            sheet.merge_range(3, 0, 3, 1, NIK)
        assert (NIK.encode() in _parts(tmp_path / "orang.xlsx")["xl/sharedStrings.xml"]) is whole
