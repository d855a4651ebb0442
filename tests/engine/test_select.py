"""What engines must agree on when selects are nested."""

from __future__ import annotations

import ibis
import pyarrow as pa

from naungan.engine import Engine


def test_a_sorted_distinct_projection_of_a_filtered_table_has_no_row_twice(engine: Engine) -> None:
    """Ibis 12 would put the distinct before the projection if it merged selects: two rows that differ only in ``bulan`` stay two."""
    kinds = pa.schema([("lingkup", pa.string()), ("bulan", pa.string())])
    one, other = (
        engine.table(pa.table({"lingkup": ["own_npp", "nasional"], "bulan": months}, schema=kinds))
        for months in (["2026-10", None], [None, None])
    )
    rows = ibis.union(one.select("lingkup", "bulan"), other.select("lingkup", "bulan"))
    rows = rows.filter(rows.bulan.fill_null("2026-10") == "2026-10")
    found = engine.rows(rows.select("lingkup").distinct().order_by("lingkup"))
    assert [row["lingkup"] for row in found] == ["nasional", "own_npp"]


def test_a_kept_count_of_rows_is_as_wide_as_it_is_declared(engine: Engine) -> None:
    """Spark counts rows in 32 bits; Ibis believes in 64 and would leave out a cast to them."""
    table = engine.table(pa.table({"nama": ["b", "a"]}))
    kept = engine.keep(table.select(nomor=ibis.row_number().over(order_by="nama").cast("int64")))
    both = ibis.union(kept, engine.table(pa.table({"nomor": [2**40]})))
    assert sorted(row["nomor"] for row in engine.rows(both)) == [0, 1, 2**40]
