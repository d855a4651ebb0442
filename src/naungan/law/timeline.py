"""Dated series compiled into small tables for the months asked for, and hash-joined: never an as-of join over persons.

Three shapes: month → value; month × key → value; month × step → value. A band is found by hash as well: its column is divided
by the greatest common divisor of all lower bounds, so that each step lies in exactly one band, the one with the greatest lower
bound not above the amount. Amounts in a band column are in hundredths (sen), bounds in the YAML in whole units.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from naungan.engine import divide
from naungan.kernel.period import Bulan
from naungan.law.series import Entry, Series

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from naungan.engine import Engine

HUNDREDTHS = 100
BULAN, LANGKAH = "bulan", "langkah"


def timeline(series: Series, months: Iterable[Bulan], known: dt.date | None = None) -> pa.Table:
    """One row per month (× key, or × step of a band series): ``bulan``, the key column or ``langkah``, and the value.

    Months without a value have no row, so that a left join leaves the value unknown.
    """
    import pyarrow as pa

    rows: list[dict[str, Any]] = []
    for month in months:
        entry = series.at(month.first_day, known)
        if entry is not None:
            rows += [{BULAN: str(month), **row} for row in _rows(series, entry)]
    return pa.Table.from_pylist(rows, _schema(series, rows))


def attach(
    engine: Engine, table: ir.Table, series: Sequence[Series], *, month: Bulan | None, months: Sequence[Bulan], known: dt.date | None = None
) -> ir.Table:
    """The table with one column per series. With ``month`` all rows are of that month; else by their column ``bulan``."""
    for one in series:
        if month is not None and not (one.kunci or one.pita):
            entry = one.at(month.first_day, known)
            table = table.mutate(**{one.kode: _literal(entry)})
            continue
        values = engine.table(timeline(one, [month] if month else months, known))
        table, on = _with_step(table, one, months if month is None else [month], known)
        if month is None:
            on = [BULAN, *on]
        else:
            values = values.drop(BULAN)
        table = table.left_join(values, on).select(table, values[one.kode])
        if one.pita:
            table = table.drop(LANGKAH)
    return table


def _with_step(table: ir.Table, series: Series, months: Sequence[Bulan], known: dt.date | None) -> tuple[ir.Table, list[str]]:
    import ibis

    if series.pita:
        step, last = _grid(series)
        amount = table[series.pita]
        number = divide(amount.cast("int64"), ibis.literal(step * HUNDREDTHS, "int64"))
        # An unknown amount has no step; LEAST alone would skip the NULL and give the last band.
        capped = (number > last).ifelse(ibis.literal(last, "int64"), number)
        return table.mutate(**{LANGKAH: capped}), [LANGKAH]
    return table, [series.kunci] if series.kunci else []


def _literal(entry: Entry | None) -> Any:
    import ibis

    if entry is None:
        return ibis.null("int64")
    return ibis.literal(entry.nilai, "string" if isinstance(entry.nilai, str) else "int64")


def _grid(series: Series) -> tuple[int, int]:
    """Width of a step, and the number of the last one, over all dates of the series."""
    bounds = [lower for entry in series.entries if entry.nilai for lower, _ in entry.nilai]
    step = math.gcd(*bounds) or 1
    return step, max(bounds) // step


def _rows(series: Series, entry: Entry) -> list[dict[str, Any]]:
    if series.kunci:
        return [{series.kunci: key, series.kode: value} for key, value in entry.nilai.items()]
    if not series.pita:
        return [{series.kode: entry.nilai}]
    step, last = _grid(series)
    edges = [*(lower // step for lower, _ in entry.nilai), last + 1]
    values = [value for _, value in entry.nilai]
    spans = zip(pairwise(edges), values, strict=True)
    return [{LANGKAH: number, series.kode: value} for (first, until), value in spans for number in range(first, until)]


def _schema(series: Series, rows: list[dict[str, Any]]) -> pa.Schema:
    import pyarrow as pa

    text = bool(rows) and isinstance(rows[0][series.kode], str)
    key = [pa.field(series.kunci, pa.string())] if series.kunci else [pa.field(LANGKAH, pa.int64())] if series.pita else []
    return pa.schema([pa.field(BULAN, pa.string()), *key, pa.field(series.kode, pa.string() if text else pa.int64())])
