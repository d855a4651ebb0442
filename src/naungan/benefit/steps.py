"""The law run over the few rows of one case, with every value and rule that it took."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from naungan.benefit.compute import benefits
from naungan.engine import Engine
from naungan.law import Step
from naungan.regulasi import buku

_NUMBER = "_nomor"


@dataclass(frozen=True)
class Run:
    """Rows in their order with all that was computed, and the steps: values that some row took, and rules."""

    hari: dt.date
    diketahui: dt.date | None
    rows: list[dict[str, Any]]
    steps: list[Step]

    def amount(self, target: str, row: int = 0) -> int | None:
        """What a formula yields; None where something it needs is not known."""
        needed = set(buku().order([target], self.hari, self.diketahui))
        if any(step.nama in needed and step.status == "unknown" for step in self.steps):
            return None
        value = self.rows[row][target]
        return None if value is None else int(value)


def run(engine: Engine, rows: Sequence[dict[str, Any]], targets: Sequence[str], hari: dt.date, known: dt.date | None = None) -> Run:
    """Evaluate targets over rows that all happened on one day, under the law as it was known on another."""
    brought = [name for name in rows[0] if name in buku().kolom]
    schema = pa.schema([*(pa.field(name, _kind(name)) for name in brought), pa.field(_NUMBER, pa.int64())])
    table = engine.table(pa.Table.from_pylist([{**row, _NUMBER: n} for n, row in enumerate(rows)], schema))
    found = engine.rows(benefits(engine, table, targets, hari=hari, known=known).order_by(_NUMBER))
    names = buku().order(targets, hari, known)
    steps = [_step(name, found, hari, known) for name in names if any(row[name] is not None for row in found)]
    return Run(hari, known, found, steps)


def _kind(name: str) -> pa.DataType:
    return pa.string() if buku().kolom[name].satuan == "kode" else pa.int64()


def _step(name: str, rows: list[dict[str, Any]], hari: dt.date, known: dt.date | None) -> Step:
    value = next(row[name] for row in rows if row[name] is not None)
    if name in buku().series:
        series, entry = buku().series[name], buku().entry(name, hari, known)
        return Step(
            name, "nilai", value, series.satuan, series.nama["id"], entry.dasar.aturan, entry.dasar.pasal, entry.status, entry.catatan
        )
    version = buku().version(name, hari, known)
    return Step(name, "rumus", value, version.satuan, version.rumus, pasal=version.pasal, status=version.status)
