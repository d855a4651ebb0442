"""Safe writing: no cell becomes a formula or a link, no CSV cell starts a formula in a spreadsheet, no text holds a whole NIK.

Only what goes back to the unit that wrote it, and only there, is written ``whole``.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
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

    ``small`` zips in memory without temporary files: half the time for a workbook of a few thousand rows.
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
    book.worksheet_class = _sheet_class(masked=not whole)
    book.set_properties({"author": "Naungan", "created": _EPOCH})
    return book


@cache
def _sheet_class(*, masked: bool) -> type:
    """A worksheet in less time, byte for byte the same; texts ``masked`` where all ways to write one meet.

    XlsxWriter asks of each cell whether it is called by its name (``A1``), and escapes its place and the number of its look.
    """
    from xlsxwriter.utility import xl_rowcol_to_cell_fast as place
    from xlsxwriter.worksheet import CellNumberTuple, CellStringTuple, Worksheet

    class Sheet(Worksheet):  # type: ignore[misc]
        """Cells are called by row and column."""

        def _write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> Any:
            return super()._write_string(row, col, _shown(string) if masked else string, cell_format)

        def _write_cell(self, row: int, col: int, cell: Any) -> None:
            kind = type(cell)
            if kind is CellStringTuple and cell.format and not self.constant_memory:
                self.fh.write(f'<c r="{place(row, col)}" s="{cell.format._get_xf_index()}" t="s"><v>{cell.string}</v></c>')
            elif kind is CellNumberTuple and cell.format:
                self.fh.write(f'<c r="{place(row, col)}" s="{cell.format._get_xf_index()}"><v>{cell.number:.16G}</v></c>')
            else:
                super()._write_cell(row, col, cell)

        write_string = _write_string
        write_number = Worksheet._write_number

    return Sheet


# Most texts of a workbook are said again and again: states, steps, names of units.
_shown = lru_cache(maxsize=4096)(shown)


def safe_text(value: object) -> str:
    """Text for a CSV cell: numbers of persons masked, a first character that a spreadsheet would run preceded by an apostrophe."""
    text = "" if value is None else shown(value) if isinstance(value, str) else str(value)
    return "'" + text if text.startswith(_DANGEROUS) else text


def write_csv(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[object]], *, delimiter: str = ";", whole: Collection[str] = ()
) -> None:
    """A CSV that Indonesian Excel opens in columns: semicolon, UTF-8 with mark, cells made safe.

    ``whole`` names the columns in which a number of a person stands as it is: what a person answers, and is read again.
    """
    bare = [name in whole for name in header]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows([_guarded(cell) if one else safe_text(cell) for one, cell in zip(bare, row, strict=True)] for row in rows)


def _guarded(value: object) -> str:
    """Text that no spreadsheet runs, and that is read back as it is: one apostrophe is taken off again."""
    text = "" if value is None else str(value)
    return "'" + text if text.startswith((*_DANGEROUS, "'")) else text
