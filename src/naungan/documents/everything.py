"""Every paper of a run, into one folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.documents.book import write_book
from naungan.documents.gaps import write_gaps
from naungan.documents.problems import write_problems_csv
from naungan.documents.sipp import write_sipp

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

BOOK, GAPS, SIPP, PROBLEMS = "book.xlsx", "gap", "sipp", "problems.csv"


def write_all(folder: Path, engine: Engine, results: Mapping[str, ir.Table], run: Mapping[str, Any]) -> None:
    """``book.xlsx``, ``gap/``, ``sipp/`` and ``problems.csv`` from the results and the run record of one evaluation."""
    write_book(folder / BOOK, engine, results, run)
    write_problems_csv(folder / PROBLEMS, engine, results["problem"])
    names = unit_names(engine, results["unit"])
    write_gaps(folder / GAPS, engine, results["ledger"], results["roster"], names, run["bulan"])
    write_sipp(folder / SIPP, engine, results["ledger"], results["roster"], run["bulan"])


def unit_names(engine: Engine, unit: ir.Table) -> dict[tuple[str, str], str]:
    """Official name by (pemda, unit); of several validities the latest."""
    rows = engine.rows(unit.select("pemda", "unit", "nama", "berlaku_dari"))
    rows.sort(key=lambda row: (row["pemda"], row["unit"], str(row["berlaku_dari"] or "")))
    return {(row["pemda"], row["unit"]): row["nama"] for row in rows}
