"""Declared relations check themselves."""

from __future__ import annotations

import pytest

from naungan.engine import Engine
from naungan.relations import Column, Relation

TOY = Relation("toy_declare", 1, "Satu baris mainan.", ("a",), (Column("a", "text", "A."), Column("b", "upah", "B.")))


def test_conform_orders_and_types_columns_and_leaves_what_may_be_absent_unknown(engine: Engine) -> None:
    import pyarrow as pa

    table = TOY.conform(engine.table(pa.table({"x": [1], "a": ["satu"]})), absent=("b",))
    assert table.schema() == TOY.schema()
    assert engine.rows(table) == [{"a": "satu", "b": None}]


@pytest.mark.parametrize("absent", [(), ("a",)])
def test_a_column_that_is_misspelt_or_forgotten_is_an_error(duck: Engine, absent: tuple[str, ...]) -> None:
    import pyarrow as pa

    rows = duck.table(pa.table({"bb": [1], "a": ["satu"]}))
    for shape in (TOY.conform, TOY.published):
        with pytest.raises(ValueError, match="toy_declare misses the columns b"):
            shape(rows, absent=absent)


def test_what_is_not_known_is_named_by_what_is() -> None:
    assert TOY.all_but("a") == {"b"}
    with pytest.raises(ValueError, match="no column c"):
        TOY.all_but("c")


def test_a_key_outside_the_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="inconsistent"):
        Relation("salah", 1, "Salah.", ("c",), (Column("a", "text", "A."),))


def test_rows_with_a_strange_column_are_refused() -> None:
    with pytest.raises(ValueError, match="no column c"):
        TOY.of([{"c": 1}])
