"""The sheet of what is at stake: three tables under each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naungan.documents.workbook import grid
from naungan.documents.workbook.looks import LOOKS
from naungan.documents.workbook.printing import Layout
from naungan.documents.workbook.style import Styles
from naungan.told.material import Material
from naungan.told.stakes import assumptions, stakes, stakes_by_state
from naungan.told.words import say

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_HEIGHT = 62  # of the headings


def write_stakes(book: Workbook, styles: Styles, material: Material) -> Layout:
    """Sheet ``Yang dipertaruhkan``, and how it is printed."""
    said, look = stakes(material), LOOKS["PERTARUHAN"]
    sheet = book.add_worksheet(said.name)
    fields = look.fields(said.columns)
    grid.prepare(sheet, fields)
    plan = grid.planned(said.name, fields, look)
    top = grid.opening(sheet, styles, said.title, said.explanation, fields[: plan.columns], wide=look.wide)
    at, high = grid.table(sheet, styles, top, fields, said.rows, height=_HEIGHT)
    for beneath in (stakes_by_state(material), assumptions(material)):
        sheet.write_string(at + 1, 0, say(beneath.code), styles.role("section"))
        end = grid.table(sheet, styles, at + 2, look.fields(beneath.columns), beneath.rows, head=False, height=_HEIGHT)
        at, high = end.row, high + end.height
    plan = plan.paged(high)
    grid.page(sheet, material.run, title=said.title, repeat=top, colour=look.colour, plan=plan, last=at - 1)
    return plan
