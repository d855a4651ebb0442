"""Any file as a new workbook: the same sheets, columns and values at the same places; what shape it had stays behind."""

from __future__ import annotations

import datetime as dt
import math
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.kernel.errors import Unreadable
from naungan.sheets.reading import Book, Row, Sheet, open_book
from naungan.sheets.writing import open_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# Rows of one sheet in Excel; what is longer goes on in a further sheet.
ROWS = 1_048_576
_BATCH = 20_000
_WIDTH = 18
# What a reader of values leaves behind, by the parts that hold it.
_KEPT_BEHIND = (
    ("vbaproject", "makro"), ("/charts/", "grafik"), ("/media/", "gambar"), ("/pivottables/", "pivot"), ("externallinks/", "tautan"),
)  # fmt: skip


def write_plain(path: Path, out: Path, known: dict[str, Any], cells: Iterable[dict[str, Any]] = ()) -> list[str]:
    """Write ``out``; the words for what did not come along. ``known``: ``name`` for a file without sheets, ``heads`` by sheet.

    ``cells`` (sheet, row, column, value) stand there as they say; Unreadable where one of them lies on no row.
    """
    book = open_book(path)
    over = laid_over(cells)
    with open_workbook(out, streaming=True, whole=True) as made:
        head_look = made.add_format({"bold": True, "bg_color": "#F3F6FA", "bottom": 1, "text_wrap": True, "valign": "top"})
        for sheet in sheets_of(book):
            name = sheet.name or known["name"]
            sheet.rows = corrected(sheet.rows, over.get(name, {}))
            _copy(made, sheet, name, known["heads"].get(sheet.name or ""), head_look)
    if any(over.values()):
        raise Unreadable("BERKAS_TIDAK_DIKENAL")
    return _behind(path, book.kind)


def laid_over(cells: Iterable[dict[str, Any]]) -> dict[str, dict[int, dict[int, Any]]]:
    """Cells by sheet and row."""
    over: dict[str, dict[int, dict[int, Any]]] = {}
    for one in cells:
        over.setdefault(one["sheet"], {}).setdefault(one["row"], {})[one["column"]] = one["value"]
    return over


def corrected(rows: Iterable[Row], over: dict[int, dict[int, Any]]) -> Iterator[Row]:
    """The rows with these cells in them; what has been laid over is taken out of ``over``."""
    for number, cells in rows:
        wanted = over.pop(number, {})
        width = max(len(cells), *(column + 1 for column in wanted)) if wanted else 0
        yield number, [wanted.get(at, cells[at] if at < len(cells) else None) for at in range(width)] if wanted else cells


def sheets_of(book: Book) -> list[Sheet]:
    """The sheets with their rows where a new workbook has them."""
    if book.parquet is not None:
        return [Sheet(None, _records(book.parquet))]
    if book.kind in ("json", "sql"):  # their names of columns are row 0
        return [replace(one, rows=((number + 1, cells) for number, cells in one.rows)) for one in book.sheets]
    if book.kind == "pdf":  # printed numbers go on from page to page, and titles have none
        return [replace(one, rows=((place, cells) for place, (_, cells) in enumerate(one.rows, 1))) for one in book.sheets]
    return book.sheets


def _records(parquet: Any) -> Iterator[Row]:
    """The names of the columns on the first row, record n on row n + 1."""
    yield 1, list(parquet.schema_arrow.names)
    number = 1
    for batch in parquet.iter_batches(_BATCH):
        for record in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            number += 1
            yield number, list(record)


def _copy(made: Workbook, sheet: Sheet, name: str, head: int | None, look: Any) -> None:
    place = _begin(made, name, head, sheet.visible)
    part = 0
    for number, cells in sheet.rows:
        further, row = divmod(number - 1, ROWS)
        if further > part:
            part = further
            place = _begin(made, f"{name[:26]} ({part + 1})", None, sheet.visible)
        for column, cell in enumerate(cells):
            _put(place, row, column, cell, look if number == head else None)


def _begin(made: Workbook, name: str, head: int | None, visible: bool) -> Worksheet:
    place = made.add_worksheet(name)
    place.set_column(0, 119, _WIDTH)
    if head:
        place.freeze_panes(head, 0)
    if not visible:
        place.hide()
    return place


def _put(place: Worksheet, row: int, column: int, cell: Any, look: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        place.write_boolean(row, column, cell, look)
    elif (isinstance(cell, float) and math.isfinite(cell)) or (isinstance(cell, int) and abs(cell) < 1_000_000_000_000_000):
        place.write_number(row, column, cell, look)
    elif isinstance(cell, (dt.datetime, dt.date)) and cell.year >= 1900:
        place.write_datetime(row, column, cell, look)
    else:
        # Longer whole numbers, as Parquet has them, are text here: Excel would cut them.
        place.write_string(row, column, str(cell)[:32_767], look)


def _behind(path: Path, kind: str) -> list[str]:
    if kind in ("csv", "parquet", "json", "sql"):
        return []
    lost = ["bentuk"]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            names = [name.lower() for name in archive.namelist()]
        lost += [word for mark, word in _KEPT_BEHIND if any(mark in name for name in names)]
    return lost
