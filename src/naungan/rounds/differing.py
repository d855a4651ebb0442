"""Which published relations of a pemda differ between two evaluations, and in how many rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from naungan.rounds.sidik import columns_of, published, rows_of, table_sidik

if TYPE_CHECKING:
    import pyarrow as pa

    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished


@dataclass(frozen=True)
class Differing:
    """A relation with the rows that only the frozen one has (``hilang``), and those that only the new one has (``tambah``)."""

    relasi: str
    hilang: int
    tambah: int


def alike(old: Finished, new: Finished) -> list[str]:
    """The relations that both have, with the same columns: only these can be compared row by row."""
    there = set(published(new))
    return [name for name in published(old) if name in there and set(columns_of(old, name)) == set(columns_of(new, name))]


def differing(engine: Engine, old: Finished, new: Finished, pemda: Sequence[str]) -> Mapping[str, tuple[Differing, ...]]:
    """By pemda, the relations that are not the same."""
    found: dict[str, list[Differing]] = {one: [] for one in pemda}
    for name in alike(old, new):
        for (one, was), (_, now) in zip(rows_of(old, name, pemda), rows_of(new, name, pemda), strict=True):
            if table_sidik(was) != table_sidik(now.select(was.column_names)):
                found[one].append(Differing(name, *_apart(engine, was, now)))
    return {one: tuple(rows) for one, rows in found.items()}


def _apart(engine: Engine, was: pa.Table, now: pa.Table) -> tuple[int, int]:
    """How many rows each has that the other has not; rows that are alike count as often as they stand there."""
    one, other = (engine.table(table) for table in (was, now.select(was.column_names).cast(was.schema)))
    both = ibis.union(one.mutate(lama_baru=ibis.literal(1, "int64")), other.mutate(lama_baru=ibis.literal(-1, "int64")))
    sums = both.group_by(was.column_names).aggregate(n=both.lama_baru.sum())
    (row,) = engine.rows(sums.aggregate(hilang=sums.n.clip(lower=0).sum(), tambah=(-sums.n).clip(lower=0).sum()))
    return int(row["hilang"] or 0), int(row["tambah"] or 0)
