"""The last sheet: how the numbers were made, blocks of plain text and small tables, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from naungan.documents.workbook import grid
from naungan.documents.workbook.printing import Layout, layout, told
from naungan.documents.workbook.style import GREY, Styles
from naungan.told.material import Material
from naungan.told.method import Block, method
from naungan.told.words import say

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (38, 62, 30, 44, 26)


def write_method(sheet: Worksheet, styles: Styles, material: Material, layouts: Sequence[Layout]) -> None:
    """Sheet ``Metode dan Sumber``; ``layouts`` is how the other sheets are printed, which it tells last."""
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, say("METODE_JUDUL"), styles.role("title"))
    sheet.freeze_panes(1, 0)
    at = 2
    for block in (*method(material).values(), told(layouts)):
        at = _table(sheet, styles, at, block) if block.heads else _prose(sheet, styles, at, block)
    plan = layout(sheet.name, _WIDTHS, [""] * len(_WIDTHS), chosen=len(_WIDTHS))
    grid.page(sheet, material.run, title=say("METODE_JUDUL"), colour=GREY, plan=plan, last=at)


def _prose(sheet: Worksheet, styles: Styles, at: int, block: Block) -> int:
    """A heading and its numbered sentences."""
    at = _heading(sheet, styles, at, block)
    for number, sentence in enumerate(block.sentences, start=1):
        text = f"{number}. {sentence}"
        sheet.merge_range(at, 0, at, 4, "", styles.role("prose"))
        sheet.write_string(at, 0, text, styles.role("prose"))
        sheet.set_row(at, 15 * grid.lines_of(text, sum(_WIDTHS)) + 3)
        at += 1
    return at + 1


def _table(sheet: Worksheet, styles: Styles, at: int, block: Block) -> int:
    """A heading and a small table over the whole width; its last column takes what the others leave."""
    at = _heading(sheet, styles, at, block)
    _cells(sheet, at, block.heads, styles.role("heading"))
    for row in block.rows:
        at += 1
        _cells(sheet, at, row, styles.cell("wrap"))
    return at + 2


def _cells(sheet: Worksheet, at: int, texts: Sequence[str], look: Format) -> None:
    last, lines = len(texts) - 1, 1
    for index, text in enumerate(texts):
        width = sum(_WIDTHS[last:]) if index == last else _WIDTHS[index]
        if index == last < len(_WIDTHS) - 1:
            sheet.merge_range(at, index, at, len(_WIDTHS) - 1, "", look)
        sheet.write_string(at, index, text, look)
        lines = max(lines, grid.lines_of(text, width))
    sheet.set_row(at, 15 * lines + 3)


def _heading(sheet: Worksheet, styles: Styles, at: int, block: Block) -> int:
    sheet.set_row(at, 24)
    sheet.merge_range(at, 0, at, 4, "", styles.role("section"))
    sheet.write_string(at, 0, block.title, styles.role("section"))
    return at + 1
