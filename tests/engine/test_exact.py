"""Division and rounding are exact over the whole range of BIGINT, on both engines."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.engine import Engine, divide, half_up
from naungan.kernel import rupiah

BOUND = 2**53


def test_division_above_the_bound_of_doubles(engine: Engine) -> None:
    pairs = [(BOUND + 1, 1), (2 * BOUND + 3, 2), (2**63 - 1, 10), (2**63 - 1, 3), (0, 7), (6, 7)]
    table = engine.table(pa.table({"a": [a for a, _ in pairs], "b": [b for _, b in pairs]}))
    rows = engine.rows(table.select("a", "b", q=divide(table.a, table.b)))
    assert sorted(row["q"] for row in rows) == sorted(a // b for a, b in pairs)


def test_halves_go_up_on_both_sides_of_the_border(engine: Engine) -> None:
    cases = [(4, 10, 0), (5, 10, 1), (6, 10, 1), (14, 10, 1), (15, 10, 2), (2**61, 10, (2**61 + 5) // 10)]
    table = engine.table(pa.table({"a": [a for a, _, _ in cases], "b": [b for _, b, _ in cases], "q": [q for _, _, q in cases]}))
    for row in engine.rows(table.mutate(found=half_up(table.a, table.b))):
        assert row["found"] == row["q"] == rupiah.half_up(row["a"], row["b"])


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2**61), st.integers(1, 10**9)), min_size=1, max_size=200))
def test_columns_round_as_plain_python_does(duck: Engine, pairs: list[tuple[int, int]]) -> None:
    table = duck.table(pa.table({"a": [a for a, _ in pairs], "b": [b for _, b in pairs]}))
    for row in duck.rows(table.mutate(found=half_up(table.a, table.b))):
        assert row["found"] == rupiah.half_up(row["a"], row["b"])
