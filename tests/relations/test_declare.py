"""Declared relations check themselves."""

from __future__ import annotations

import pytest

from naungan.engine import Engine
from naungan.relations import Column, Relation

TOY = Relation("toy_declare", 1, "Satu baris mainan.", ("a",), (Column("a", "text", "A."), Column("b", "upah", "B.")))


def test_conform_orders_and_types_columns_and_leaves_the_missing_unknown(engine: Engine) -> None:
    import pyarrow as pa

    table = TOY.conform(engine.table(pa.table({"x": [1], "a": ["satu"]})))
    assert table.schema() == TOY.schema()
    assert engine.rows(table) == [{"a": "satu", "b": None}]


def test_a_key_outside_the_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="inconsistent"):
        Relation("salah", 1, "Salah.", ("c",), (Column("a", "text", "A."),))


def test_rows_with_a_strange_column_are_refused() -> None:
    with pytest.raises(ValueError, match="no column c"):
        TOY.of([{"c": 1}])
