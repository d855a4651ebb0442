"""``book.xlsx``: the book for the meeting, without persons."""

from __future__ import annotations

from pathlib import Path

from naungan.documents import bills, charts, filekinds, method, opening, recap, regional, stakes, submitted, trouble
from naungan.documents.style import Styles
from naungan.sheets.writing import open_workbook
from naungan.told.material import Material
from naungan.told.words import say

_BODY = (
    submitted.write_submitted,
    filekinds.write_kinds,
    recap.write_nation,
    recap.write_pemda,
    recap.write_units,
    bills.write_bills,
    regional.write_regional,
    regional.write_candidates,
    trouble.write_adequacy,
    trouble.write_findings,
    stakes.write_stakes,
    trouble.write_problems,
    method.write_method,
    submitted.write_files,
)


def write_book(path: Path, material: Material) -> None:
    """Write the workbook."""
    book = open_workbook(path)
    styles = Styles(book)
    book.add_worksheet(say("LEMBAR_RINGKASAN"))
    for write in _BODY:
        write(book, styles, material)
    figures = charts.write_figures(book, styles, material)
    opening.write_opening(book, styles, material, figures)
    book.close()
