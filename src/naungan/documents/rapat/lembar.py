"""A sheet of a round as a workbook: what is locked is grey and protected (without a password), what may be filled in is yellow."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.documents.workbook.grid import lines_of
from naungan.documents.workbook.style import INK, LINE, NAVY, PALE, WHOLE
from naungan.rounds.sheet import Cell, Line, Page, Sheet
from naungan.sheets.writing import open_workbook
from naungan.told.words import say

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

OPEN = "#FFF9DB"
_SIZE = 9
# A character of this size is so much narrower than one of the usual 11 points, in which widths of columns are told.
_NARROWER = 11 / _SIZE
_LINE = 12.5
_LEAST_DAY = dt.date(2000, 1, 1)
_LOOK: dict[str, dict[str, Any]] = {
    "text": {}, "wrap": {"text_wrap": True}, "bold": {"bold": True}, "note": {"font_size": 8, "font_color": "#555555"},
    "title": {"bold": True, "font_size": 14, "font_color": NAVY}, "line": {"bottom": 1},
    "head": {
        "bold": True, "bg_color": NAVY, "font_color": "#FFFFFF", "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1,
    },
    "count": {"num_format": WHOLE, "align": "right"}, "rupiah": {"num_format": WHOLE, "align": "right"},
    "date": {"num_format": "dd-mm-yyyy", "align": "center"}, "key": {"font_size": 8, "font_color": "#777777", "text_wrap": True},
}  # fmt: skip
# What stands outside the tables, without lines around it.
_BARE = ("title", "note", "bold", "line")


def write_sheet(path: Path, said: Sheet) -> None:
    """Write the workbook; the same value gives the same bytes."""
    book = open_workbook(path, small=True)
    looks = _Looks(book)
    for page in said.halaman:
        _draw(book.add_worksheet(page.nama), looks, page)
    book.close()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Format] = {}

    def of(self, kind: str, *, locked: bool = True, guarded: bool = False, bare: bool = False) -> Format:
        """The format of a cell; ``bare`` without lines around it."""
        key = (kind, locked, guarded, bare)
        if key not in self._made:
            look: dict[str, Any] = {"font_size": _SIZE, "font_color": INK, "valign": "top", "locked": locked, "num_format": "@"}
            look |= {} if bare else {"border": 1, "border_color": LINE}
            look |= {"bg_color": PALE} if guarded else {} if locked else {"bg_color": OPEN}
            self._made[key] = self._book.add_format({**look, **_LOOK[kind]})
        return self._made[key]


def _draw(sheet: Worksheet, looks: _Looks, page: Page) -> None:
    for column, width in enumerate(page.lebar):
        sheet.set_column(column, column, width)
    for row, line in enumerate(page.baris):
        _line(sheet, looks, page, row, line)
    sheet.protect("", {"format_rows": True, "format_columns": True})
    sheet.hide_gridlines(2)
    _print(sheet, page)


def _print(sheet: Worksheet, page: Page) -> None:
    """A4, one page wide at the size that is drawn (so never below 8 points), its first lines on every page."""
    sheet.set_paper(9)
    if not page.tegak:
        sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.6)
    sheet.fit_to_pages(1, 1 if page.satu else 0)
    sheet.repeat_rows(page.ulang[0], page.ulang[1] - 1 if page.ulang[1] else 0)
    sheet.print_area(0, 0, len(page.baris) - 1, len(page.lebar) - 1)
    sheet.set_footer(f"&L&8{say('MEJA_KAKI')}&R&8{say('HALAMAN')}")


def _line(sheet: Worksheet, looks: _Looks, page: Page, row: int, line: Line) -> None:
    sheet.set_row(row, _height(page, line))
    plain = all(one.jenis in (*_BARE, "wrap") and not one.dijaga and not (one.isi and one.jenis == "wrap") for one in line.sel)
    sheet.write_string(row, 0, line.kunci, looks.of("key", bare=plain))
    for column, one in line.placed:
        _cell(sheet, looks, row, column, one, bare=plain)


def _height(page: Page, line: Line) -> float:
    if any(one.jenis == "title" for one in line.sel):
        return 20
    needed = [line.tinggi]
    for column, one in line.placed:
        if one.jenis in ("wrap", "head") and one.nilai:
            wide = sum(page.lebar[column : column + one.rentang]) * _NARROWER
            needed.append(lines_of(str(one.nilai), wide * 0.85))
    return _LINE * max(needed) + 2


def _cell(sheet: Worksheet, looks: _Looks, row: int, column: int, one: Cell, *, bare: bool) -> None:
    look = looks.of(one.jenis, locked=not one.isi, guarded=one.dijaga, bare=bare)
    if one.rentang > 1:
        sheet.merge_range(row, column, row, column + one.rentang - 1, "", look)
    _put(sheet, row, column, one, look)
    if one.isi and (rule := _rule(one)):
        sheet.data_validation(row, column, row, column, rule)


def _put(sheet: Worksheet, row: int, column: int, one: Cell, look: Format) -> None:
    if one.nilai is None:
        sheet.write_blank(row, column, None, look)
    elif one.jenis == "date":
        sheet.write_datetime(row, column, dt.datetime.fromisoformat(str(one.nilai)), look)
    elif isinstance(one.nilai, int):
        sheet.write_number(row, column, one.nilai, look)
    else:
        sheet.write_string(row, column, one.nilai, look)


def _rule(one: Cell) -> dict[str, Any] | None:
    """What may be typed there; a list holds its words itself, so that no further sheet is needed."""
    if one.pilihan:
        return {"validate": "list", "source": list(one.pilihan), "error_title": say("MEJA_PILIH"), "error_message": say("MEJA_PILIH_SALAH")}
    if one.jenis in ("count", "rupiah"):
        return {"validate": "integer", "criteria": ">=", "value": 0, "error_message": say("MEJA_BILANGAN_SALAH")}
    if one.jenis == "date":
        return {"validate": "date", "criteria": ">=", "value": _LEAST_DAY, "error_message": say("MEJA_TANGGAL_SALAH")}
    return None
