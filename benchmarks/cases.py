"""The work that is measured; each case runs alone in its own process: ``python -m benchmarks.cases NAME FOLDER``.

Prints seconds and the peak of resident memory, so that a slow case can't hide behind a warm one.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

BULAN, POSISI = "2026-10", dt.date(2026, 11, 20)
MEMORY = "2GB"


def bare_scan(folder: Path) -> None:
    """The least that any answer needs: read the rows once, sum per unit."""
    con = duckdb.connect(config={"threads": 2})
    con.sql(f"SELECT pemda, unit, count(*), sum(upah) FROM '{folder}/roster.parquet' GROUP BY ALL").fetchall()


def bare_copy(folder: Path) -> None:
    """Write equally wide rows, sorted by nothing."""
    con = duckdb.connect(config={"threads": 2, "preserve_insertion_order": False})
    con.sql(f"COPY (SELECT * FROM '{folder}/ledger.parquet') TO '{folder}/copy.parquet' (FORMAT parquet, COMPRESSION zstd)")


def ledger_from_link(folder: Path) -> None:
    """Ledger, dues and sums per unit from a ready link relation."""
    with _engine(folder) as engine:
        _summed(engine, _ledger(engine, folder, _ready(engine, folder)))


def ledger_with_matching(folder: Path) -> None:
    """The same from nothing but roster and member file: persons, exact matching, flags."""
    from naungan import matching

    with _engine(folder) as engine:
        linked = matching.link(engine, engine.read(folder / "roster.parquet"), engine.read(folder / "member.parquet"))
        _summed(engine, _ledger(engine, folder, linked))


def ledger_written(folder: Path) -> None:
    """From a ready link relation, with every row of the ledger written."""
    with _engine(folder) as engine:
        engine.write(_ledger(engine, folder, _ready(engine, folder)), folder / "ledger.parquet")


def prepare_link(folder: Path) -> None:
    """Make the ready link relation that other cases start from."""
    from naungan import matching

    with _engine(folder) as engine:
        linked = matching.link(engine, engine.read(folder / "roster.parquet"), engine.read(folder / "member.parquet"))
        engine.write(linked.link, folder / "link.parquet")
        engine.write(linked.member_person, folder / "member_person.parquet")


def _engine(folder: Path) -> Engine:
    from naungan.engine import open_engine

    return open_engine("duckdb", threads=2, memory=MEMORY, temp=folder / "temp")


def _ready(engine: Engine, folder: Path) -> object:
    from naungan.matching import Linked

    return Linked(engine.read(folder / "link.parquet"), engine.read(folder / "member_person.parquet"))


def _ledger(engine: Engine, folder: Path, linked: object) -> ir.Table:
    from naungan import contribution, coverage
    from naungan.evaluation.chain import on_row
    from naungan.regions.tables import PAYER, REGISTRATION, UNIT

    roster, member = engine.read(folder / "roster.parquet"), engine.read(folder / "member.parquet")
    key = linked.link.select("pemda", "sumber", "lembar", "baris", "orang")  # type: ignore[attr-defined]
    person = on_row(roster, key)
    empty = {relation.name: engine.table(relation.empty()) for relation in (UNIT, REGISTRATION, PAYER)}
    return coverage.ledger(
        engine,
        roster=person,
        linked=linked,  # type: ignore[arg-type]
        member=member,
        assessment=contribution.assess(engine, person, bulan=BULAN),
        duty=contribution.duty(engine, person, bulan=BULAN),
        bulan=BULAN,
        posisi=POSISI,
        **empty,
    )


def _summed(engine: Engine, ledger: ir.Table) -> None:
    grouped = ledger.group_by(["pemda", "unit", "keadaan"])
    engine.arrow(grouped.aggregate(n=ledger.count(), iuran=ledger.iuran.sum(), dampak=ledger.dampak.sum()))


CASES: dict[str, Callable[[Path], None]] = {
    case.__name__: case for case in (bare_scan, bare_copy, prepare_link, ledger_from_link, ledger_with_matching, ledger_written)
}


def main() -> None:
    name, folder = sys.argv[1], Path(sys.argv[2])
    started = time.perf_counter()
    CASES[name](folder)
    seconds = time.perf_counter() - started
    print(json.dumps({"seconds": seconds, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


if __name__ == "__main__":
    main()
