"""The ledger as the program makes it, over the same files as the SQL of ``by_hand``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import by_hand, people

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.matching import Linked

MEMORY = "2GB"


def make(folder: Path, workers: int) -> None:
    """So many invented people, where they are not there yet, and the law of the month for those who write SQL."""
    made = folder / f"orang-{workers}"
    if not made.exists():
        for other in folder.glob("orang-*"):
            other.unlink()
        people.make(folder, workers)
        made.touch()
    by_hand.prepare(folder)


def from_link(folder: Path) -> None:
    """Ledger, dues and sums per unit from a ready link relation."""
    with _engine(folder) as engine:
        _summed(engine, _ledger(engine, folder, _ready(engine, folder)), folder / by_hand.SUMS["ledger_from_link"])


def with_matching(folder: Path) -> None:
    """The same from nothing but roster and member file: persons, exact matching, flags."""
    from naungan import matching

    with _engine(folder) as engine:
        linked = matching.link(engine, engine.read(folder / "roster.parquet"), engine.read(folder / "member.parquet"))
        _summed(engine, _ledger(engine, folder, linked), folder / by_hand.SUMS["ledger_with_matching"])


def written(folder: Path) -> None:
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


def ledger(engine: Engine, roster: ir.Table, member: ir.Table, linked: Linked) -> ir.Table:
    """The law over everybody, kept as in an evaluation, and the ledger of governments without lists of units, NPP and payers."""
    from naungan import contribution, coverage
    from naungan.regions.tables import PAYER, REGISTRATION, UNIT

    empty = {relation.name: engine.table(relation.empty()) for relation in (UNIT, REGISTRATION, PAYER)}
    owed = contribution.owed(engine, roster, linked.link, bulan=by_hand.BULAN, bawa=coverage.SHOWN)
    return coverage.ledger(
        engine, roster=roster, linked=linked, owed=owed, member=member, bulan=by_hand.BULAN, posisi=by_hand.POSISI, **empty
    )


def _engine(folder: Path) -> Engine:
    from naungan.engine import open_engine

    return open_engine("duckdb", threads=2, memory=MEMORY, temp=folder / "temp")


def _ready(engine: Engine, folder: Path) -> Linked:
    from naungan.matching import Linked

    return Linked(engine.read(folder / "link.parquet"), engine.read(folder / "member_person.parquet"))


def _ledger(engine: Engine, folder: Path, linked: Linked) -> ir.Table:
    return ledger(engine, engine.read(folder / "roster.parquet"), engine.read(folder / "member.parquet"), linked)


def _summed(engine: Engine, ledger: ir.Table, path: Path) -> None:
    import pyarrow.parquet as pq

    grouped = ledger.group_by(["pemda", "unit", "keadaan"])
    pq.write_table(engine.arrow(grouped.aggregate(n=ledger.count(), iuran=ledger.iuran.sum(), dampak=ledger.dampak.sum())), path)
