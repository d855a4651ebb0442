"""Workbooks by the reader of workbooks: looked through, and each worksheet as rows. Run inside the guarded child."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naungan.kernel.errors import Unreadable
from naungan.sheets import biff, ole, parts
from naungan.sheets.preflight import COLUMNS, ROWS, Look, check_entries, preflight

# A workbook so long takes as long to look through as half of what it takes to read.
_LONG = 1_000_000


@dataclass
class Table:
    """One worksheet: its rows, numbered from 1, can be walked once."""

    name: str
    visible: bool
    rows: Iterator[tuple[int, list[Any]]]


@dataclass
class Workbook:
    """What a workbook holds: its worksheets in their order, and how many of its formulas carry no result.

    ``from_1904`` where its days are counted from there.
    """

    tables: list[Table]
    empty_formulas: int = 0
    from_1904: bool = False


def xlsx_workbook(path: Path, *, at_once: bool) -> Workbook:
    """An XLSX, looked through before or, ``at_once``, a long one while it is read; Unreadable beyond the limits.

    Raises what the reader raises for a broken file.
    """
    if at_once and path.stat().st_size >= _LONG:
        look, book, read = _at_once(path)
    else:
        look, book, read = preflight(path), _opened(path), {}
    errors = parts.errors_of(path, look.errors) if look.errors else []
    return Workbook(_tables(book, errors, read), look.formulas, look.from_1904 and parts.counts_from_1904(path))


def xls_workbook(path: Path) -> Workbook:
    """An XLS, of which no look tells more than its container; Unreadable and raises as ``xlsx_workbook``."""
    stream = ole.workbook_stream(path)
    return Workbook(_tables(_opened(path), biff.errors_of(stream), {}), from_1904=biff.counts_from_1904(stream))


def _at_once(path: Path) -> tuple[Look, Any, dict[str, Any]]:
    """The look, and meanwhile the workbook with its visible sheets: the reader lets others work while it reads one.

    Nothing can stop it within a sheet, so what the zip itself says is asked before, and between two sheets what the look has met.
    """
    check_entries(path)
    with ThreadPoolExecutor(1) as pool:
        looking = pool.submit(preflight, path)
        read: dict[str, Any] = {}
        try:
            book = _opened(path)
            for name in (name for _, name, visible in _worksheets(book) if visible):
                if looking.done() and looking.exception():
                    break
                read[name] = book.get_sheet_by_name(name)
        finally:
            look = looking.result()  # what it refuses goes before whatever the reader met
    return look, book, read


def _opened(path: Path) -> Any:
    from python_calamine import CalamineWorkbook

    with path.open("rb") as file:
        return CalamineWorkbook.from_filelike(file)


def _worksheets(book: Any) -> list[tuple[int, str, bool]]:
    """Each worksheet: its place among all sheets, its name, and whether it is visible."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        (number, entry.name, entry.visible == SheetVisibleEnum.Visible)
        for number, entry in enumerate(book.sheets_metadata)
        if entry.typ == SheetTypeEnum.WorkSheet
    ]


def _tables(book: Any, errors: list[parts.Errors], read: dict[str, Any]) -> list[Table]:
    """The sheets as the reader of workbooks gives them, with the errors in their cells, which it leaves empty; some may be ``read``."""
    return [
        Table(name, visible, _rows(book, name, errors[number] if number < len(errors) else {}, read))
        for number, name, visible in _worksheets(book)
    ]


def _rows(book: Any, name: str, errors: parts.Errors, read: dict[str, Any]) -> Iterator[tuple[int, list[Any]]]:
    sheet = read.pop(name, None) or book.get_sheet_by_name(name)
    if sheet.total_width > COLUMNS:
        raise Unreadable("BERKAS_TERLALU_LEBAR", kolom=COLUMNS)
    if sheet.total_height > ROWS:
        raise Unreadable("BERKAS_TERLALU_BESAR")
    rows = sheet.to_python(skip_empty_area=False)
    for number, wrong in errors.items():
        cells = rows[number - 1] if 0 < number <= len(rows) else []
        for column, error in wrong.items():
            if column < len(cells):
                cells[column] = error
    yield from enumerate(rows, start=1)
