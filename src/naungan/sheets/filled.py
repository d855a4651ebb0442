"""A workbook that people have filled in, cell by cell, with what a reader of values does not tell: formulas, merged cells, what is hidden.

Run inside the guarded child. Only for forms, which are small; a larger workbook is no form.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.parsers import expat

from naungan.kernel.digest import digest
from naungan.kernel.errors import Unreadable
from naungan.sheets import parts
from naungan.sheets.reading import Sheet, open_book

ROWS, COLUMNS = 20_000, 60
_PIECE = 1 << 20
# A workbook keeps numbers as floats; whole ones up to here are exact.
_EXACT = 2**53


def filled(task: dict[str, Any]) -> dict[str, Any]:
    """``{path}`` → kind, SHA-256, and each sheet: name, visible, rows, formulas, merged, hidden rows and columns.

    Columns count from 0, rows from 1. A day is ``{"hari": "2026-10-31"}``, a whole number an integer, every other number
    ``{"angka": "12.5"}``.
    """
    path = Path(task["path"])
    book = open_book(path)
    found = _marks(path) if book.kind == "xlsx" else []
    sheets = [_sheet(one, found[place] if place < len(found) else _Marks()) for place, one in enumerate(book.sheets)]
    return {"kind": book.kind, "sumber": digest(path), "from_1904": book.from_1904, "sheets": sheets}


def _sheet(sheet: Sheet, marks: _Marks) -> dict[str, Any]:
    rows = []
    for number, cells in sheet.rows:
        if number > ROWS or len(cells) > COLUMNS:
            raise Unreadable("ISIAN_TERLALU_BESAR", baris=ROWS, kolom=COLUMNS)
        if any(cell not in (None, "") for cell in cells):
            rows.append([number, [_cell(cell) for cell in cells]])
    return {"name": sheet.name or "", "visible": sheet.visible, "rows": rows, **marks.told}


def _cell(value: Any) -> Any:
    if isinstance(value, dt.datetime | dt.date):
        return {"hari": (value.date() if isinstance(value, dt.datetime) else value).isoformat()}
    if isinstance(value, float | Decimal):
        whole = Decimal(value) if isinstance(value, float) else value
        return int(whole) if whole == whole.to_integral_value() and abs(whole) < _EXACT else {"angka": str(value)}
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _marks(path: Path) -> list[_Marks]:
    """What the parts of the worksheets tell, in the order of the workbook; a sheet of a chart holds no cells."""
    with zipfile.ZipFile(path) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        found = [target.lower() for target in parts.targets(archive)]
        return [_of_part(archive, names[part]) for part in found if "chartsheets/" not in part and part in names]


def _of_part(archive: zipfile.ZipFile, part: str) -> _Marks:
    marks = _Marks()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = marks.start
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            parser.Parse(piece, False)
    return marks


class _Marks:
    """Gathers, while a sheet goes by, what stands beside its values; a cell that does not say where it stands follows the one before."""

    def __init__(self) -> None:
        self.told: dict[str, list[Any]] = {"formulas": [], "merged": [], "hidden_rows": [], "hidden_columns": []}
        self._row = self._column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = parts.local(name)
        if name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            if _yes(attributes) or attributes.get("ht") == "0":
                self.told["hidden_rows"].append(self._row)
        elif name == "c":
            self._column = parts.column(attributes["r"]) if "r" in attributes else self._column + 1
        elif name == "f":
            self.told["formulas"].append([self._row, self._column - 1])
        elif name == "mergeCell":
            self.told["merged"].append(_box(attributes.get("ref", "")))
        elif name == "col" and (_yes(attributes) or attributes.get("width") == "0"):
            first, last = int(attributes["min"]), min(int(attributes["max"]), COLUMNS)
            self.told["hidden_columns"] += range(first - 1, last)


def _yes(attributes: dict[str, str]) -> bool:
    return attributes.get("hidden") in ("1", "true")


def _box(ref: str) -> list[int]:
    """Row, column, last row, last column of ``B2:D3``."""
    first, _, last = ref.partition(":")
    ends = []
    for place in (first, last or first):
        digits = "".join(letter for letter in place if letter.isdigit())
        ends += [int(digits or 0), parts.column(place) - 1]
    return ends
