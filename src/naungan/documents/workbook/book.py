"""``book.xlsx``: the book for the meeting, without persons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from naungan.documents.workbook import charts, method, opening, stakes
from naungan.documents.workbook.grid import draw
from naungan.documents.workbook.looks import LOOKS
from naungan.documents.workbook.printing import Layout
from naungan.documents.workbook.style import Styles
from naungan.sheets.writing import open_workbook
from naungan.told.adequacy import adequacy
from naungan.told.asked import asked
from naungan.told.bills import bills
from naungan.told.budget_chain import chain, draft, steps
from naungan.told.findings import findings
from naungan.told.honoraria import honoraria
from naungan.told.kinds_of_files import kinds_of_files
from naungan.told.material import Material
from naungan.told.packages import packages
from naungan.told.problems import problems
from naungan.told.purses import payer_change, purse_cover, purse_end
from naungan.told.recap import governments, nation, offices
from naungan.told.received import received
from naungan.told.reconciled import aged, allocated, minuted, owed, progress, reconciled, suspended
from naungan.told.regional import candidates, published
from naungan.told.submitted import submitted
from naungan.told.table import Table
from naungan.told.usulan import proposals_in_brief
from naungan.told.words import say

# The sheets in their order: a table that is drawn as every table is, or a sheet with a form of its own.
_BEFORE: tuple[Callable[[Material], Table], ...] = (
    submitted, kinds_of_files, nation, governments, offices, bills, asked, honoraria, packages, published, candidates, adequacy,
    chain, draft, steps, purse_cover, purse_end, payer_change, proposals_in_brief, findings, progress,
)  # fmt: skip
# Drawn where there is anything to tell: who has no bill, register or receipt needs no empty sheet for each of them.
_PAID: tuple[Callable[[Material], Table], ...] = (reconciled, suspended, allocated, aged, owed, minuted)


def write_book(path: Path, material: Material) -> None:
    """Write the workbook."""
    book = open_workbook(path, small=True)
    styles = Styles(book)
    book.add_worksheet(say("LEMBAR_RINGKASAN"))

    layouts: list[Layout] = []

    def put(said: Table) -> None:
        layouts.append(draw(book, styles, material.run, said, LOOKS[said.code]))

    for told in _BEFORE:
        put(told(material))
    for told in _PAID:
        if (said := told(material)).rows:
            put(said)
    layouts.append(stakes.write_stakes(book, styles, material))
    put(problems(material))
    methods = book.add_worksheet(say("LEMBAR_METODE"))
    put(received(material))
    figures = charts.write_figures(book, styles, material)
    layouts.append(figures.plan)
    layouts.insert(0, opening.write_opening(book, styles, material, figures))
    method.write_method(methods, styles, material, layouts)
    book.close()
