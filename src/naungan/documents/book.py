"""``book.xlsx``: the book for the meeting, without persons."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.documents import charts, method, opening, recap, submitted, trouble
from naungan.documents.material import gather
from naungan.documents.style import Styles
from naungan.documents.words import say
from naungan.sheets.writing import open_workbook

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_BODY = (
    submitted.write_submitted,
    recap.write_nation,
    recap.write_pemda,
    recap.write_units,
    trouble.write_adequacy,
    trouble.write_findings,
    trouble.write_problems,
    method.write_method,
    submitted.write_files,
)


def write_book(path: Path, engine: Engine, results: Mapping[str, ir.Table], run: Mapping[str, Any]) -> None:
    """Write the workbook from the relations file, unit, measure, adequacy, unit_status, finding and problem, and the run record."""
    material = gather(engine, results, run)
    book = open_workbook(path)
    styles = Styles(book)
    book.add_worksheet(say("LEMBAR_RINGKASAN"))
    for write in _BODY:
        write(book, styles, material)
    figures = charts.write_figures(book, styles, material)
    opening.write_opening(book, styles, material, figures)
    book.close()
