"""A table parted in rows and combinations is the same table, and a rule over the combinations is the rule over the rows."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from naungan.engine import Engine
from naungan.relations.coded import SEL, coded

WORDS = st.none() | st.sampled_from(["", "a", "b", "A"])
ROWS = st.lists(st.tuples(WORDS, WORDS, st.none() | st.booleans(), st.none() | st.integers(0, 3)), max_size=12)


def _sorted(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(repr(sorted(row.items(), key=lambda cell: cell[0])) for row in rows)


@given(rows=ROWS)
def test_what_is_parted_comes_together_again(duck: Engine, rows: list[tuple[Any, ...]]) -> None:
    names = {"kata": pa.string(), "lain": pa.string(), "ya": pa.bool_(), "sendiri": pa.int64()}
    whole = [dict(zip(names, row, strict=True)) | {"no": number} for number, row in enumerate(rows)]
    table = duck.table(pa.Table.from_pylist(whole, pa.schema([*names.items(), ("no", pa.int64())])))
    parted = coded(duck, table, ["kata", "lain", "ya"])
    assert _sorted(duck.rows(parted.whole().drop(SEL))) == _sorted(whole)
    numbers = [row[SEL] for row in duck.rows(parted.cells)]
    assert sorted(numbers) == list(range(1, len({row[:3] for row in rows}) + 1))
