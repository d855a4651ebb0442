"""The same rows from a workbook: its first sheet that is shown and holds anything; a cell is the text that a person would have written."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

from naungan.answers.csv_edge import read_csv, under_heading
from naungan.answers.raw import Raw
from naungan.sheets.kind import kind_of
from naungan.sheets.reading import open_book


def read_table(path: Path) -> Raw:
    """A CSV or a workbook, told by content; Unreadable for a workbook that is hostile, broken or protected."""
    if not path.is_file() or kind_of(path) == "csv":
        return read_csv(path)
    for sheet in open_book(path).sheets:
        lines = [(number, [written(cell) for cell in cells]) for number, cells in sheet.rows] if sheet.visible else []
        if lines := [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]:
            return under_heading(lines, path.name, [])
    return Raw()


def written(cell: Any) -> str:
    """A cell as text: days as ISO, whole numbers without a point, yes and no in words."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float | Decimal):
        exact = Decimal(repr(cell)) if isinstance(cell, float) else cell
        return f"{exact:f}".removesuffix(".0")
    return str(cell)
