"""What stands beside the values of a filled workbook: formulas, merged cells, what is hidden, whichever program has written it."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest

from naungan.kernel.errors import Unreadable
from naungan.sheets.filled import ROWS, filled


def made(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Satu"
    for row in (["a", 1, 1.5], [None, True, dt.date(2026, 10, 31)], ["=1+1", "1671014509850001", 1671014509850001]):
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("Dua").sheet_state = "hidden"
    book.save(path)
    return path


def test_values_are_exact_and_marks_are_told(tmp_path: Path) -> None:
    found = filled({"path": str(made(tmp_path / "a.xlsx"))})
    one, two = found["sheets"]
    assert (one["rows"][0][1][:2], one["rows"][1]) == (["a", 1], [2, ["", True, {"hari": "2026-10-31"}]])
    assert one["rows"][2][1][1:] == ["1671014509850001", 1671014509850001]
    assert (one["formulas"], one["merged"]) == ([[3, 0]], [[1, 1, 1, 2]])
    assert (one["hidden_rows"], one["hidden_columns"], two["visible"]) == ([2], [2], False)


def test_cells_that_do_not_say_where_they_stand(tmp_path: Path) -> None:
    """Some programs leave the places out; a cell then follows the one before it."""
    path = made(tmp_path / "a.xlsx")
    bare = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith("sheet1.xml"):
                for place in (b' r="A3"', b' r="B3"', b' r="C3"', b' r="3"'):
                    text = text.replace(place, b"")
            new.writestr(name, text)
    assert filled({"path": str(bare)})["sheets"][0]["formulas"] == [[3, 0]]


def test_a_workbook_that_is_no_form_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("a")
    for _ in range(ROWS + 1):
        sheet.append([1])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(Unreadable) as told:
        filled({"path": str(tmp_path / "a.xlsx")})
    assert told.value.code == "ISIAN_TERLALU_BESAR"
