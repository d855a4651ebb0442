"""The sheet of what is at stake: three tables under each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naungan.documents.workbook import grid
from naungan.documents.workbook.looks import LOOKS
from naungan.documents.workbook.style import Styles
from naungan.told.material import Material
from naungan.told.stakes import assumptions, stakes, stakes_by_state
from naungan.told.words import say

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_HEIGHT = 62  # of the headings


def write_stakes(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Yang dipertaruhkan``."""
    said, look = stakes(material), LOOKS["PERTARUHAN"]
    sheet = book.add_worksheet(said.name)
    fields = look.fields(said.columns)
    grid.prepare(sheet, fields)
    top = grid.opening(sheet, styles, said.title, said.explanation, wide=look.wide, lines=look.lines)
    at = grid.table(sheet, styles, top, fields, said.rows, height=_HEIGHT) + 1
    for beneath in (stakes_by_state(material), assumptions(material)):
        sheet.write_string(at, 0, say(beneath.code), styles.role("section"))
        at = grid.table(sheet, styles, at + 1, look.fields(beneath.columns), beneath.rows, head=False, height=_HEIGHT) + 1
    grid.page(sheet, material.run, title=said.title, repeat=top, colour=look.colour)
