"""Safe writing: no cell becomes a formula or a link, no CSV cell starts a formula in a spreadsheet, no text holds a whole NIK.

Only what goes back to the unit that wrote it, and only there, is written ``whole``.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.kernel.shown import shown

if TYPE_CHECKING:
    import xlsxwriter

# A fixed creation time: the same content gives the same bytes.
_EPOCH = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "|")


def open_workbook(path: Path, *, streaming: bool = False, small: bool = False, whole: bool = False) -> xlsxwriter.Workbook:
    """A new workbook whose strings stay strings; ``streaming`` holds one row in memory (rows must then come in order).

    ``small`` zips in memory without temporary files: half the time for one of thousands of little workbooks.
    ``whole`` leaves numbers of persons as they are.
    """
    import xlsxwriter

    options: dict[str, Any] = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": streaming,
        "in_memory": small,
        "default_date_format": "dd-mm-yyyy",
        "remove_timezone": True,
        "tmpdir": str(path.parent),  # rows of persons; what a killed process leaves there goes with the folder
    }
    book = xlsxwriter.Workbook(str(path), options)
    if not whole:
        book.worksheet_class = _masked_sheet()
    book.set_properties({"author": "Naungan", "created": _EPOCH})
    return book


@cache
def _masked_sheet() -> type:
    """A worksheet whose texts are masked; in ``_write_string`` all ways to write a text meet."""
    from xlsxwriter.worksheet import Worksheet

    def _write_string(sheet: Any, row: int, column: int, text: str, look: Any = None) -> Any:
        return Worksheet._write_string(sheet, row, column, shown(text), look)

    return type("Masked", (Worksheet,), {"_write_string": _write_string})


def safe_text(value: object) -> str:
    """Text for a CSV cell: numbers of persons masked, a first character that a spreadsheet would run preceded by an apostrophe."""
    text = "" if value is None else shown(value) if isinstance(value, str) else str(value)
    return "'" + text if text.startswith(_DANGEROUS) else text


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]], *, delimiter: str = ";") -> None:
    """A CSV that Indonesian Excel opens in columns: semicolon, UTF-8 with mark, cells made safe."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows([safe_text(cell) for cell in row] for row in rows)
