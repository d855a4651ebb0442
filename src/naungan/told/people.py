"""Rows of persons for the unit that wrote them, streamed in one order and cut into one piece per unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import ibis

from naungan.relations import NOMOR
from naungan.relations.words import State

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from naungan.engine import Engine

Said = TypeVar("Said")

_REGISTERED = ("nama", "nik", "tanggal_lahir", "jenis_kelamin", "upah", "mulai", "akhir", "hp")
PLACE = ("berkas", "lembar", "baris")
ORDER = ("pemda", "unit", "unit_nama", *PLACE)
# Rows that are held at once.
_ROWS = 20_000


@dataclass(frozen=True)
class Piece:
    """One unit of one government and its rows, in the order of its own file."""

    pemda: str
    unit: str
    unit_nama: str
    rows: list[dict[str, Any]]


def on_roster(ledger: ir.Table, roster: ir.Table, columns: tuple[str, ...]) -> ir.Table:
    """Ledger rows of this run beside place (``PLACE``) and columns of the roster row they came from."""
    return ledger.drop(*(set(columns) & set(ledger.columns))).inner_join(roster.select(NOMOR, *PLACE, *columns), NOMOR)


@dataclass(frozen=True)
class PerUnit(Generic[Said]):
    """``table``: rows of persons with the columns of ``ORDER``; ``tell`` says of each unit's piece what a list needs.

    One ordered result is streamed whenever it is iterated, so that thousands of units cost one query.
    """

    engine: Engine
    table: ir.Table
    tell: Callable[[Iterable[Piece]], Iterable[Said]]

    def __iter__(self) -> Iterator[Said]:
        yield from self.tell(pieces(self._batches()))

    def saved(self, path: Path) -> Saved[Said]:
        """The same for a process that has no engine; the rows stand in this file (Arrow) until somebody takes it away."""
        import pyarrow as pa

        batches = self._batches()
        first = next(batches, None)
        schema = self.table.schema().to_pyarrow() if first is None else first.schema
        with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, schema) as writer:
            for batch in chain([first] if first else (), batches):
                writer.write_batch(batch)
        return Saved(path, self.tell)

    def _batches(self) -> Iterator[pa.RecordBatch]:
        texts = {name: self.table[name].fill_null("") for name in ORDER if name != "baris"}
        yield from self.engine.batches(self.table.mutate(**texts).order_by([ibis.asc(name) for name in ORDER]), _ROWS)


@dataclass(frozen=True)
class Saved(Generic[Said]):
    """``PerUnit`` in a file."""

    path: Path
    tell: Callable[[Iterable[Piece]], Iterable[Said]]

    def __iter__(self) -> Iterator[Said]:
        import pyarrow as pa

        with pa.OSFile(str(self.path)) as file, pa.ipc.open_file(file) as reader:
            yield from self.tell(pieces(reader.get_batch(number) for number in range(reader.num_record_batches)))


def pieces(batches: Iterable[pa.RecordBatch]) -> Iterator[Piece]:
    """The rows, which are in the order of ``ORDER``, cut per unit."""
    rows = (row for batch in batches for row in batch.to_pylist())
    for (pemda, unit, nama), found in groupby(rows, key=_unit):
        own = list(found)
        yield Piece(pemda, unit, nama or own[0]["unit_nama"], own)


def _unit(row: dict[str, Any]) -> tuple[str, str, str]:
    # Units known by code are one piece however their name was written; a unit without a code is known by its name alone.
    return (row["pemda"], row["unit"], "" if row["unit"] else row["unit_nama"])


def new_workers(engine: Engine, ledger: ir.Table, roster: ir.Table) -> PerUnit[Piece]:
    """Who can be registered as new, per unit.

    Only workers whose state is ``unregistered``: somebody who may already have a membership number (``not_on_own_npp``,
    ``inactive``, ``unresolved``) would be registered twice, and is asked about in the unit's gap list instead.
    """
    table = on_roster(ledger.filter(ledger.keadaan == State.UNREGISTERED), roster, _REGISTERED)
    return PerUnit(engine, table.select(*ORDER, *_REGISTERED), iter)
