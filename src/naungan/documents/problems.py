"""``problems.csv``: every problem of every file with its sentence and its remedy, values already masked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import ibis

from naungan.sheets.writing import write_csv
from naungan.told.words import label, office, said, said_remedy, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

COLUMNS = ("pemda", "nama_pemda", "berkas", "lembar", "baris", "kolom", "tingkat", "kode", "nilai", "masalah", "perbaikan")
_ORDER = ("pemda", "berkas", "lembar", "baris", "kolom", "kode", "nilai", "params")


def write_problems_csv(path: Path, engine: Engine, problem: ir.Table) -> None:
    """Semicolons and a mark for Indonesian Excel; one row per problem, by government, file, sheet, row and column."""
    write_csv(path, [say(f"CSV_{name.upper()}") for name in COLUMNS], _rows(engine, problem))


def _rows(engine: Engine, problem: ir.Table) -> Iterator[list[object]]:
    ordered = problem.order_by([ibis.asc(name, nulls_first=True) for name in _ORDER])
    for batch in engine.connection.to_pyarrow_batches(ordered, chunk_size=20_000):
        for row in batch.to_pylist():
            told_now = {
                **row,
                "nama_pemda": office(row["pemda"]),
                "tingkat": label("TINGKAT_MASALAH", row["tingkat"]),
                "masalah": said(row["kode"], row["params"]),
                "perbaikan": said_remedy(row["kode"], row["params"]),
            }
            yield [told_now[name] for name in COLUMNS]
