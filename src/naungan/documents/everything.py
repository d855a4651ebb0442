"""Every paper of a run, into one folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.documents.billed import write_billed
from naungan.documents.book import write_book
from naungan.documents.gaps import write_gaps
from naungan.documents.page import FOLDER as SHEETS
from naungan.documents.page import write_page, write_sheets
from naungan.documents.problems import write_problems_csv
from naungan.documents.sipp import write_sipp
from naungan.told.material import gather

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

BOOK, PAGE, GAPS, SIPP, BILLED, PROBLEMS = "book.xlsx", "book.html", "gap", "sipp", "tagihan", "problems.csv"


def write_all(
    folder: Path,
    engine: Engine,
    results: Mapping[str, ir.Table],
    run: Mapping[str, Any],
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """``book.xlsx``, ``book.html``, ``lembar/``, ``gap/``, ``sipp/``, ``tagihan/`` and ``problems.csv`` from one evaluation.

    ``progress`` hears how many of these papers are done.
    """
    people = (results["ledger"], results["roster"])
    names = unit_names(engine, results["unit"])
    material = gather(engine, results, run)
    papers: tuple[Callable[[], object], ...] = (
        lambda: write_book(folder / BOOK, material),
        lambda: write_page(folder / PAGE, material),
        lambda: write_sheets(folder / SHEETS, material),
        lambda: write_problems_csv(folder / PROBLEMS, engine, results["problem"]),
        lambda: write_gaps(folder / GAPS, engine, *people, names, run["bulan"]),
        lambda: write_sipp(folder / SIPP, engine, *people, run["bulan"]),
        lambda: write_billed(folder / BILLED, engine, results, names, run["bulan"]),
    )
    for done, write in enumerate(papers):
        if progress:
            progress(done, len(papers))
        write()
    if progress:
        progress(len(papers), len(papers))


def unit_names(engine: Engine, unit: ir.Table) -> dict[tuple[str, str], str]:
    """Official name by (pemda, unit); of several validities the latest."""
    rows = engine.rows(unit.select("pemda", "unit", "nama", "berlaku_dari"))
    rows.sort(key=lambda row: (row["pemda"], row["unit"], str(row["berlaku_dari"] or "")))
    return {(row["pemda"], row["unit"]): row["nama"] for row in rows}
