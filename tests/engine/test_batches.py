"""A stream of rows comes whole, or fails."""

from __future__ import annotations

import pyarrow as pa
import pytest

from naungan.engine.duck import DuckEngine

ROWS = 30_000


def test_rows_in_pieces_come_whole_and_none_is_lost_when_something_else_is_asked_between() -> None:
    with DuckEngine(threads=1, memory=None, temp=None) as engine:
        table = engine.table(pa.table({"k": range(ROWS)}))
        assert sum(batch.num_rows for batch in engine.batches(table, 10_000)) == ROWS
        stream = engine.batches(table, 10_000)
        next(stream)
        engine.rows(table.limit(1))
        with pytest.raises(RuntimeError):
            next(stream)
        # The last piece has come: nothing more can be lost.
        stream = engine.batches(table.limit(5), 10_000)
        assert next(stream).num_rows == 5
        engine.rows(table.limit(1))
        assert next(stream, None) is None
