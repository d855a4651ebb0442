"""The first sheet: what this is, the headline in words, provinces side by side, charts, and the dearest gaps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from naungan.documents.workbook import charts, grid
from naungan.documents.workbook.looks import LOOKS
from naungan.documents.workbook.printing import Layout, layout
from naungan.documents.workbook.style import BLUE, Styles
from naungan.told.findings import Finding
from naungan.told.headline import about, cards, headline
from naungan.told.material import Material
from naungan.told.provinces import dearest, provinces
from naungan.told.words import say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDE = 12
_WIDTHS = (30, 13, 13, 13, 13, 11, 11, 17, 17, 17, 13, 13)
_SMALLEST = 10.5  # the points of notes below the cards, and of the charts
_CARDS = ((0, 0), (1, 3), (4, 6), (7, 8), (9, 11))
_SPANS = ((0, 0, "PROVINSI"), (1, 3, "UNIT_NAMA"), (4, 8, "TEMUAN"), (9, 9, "RUPIAH"), (10, 11, "TENGGAT"))


def write_opening(book: Workbook, styles: Styles, material: Material, figures: charts.Anchors) -> Layout:
    """Sheet ``Ringkasan``, and how it is printed; ``figures`` is where the chart data stand."""
    sheet = book.get_worksheet_by_name(say("LEMBAR_RINGKASAN"))
    assert sheet is not None
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    at = _head(sheet, styles, material)
    at = _cards(sheet, styles, material, at)
    at = _words(sheet, styles, material, at)
    at = _provinces(sheet, styles, material, at)
    breaks = [at]
    at = charts.place_main(book, sheet, styles, figures, at)
    at = _dearest(sheet, styles, material, at)
    breaks += [at, *charts.place_pemda(book, sheet, styles, figures, at)]
    plan = replace(layout(sheet.name, _WIDTHS, [""] * WIDE, chosen=WIDE, letters=_SMALLEST), columns=0, pages=len(breaks) + 1)
    grid.page(sheet, material.run, title=say("BUKU_JUDUL"), colour=BLUE, plan=plan)
    sheet.set_h_pagebreaks(breaks)
    sheet.activate()
    return plan


def _head(sheet: Worksheet, styles: Styles, material: Material) -> int:
    when, where = about(material)
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, say("BUKU_JUDUL"), styles.role("title"))
    sheet.write_string(1, 0, when, styles.role("subtitle"))
    _line(sheet, styles, 2, where, "subtitle")
    _line(sheet, styles, 3, say("BUKU_UNTUK_SIAPA"), "prose", 34)
    return 5


def _cards(sheet: Worksheet, styles: Styles, material: Material, at: int) -> int:
    for row, height in ((at, 18), (at + 1, 34), (at + 2, 30)):
        sheet.set_row(row, height)
    for card, (first, last) in zip(cards(material), _CARDS, strict=True):
        for row, text, role in ((at, card.name, "card_label"), (at + 1, card.value, "card_value"), (at + 2, card.note, "card_note")):
            _span(sheet, row, first, last, text, styles.role(role))
    return at + 4


def _words(sheet: Worksheet, styles: Styles, material: Material, at: int) -> int:
    for line in headline(material).aloud:
        _line(sheet, styles, at, line, "lead", 40)
        at += 1
    return at + 1


def _provinces(sheet: Worksheet, styles: Styles, material: Material, at: int) -> int:
    said = provinces(material)
    _section(sheet, styles, at, say("BAGIAN_PROVINSI"))
    return grid.table(sheet, styles, at + 1, LOOKS[said.code].fields(said.columns), said.rows, head=False).row + 1


def _dearest(sheet: Worksheet, styles: Styles, material: Material, at: int) -> int:
    """The findings that cost most, three per province."""
    _section(sheet, styles, at, say("BAGIAN_TERMAHAL"))
    at += 1
    for first, last, key in _SPANS:
        _span(sheet, at, first, last, say(f"KOLOM_{key}"), styles.role("heading"))
    sheet.set_row(at, 20)
    for province, found in dearest(material).items():
        for one in found:
            at += 1
            _finding(sheet, styles, at, province, one)
    return at + 2


def _finding(sheet: Worksheet, styles: Styles, at: int, province: str, one: Finding) -> None:
    whose = f"{one.unit_nama} · {one.wilayah}"
    for (first, last, key), text in zip(_SPANS, (province, whose, one.temuan, "", one.tenggat), strict=True):
        if key == "RUPIAH":
            grid.put(sheet, styles, at, first, "rupiah", one.rupiah)
        else:
            _span(sheet, at, first, last, text, styles.cell("wrap"))
    sheet.set_row(at, 15 * max(grid.lines_of(one.temuan, 73), grid.lines_of(whose, 43)) + 1)


def _section(sheet: Worksheet, styles: Styles, at: int, text: str) -> None:
    sheet.set_row(at, 24)
    _span(sheet, at, 0, WIDE - 1, text, styles.role("section"))


def _line(sheet: Worksheet, styles: Styles, at: int, text: str, role: str, height: float = 18) -> None:
    sheet.set_row(at, height)
    _span(sheet, at, 0, WIDE - 1, text, styles.role(role))


def _span(sheet: Worksheet, row: int, first: int, last: int, text: str, look: Any) -> None:
    """A text over several columns; merged blank first, so that the text is written as text."""
    if first != last:
        sheet.merge_range(row, first, row, last, "", look)
    sheet.write_string(row, first, text, look)
