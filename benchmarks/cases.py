"""The work that is measured; each case runs alone in its own process: ``python -m benchmarks.cases NAME FOLDER``.

Prints seconds, CPU seconds and the peak of resident memory, so that a slow case can't hide behind a warm one.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from benchmarks import banding, by_hand, papers, reconciled, rka, workbook, year

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.matching import Linked

MEMORY = "2GB"


def ledger_from_link(folder: Path) -> None:
    """Ledger, dues and sums per unit from a ready link relation."""
    with _engine(folder) as engine:
        _summed(engine, _ledger(engine, folder, _ready(engine, folder)), folder / by_hand.SUMS["ledger_from_link"])


def ledger_with_matching(folder: Path) -> None:
    """The same from nothing but roster and member file: persons, exact matching, flags."""
    from naungan import matching

    with _engine(folder) as engine:
        linked = matching.link(engine, engine.read(folder / "roster.parquet"), engine.read(folder / "member.parquet"))
        _summed(engine, _ledger(engine, folder, linked), folder / by_hand.SUMS["ledger_with_matching"])


def ledger_written(folder: Path) -> None:
    """From a ready link relation, with every row of the ledger written."""
    with _engine(folder) as engine:
        engine.write(_ledger(engine, folder, _ready(engine, folder)), folder / by_hand.ROWS["ledger_written"])


def prepare_link(folder: Path) -> None:
    """Make the ready link relation that other cases start from."""
    from naungan import matching

    with _engine(folder) as engine:
        linked = matching.link(engine, engine.read(folder / "roster.parquet"), engine.read(folder / "member.parquet"))
        engine.write(linked.link, folder / "link.parquet")
        engine.write(linked.member_person, folder / "member_person.parquet")
    by_hand.prepare(folder)


def _engine(folder: Path) -> Engine:
    from naungan.engine import open_engine

    return open_engine("duckdb", threads=2, memory=MEMORY, temp=folder / "temp")


def _ready(engine: Engine, folder: Path) -> Linked:
    from naungan.matching import Linked

    return Linked(engine.read(folder / "link.parquet"), engine.read(folder / "member_person.parquet"))


def ledger(engine: Engine, roster: ir.Table, member: ir.Table, linked: Linked) -> ir.Table:
    """The law over everybody, kept as in an evaluation, and the ledger of governments without lists of units, NPP and payers."""
    from naungan import contribution, coverage
    from naungan.regions.tables import PAYER, REGISTRATION, UNIT

    empty = {relation.name: engine.table(relation.empty()) for relation in (UNIT, REGISTRATION, PAYER)}
    owed = engine.keep(contribution.dues(engine, contribution.persons(roster, linked.link), bulan=by_hand.BULAN, bawa=coverage.SHOWN))
    return coverage.ledger(
        engine, roster=roster, linked=linked, owed=owed, member=member, bulan=by_hand.BULAN, posisi=by_hand.POSISI, **empty
    )


def _ledger(engine: Engine, folder: Path, linked: Linked) -> ir.Table:
    return ledger(engine, engine.read(folder / "roster.parquet"), engine.read(folder / "member.parquet"), linked)


def _summed(engine: Engine, ledger: ir.Table, path: Path) -> None:
    grouped = ledger.group_by(["pemda", "unit", "keadaan"])
    pq.write_table(engine.arrow(grouped.aggregate(n=ledger.count(), iuran=ledger.iuran.sum(), dampak=ledger.dampak.sum())), path)


CASES: dict[str, Callable[[Path], None]] = {
    "prepare_link": prepare_link,
    "ledger_from_link": ledger_from_link,
    "ledger_with_matching": ledger_with_matching,
    "ledger_written": ledger_written,
    "ledger_by_hand": by_hand.ledger_by_hand,
    "matched_by_hand": by_hand.matched_by_hand,
    "written_by_hand": by_hand.written_by_hand,
    "xlsx_bare": workbook.bare_read,
    "xlsx_checked": workbook.checked,
    "rka_checked": rka.checked,
    "papers_written": papers.written,
    "year_prepared": year.prepare,
    "year_assessed": year.assessed,
    "year_by_hand": year.by_hand,
    "reconciled": reconciled.reconciled,
    "reconciled_by_hand": reconciled.by_hand,
    "compared": banding.compared,
    "compared_by_hand": banding.by_hand,
}


def main() -> None:
    """Run one case and print what it took; modules are loaded before the clock starts, as they are for the bare cases."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    for module in (
        "naungan.contribution",
        "naungan.reconciliation.reconcile",
        "naungan.coverage",
        "naungan.comparison.two",
        "naungan.matching",
        "naungan.intake",
        "naungan.engine.duck",
        "ibis.backends.duckdb",
        "python_calamine",
    ):
        importlib.import_module(module)
    started, busy = time.perf_counter(), time.process_time()
    CASES[name](folder)
    seconds, cpu = time.perf_counter() - started, time.process_time() - busy
    own, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak_mb": max(own, child)}))


if __name__ == "__main__":
    main()
