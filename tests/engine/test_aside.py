"""A step aside leaves what it gives, and nothing of what it held on the way."""

from __future__ import annotations

from collections.abc import Iterator

import ibis.expr.types as ir
import pyarrow as pa
import pytest

from naungan.engine import Engine, open_engine
from naungan.engine.duck import DuckEngine


@pytest.fixture
def engine() -> Iterator[DuckEngine]:
    with open_engine("duckdb", threads=1) as opened:
        assert isinstance(opened, DuckEngine)
        yield opened


def step(engine: Engine, rows: ir.Table) -> tuple[ir.Table, ir.Table]:
    """A table that is held, and one that is not yet and reads what was held on the way; another step aside within."""
    twice = engine.keep(rows.mutate(n=rows.n * 2))
    few = engine.aside(smaller, twice)
    return engine.keep(few.mutate(n=few.n + 1)), twice.filter(twice.n > 4)


def smaller(engine: Engine, rows: ir.Table) -> ir.Table:
    on_the_way = engine.keep(rows.filter(rows.n < 6))
    return engine.keep(on_the_way.filter(on_the_way.n > 2))


def test_what_a_step_gives_is_held_and_the_rest_is_gone(engine: DuckEngine) -> None:
    given = engine.table(pa.table({"n": [1, 2, 3]}))
    one, other = engine.aside(step, given)
    assert (engine.rows(one), engine.rows(other)) == ([{"n": 5}], [{"n": 6}])
    assert set(engine.connection.list_tables()) == {given.get_name(), one.get_name(), other.get_name()}


def test_what_was_there_before_stays(engine: DuckEngine) -> None:
    given = engine.keep(engine.table(pa.table({"n": [1]})))
    assert engine.rows(engine.aside(lambda engine, rows: rows, given)) == engine.rows(given)
