"""``naungan template``: an empty workbook made from a declared layout, with lists, notes, locked headings and its version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.documents.workbook.style import BLUE, INK, LINE, NAVY, PALE
from naungan.intake.layouts import layout
from naungan.intake.layouts.forms import MARK, MARKED, Entry, form, version
from naungan.kernel.period import tanggal
from naungan.sheets.places import letters
from naungan.sheets.writing import open_workbook
from naungan.told.words import say

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

ROWS = 20_000
_LISTS_FROM = 3  # columns of the hidden sheet before the lists
_ALLOWED = {
    "insert_rows": True, "delete_rows": True, "sort": True, "autofilter": True, "format_cells": True, "format_columns": True,
    "format_rows": True,
}  # fmt: skip
_WIDTH = {"nik": 20, "telepon": 17, "uang": 16, "tanggal": 14, "bulan": 12, "kode": 18}
_WIDE = {"nama": 30, "unit_nama": 34, "uraian": 44, "alamat": 34, "kategori": 26, "jabatan": 24, "nama_lain": 24}


def write_template(path: Path, code: str, *, made: dt.date, units: Sequence[Mapping[str, Any]] = ()) -> None:
    """The template of one layout; ``units`` (``unit``, ``nama``) become the lists of the unit columns."""
    entries = form(code)
    book = open_workbook(path)
    book.set_properties({"title": layout(code).nama, "author": "Naungan", "created": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)})
    sheet, guide, hidden = (book.add_worksheet(name) for name in (say("TEMPLAT_LEMBAR"), say("LEMBAR_PETUNJUK"), MARK))
    lists = _hidden(book, hidden, code, made, _lists(entries, units))
    formats = _formats(book)
    for place, entry in enumerate(entries):
        _column(sheet, formats, place, entry, lists.get(entry.daftar))
    sheet.set_row(0, 34)
    sheet.freeze_panes(1, 1)
    sheet.protect("", _ALLOWED)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    _guide(guide, formats, code, entries, made)
    book.close()


def _lists(entries: Sequence[Entry], units: Sequence[Mapping[str, Any]]) -> dict[str, Sequence[str]]:
    found: dict[str, Sequence[str]] = {entry.daftar: entry.pilihan for entry in entries if entry.pilihan}
    wanted = {entry.daftar for entry in entries}
    for listed, name in (("unit", "unit"), ("unit_nama", "nama")):
        if units and listed in wanted:
            found[listed] = [str(one[name]) for one in units if one[name]]
    return found


def _hidden(book: xlsxwriter.Workbook, sheet: Worksheet, code: str, made: dt.date, lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Name, version and date where ``check`` finds them again, and the lists; returns where each list stands."""
    for row, (name, value) in enumerate(zip(MARKED, (code, version(code), made.isoformat()), strict=True)):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
        book.define_name(f"naungan_{name}", f"={MARK}!$B${row + 1}")
    places = {}
    for column, (listed, values) in enumerate(lists.items(), start=_LISTS_FROM):
        for row, value in enumerate(values):
            sheet.write_string(row, column, value)
        places[listed] = f"={MARK}!${letters(column)}$1:${letters(column)}${len(values)}"
    sheet.protect()
    sheet.hide()
    return places


def _formats(book: xlsxwriter.Workbook) -> dict[str, Any]:
    head = {
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "align": "center",
        "border": 1,
        "border_color": "#FFFFFF",
        "num_format": "@",
    }
    body = {"locked": False, "font_color": INK, "border": 1, "border_color": LINE}
    prose = {"text_wrap": True, "valign": "top", "font_color": INK}
    return {
        "asked": book.add_format({**head, "font_color": "#FFFFFF", "bg_color": NAVY}),
        "one_of": book.add_format({**head, "font_color": "#FFFFFF", "bg_color": BLUE}),
        "free": book.add_format({**head, "font_color": NAVY, "bg_color": "#DCEBF5"}),
        "text": book.add_format({**body, "num_format": "@"}), "uang": book.add_format({**body, "num_format": "#,##0"}),
        "title": book.add_format({"bold": True, "font_size": 18, "font_color": NAVY}), "prose": book.add_format(prose),
        "cell": book.add_format({**prose, "border": 1, "border_color": LINE}),
        "strong": book.add_format({**prose, "bold": True, "bg_color": PALE, "border": 1, "border_color": LINE}),
    }  # fmt: skip


def _look(entry: Entry) -> str:
    return "asked" if entry.wajib else "one_of" if entry.salah_satu else "free"


def _column(sheet: Worksheet, formats: Mapping[str, Any], place: int, entry: Entry, listed: str | None) -> None:
    width = max(_WIDE.get(entry.bidang, _WIDTH.get(entry.jenis, 16)), min(len(entry.judul) + 3, 24))
    sheet.set_column(place, place, width, formats.get(entry.jenis, formats["text"]))
    sheet.write_string(0, place, entry.judul, formats[_look(entry)])
    sheet.write_comment(0, place, _note(entry), {"author": "Naungan", "x_scale": 2, "y_scale": 1.4, "font_size": 9})
    rule = _rule(entry, listed)
    told = {"input_title": entry.judul[:32], "input_message": _note(entry)[:255], "error_title": say("TEMPLAT_SALAH")[:32]}
    sheet.data_validation(1, place, ROWS, place, {**rule, **told, "error_message": entry.isi[:255]})


def _rule(entry: Entry, listed: str | None) -> dict[str, Any]:
    """A unit that is not on the list may be typed all the same: lists are never whole."""
    if listed:
        return {"validate": "list", "source": listed, "error_type": "warning" if entry.daftar.startswith("unit") else "stop"}
    if entry.jenis == "nik":
        return {"validate": "length", "criteria": "==", "value": 16, "error_type": "warning"}
    if entry.jenis == "uang":
        return {"validate": "decimal", "criteria": ">=", "value": 0}
    return {"validate": "any"}


def _note(entry: Entry) -> str:
    lines = [say(f"TEMPLAT_{_look(entry).upper()}"), entry.isi, say(f"TEMPLAT_TULIS_{entry.jenis.upper()}")]
    if entry.contoh:
        lines.append(say("TEMPLAT_CONTOH", contoh=entry.contoh))
    return "\n".join(line for line in lines if line)


def _guide(sheet: Worksheet, formats: Mapping[str, Any], code: str, entries: Sequence[Entry], made: dt.date) -> None:
    """How to fill it in, and one line a column."""
    for column, width in enumerate((26, 20, 52, 40, 26)):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, say("TEMPLAT_JUDUL", nama=layout(code).nama), formats["title"])
    sheet.merge_range(1, 0, 1, 4, "", formats["prose"])
    sheet.write_string(1, 0, say("TEMPLAT_VERSI", nama=code, versi=version(code), tanggal=tanggal(made)), formats["prose"])
    texts = [say(f"TEMPLAT_PETUNJUK_{number}") for number in range(1, 6)] + ([say("TEMPLAT_SIPP")] if code.startswith("sipp") else [])
    for row, text in enumerate(texts, start=3):
        sheet.merge_range(row, 0, row, 4, "", formats["prose"])
        sheet.write_string(row, 0, text, formats["prose"])
        sheet.set_row(row, 32 if len(text) > 150 else 17)
    top = len(texts) + 4
    for column in range(5):
        sheet.write_string(top, column, say(f"TEMPLAT_TABEL_{column + 1}"), formats["asked"])
    for number, entry in enumerate(entries, start=1):
        row = top + number
        # Numbered, so that the guide itself is never taken for a table under these headings.
        sheet.write_string(row, 0, f"{number}. {entry.judul}", formats["strong"])
        cells = (say(f"TEMPLAT_{_look(entry).upper()}"), entry.isi, say(f"TEMPLAT_TULIS_{entry.jenis.upper()}"), entry.contoh)
        for column, text in enumerate(cells, start=1):
            sheet.write_string(row, column, text, formats["cell"])
        sheet.set_row(row, 32 if max(len(entry.isi) / 50, len(cells[2]) / 38) > 1 else 17)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True})
