"""Formulas over a table: values of the month are joined, then each formula becomes a column, after those it needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from naungan.kernel.period import Bulan
from naungan.law.book import Book
from naungan.law.timeline import BULAN, attach

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def evaluate(
    engine: Engine,
    book: Book,
    table: ir.Table,
    targets: Sequence[str],
    *,
    bulan: Bulan | None = None,
    months: Sequence[Bulan] = (),
    known: dt.date | None = None,
) -> ir.Table:
    """The table with a column for each target and for every value and formula on the way to it.

    With ``bulan`` every row is of that month, and a rule that is not law then is a Refusal. Else the rows carry their own
    ``bulan``, ``months`` lists those that can occur, and what is not law in a row's month stays NULL.
    """
    names = book.order(targets, bulan)
    series = [book.series[name] for name in names if name in book.series and name not in table.columns]
    plain = [one for one in series if not _derived(book, one.kunci or one.pita)]
    table = attach(engine, table, plain, month=bulan, months=months, known=known)
    for name in names:
        if name in book.formulas and name not in table.columns:
            table = table.mutate(**{name: _column(book, name, table, bulan)})
        elif name in book.series and name not in table.columns:
            table = attach(engine, table, [book.series[name]], month=bulan, months=months, known=known)
    return table


def _derived(book: Book, column: str | None) -> bool:
    return column is not None and column in book.formulas


def _column(book: Book, name: str, table: ir.Table, month: Bulan | None) -> Any:
    import ibis

    if month is not None:
        return _apply(book.version(name, month).body, table)
    branches = [
        ((table[BULAN] >= str(version.berlaku)) & (table[BULAN] <= str(version.sampai or "9999-12")), _apply(version.body, table))
        for version in book.formulas[name]
    ]
    return ibis.cases(*branches)


def _apply(body: Any, table: ir.Table) -> Any:
    import inspect

    return body(**{need: table[need] for need in inspect.signature(body).parameters})
