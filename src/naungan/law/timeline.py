"""Dated series compiled into small tables for the months or days asked for, and hash-joined: never an as-of join over persons.

Three shapes: time → value; time × key → value; time × step → value. A band is found by hash as well: its column is divided
by the greatest common divisor of all lower bounds, so that each step lies in exactly one band, the one with the greatest lower
bound not above the amount. A band column whose name ends in ``_sen`` is in hundredths, any other in the units of the bounds;
bounds in the YAML are in whole units.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from naungan.engine import divide
from naungan.kernel.period import Bulan
from naungan.law.moment import Moment, day_of
from naungan.law.series import Entry, Series

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from naungan.engine import Engine

HUNDREDTHS = 100
BULAN, SEJAK, LANGKAH = "bulan", "sejak", "langkah"


def timeline(series: Series, moments: Iterable[Moment], known: dt.date | None = None) -> pa.Table:
    """One row per time (× key, or × step of a band series): ``bulan`` or ``sejak``, the key column or ``langkah``, and the value.

    A time without a value has no row, so that a left join leaves the value unknown.
    """
    import pyarrow as pa

    rows: list[dict[str, Any]] = []
    asked = list(moments)
    for moment in asked:
        entry = series.at(day_of(moment), known)
        if entry is not None:
            rows += [{**_key(moment), **row} for row in _rows(series, entry)]
    return pa.Table.from_pylist(rows, _schema(series, rows, axis(asked)))


def axis(moments: Sequence[Moment]) -> str:
    """The column by which rows find the law of their own time: ``bulan``, or ``sejak``, the day from which their law holds."""
    return SEJAK if moments and not isinstance(moments[0], Bulan) else BULAN


def attach(
    engine: Engine, table: ir.Table, series: Sequence[Series], *, at: Moment | None, moments: Sequence[Moment], known: dt.date | None = None
) -> ir.Table:
    """The table with one column per series. With ``at`` all rows are of that time; else by their ``axis``."""
    for one in series:
        if at is not None and not (one.kunci or one.pita):
            entry = one.at(day_of(at), known)
            table = table.mutate(**{one.kode: _literal(entry)})
            continue
        values = engine.table(timeline(one, moments if at is None else [at], known))
        table, on = _with_step(table, one)
        if at is None:
            on = [axis(moments), *on]
        else:
            values = values.drop(axis([at]))
        table = table.left_join(values, on).select(table, values[one.kode])
        if one.pita:
            table = table.drop(LANGKAH)
    return table


def _with_step(table: ir.Table, series: Series) -> tuple[ir.Table, list[str]]:
    import ibis

    if series.pita:
        step, last = _grid(series)
        amount = table[series.pita]
        width = step * HUNDREDTHS if series.pita.endswith("_sen") else step
        number = divide(amount.cast("int64"), ibis.literal(width, "int64"))
        # An unknown amount has no step; LEAST alone would skip the NULL and give the last band.
        capped = (number > last).ifelse(ibis.literal(last, "int64"), number)
        return table.mutate(**{LANGKAH: capped}), [LANGKAH]
    return table, [series.kunci] if series.kunci else []


def _literal(entry: Entry | None) -> Any:
    import ibis

    if entry is None:
        return ibis.null("int64")
    # A bare number would be an INTEGER to the engine, and the product of two of them could overflow.
    return ibis.literal(str(entry.nilai)).cast("string" if isinstance(entry.nilai, str) else "int64")


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


def _key(moment: Moment) -> dict[str, Any]:
    return {BULAN: str(moment)} if isinstance(moment, Bulan) else {SEJAK: moment}


def _schema(series: Series, rows: list[dict[str, Any]], when: str) -> pa.Schema:
    import pyarrow as pa

    text = bool(rows) and isinstance(rows[0][series.kode], str)
    key = [pa.field(series.kunci, pa.string())] if series.kunci else [pa.field(LANGKAH, pa.int64())] if series.pita else []
    return pa.schema(
        [pa.field(when, pa.string() if when == BULAN else pa.date32()), *key, pa.field(series.kode, pa.string() if text else pa.int64())]
    )
