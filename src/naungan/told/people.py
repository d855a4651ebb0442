"""Rows of persons for the unit that wrote them, streamed in one order and cut into one piece per unit."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from naungan.relations import NOMOR
from naungan.relations.words import State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_REGISTERED = ("nama", "nik", "tanggal_lahir", "jenis_kelamin", "upah", "mulai", "akhir", "hp")
PLACE = ("berkas", "lembar", "baris")
ORDER = ("pemda", "unit", "unit_nama", *PLACE)


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


def pieces(engine: Engine, table: ir.Table) -> Iterator[Piece]:
    """Cut the rows per unit; one ordered result is streamed, so that thousands of units cost one query."""
    texts = {name: table[name].fill_null("") for name in ORDER if name != "baris"}
    ordered = table.mutate(**texts).order_by([ibis.asc(name) for name in ORDER])
    batches = engine.batches(ordered, 20_000)
    rows = (row for batch in batches for row in batch.to_pylist())
    for (pemda, unit, nama), found in itertools.groupby(rows, key=_unit):
        own = list(found)
        yield Piece(pemda, unit, nama or own[0]["unit_nama"], own)


def _unit(row: dict[str, Any]) -> tuple[str, str, str]:
    # Units known by code are one piece however their name was written; a unit without a code is known by its name alone.
    return (row["pemda"], row["unit"], "" if row["unit"] else row["unit_nama"])


def new_workers(engine: Engine, ledger: ir.Table, roster: ir.Table) -> Iterator[Piece]:
    """Who can be registered as new, per unit.

    Only workers whose state is ``unregistered``: somebody who may already have a membership number (``not_on_own_npp``,
    ``inactive``, ``unresolved``) would be registered twice, and is asked about in the unit's gap list instead.
    """
    table = on_roster(ledger.filter(ledger.keadaan == State.UNREGISTERED), roster, _REGISTERED)
    return pieces(engine, table.select(*ORDER, *_REGISTERED))
