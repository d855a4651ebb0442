"""Formulas over a table: values of the time are joined, then each formula becomes a column, after those it needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from naungan.kernel.period import Bulan
from naungan.law.book import Book
from naungan.law.formula import Formula
from naungan.law.moment import Moment, first_month
from naungan.law.timeline import BULAN, SEJAK, attach

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

TANGGAL = "tanggal"
_LAST = dt.date(9999, 12, 31)


def evaluate(
    engine: Engine,
    book: Book,
    table: ir.Table,
    targets: Sequence[str],
    *,
    at: Moment | None = None,
    months: Sequence[Bulan] = (),
    known: dt.date | None = None,
) -> ir.Table:
    """The table with a column for each target and for every value and formula on the way to it.

    With ``at`` every row is of that month or day, and a rule that is not law then is a Refusal. With ``months`` the rows carry
    their own ``bulan``, one of those listed; with neither they carry the day of the event, ``tanggal``, and get ``sejak``, the
    last day up to it on which this law changed. What is not law at a row's time stays NULL.
    """
    names = book.order(targets, at, known)
    moments: Sequence[Moment] = months
    if at is None and not months:
        moments = book.changes(names)
        table = table.mutate(**{SEJAK: _since(table, moments)})
    series = [book.series[name] for name in names if name in book.series and name not in table.columns]
    plain = [one for one in series if not _derived(book, one.kunci or one.pita)]
    table = attach(engine, table, plain, at=at, moments=moments, known=known)
    for name in names:
        if name in book.formulas and name not in table.columns:
            table = table.mutate(**{name: _column(book, name, table, at, known, by_month=bool(months))})
        elif name in book.series and name not in table.columns:
            table = attach(engine, table, [book.series[name]], at=at, moments=moments, known=known)
    return table


def _since(table: ir.Table, days: Sequence[dt.date]) -> Any:
    """The last of some days not after the row's own; NULL before the first."""
    import ibis

    return ibis.cases(*((table[TANGGAL] >= ibis.literal(day), ibis.literal(day)) for day in reversed(days)))


def _derived(book: Book, column: str | None) -> bool:
    return column is not None and column in book.formulas


def _column(book: Book, name: str, table: ir.Table, at: Moment | None, known: dt.date | None, *, by_month: bool) -> Any:
    import ibis

    if at is not None:
        return _apply(book.version(name, at, known).body, table)
    holds = _in_month if by_month else _on_day
    branches = [(holds(version, table), _apply(version.body, table)) for version in book.versions(name, known)]
    return ibis.cases(*branches) if branches else ibis.null(_apply(book.formulas[name][0].body, table).type())


def _in_month(version: Formula, table: ir.Table) -> Any:
    """A month is governed by the law of its first day."""
    last = Bulan.of(version.sampai) if version.sampai else "9999-12"
    return (table[BULAN] >= str(first_month(version.berlaku))) & (table[BULAN] <= str(last))


def _on_day(version: Formula, table: ir.Table) -> Any:
    import ibis

    return table[TANGGAL].between(ibis.literal(version.berlaku), ibis.literal(version.sampai or _LAST))


def _apply(body: Any, table: ir.Table) -> Any:
    import inspect

    return body(**{need: table[need] for need in inspect.signature(body).parameters})
