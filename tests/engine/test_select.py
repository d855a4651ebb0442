"""What engines must agree on when selects are nested."""

from __future__ import annotations

import ibis
import pyarrow as pa

from naungan.engine import Engine


def test_a_sorted_distinct_projection_of_a_filtered_table_has_no_row_twice(engine: Engine) -> None:
    """Ibis 12 would put the distinct before the projection if it merged selects: two rows that differ only in ``bulan`` stay two."""
    one, other = (
        engine.table(pa.table({"lingkup": ["own_npp", "nasional"], "bulan": [month, None], "baris": [1, 2]})) for month in ("2026-10", None)
    )
    rows = ibis.union(one.drop("baris"), other.drop("baris"))
    rows = rows.filter(rows.bulan.fill_null("2026-10") == "2026-10")
    found = engine.rows(rows.select("lingkup").distinct().order_by("lingkup"))
    assert [row["lingkup"] for row in found] == ["nasional", "own_npp"]
