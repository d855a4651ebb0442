"""One row per person and unit: the roster row by which the law is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.matching import mark
from naungan.relations import NOMOR
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def persons(roster: ir.Table, link: ir.Table) -> ir.Table:
    """The roster with ``orang``, one row per person and unit: the row by which the law is read (``one_row``).

    Whose only row this is (``sendiri`` of the link) bears the mark of the row; only the others are joined and sorted.
    """
    telling = link.filter(~link.sendiri.fill_null(False)).select(NOMOR, "orang")
    alone = roster.anti_join(telling, NOMOR)
    alone = alone.mutate(orang=mark(alone))
    several = one_row(roster.inner_join(telling, NOMOR))
    return ibis.union(alone, several.select(*alone.columns))


def standing(engine: Engine, roster: ir.Table, link: ir.Table) -> ir.Table:
    """Of the rows of persons with several (``sendiri`` of the link) the number, ``orang``, and ``berdiri``: the law is read by this one."""
    telling = link.filter(~link.sendiri.fill_null(False)).select(NOMOR, "orang")
    rows = engine.keep(roster.select(NOMOR, *_ORDERED).inner_join(telling, NOMOR))
    return engine.keep(rows.select(NOMOR, orang=rows.orang, berdiri=_first(rows) == 0))


def those_of(rows: ir.Table, several: ir.Table) -> ir.Table:
    """The rows of a roster by which the law is read, with ``orang`` only where the person has several; ``several`` as of ``standing``."""
    both = left(rows, several, NOMOR)
    return both.filter(both.berdiri.fill_null(True)).drop("berdiri")


def named(rows: ir.Table) -> ir.Table:
    """Rows of ``those_of`` with the mark of each person."""
    return rows.mutate(orang=ibis.coalesce(rows.orang, mark(rows)))


_ORDERED = ("pemda", "unit", "tahan", "upah", "sumber", "lembar", "baris")


def one_row(roster: ir.Table) -> ir.Table:
    """One roster row per person and unit: a row that is not held, with a wage, the highest wage, then the first by source."""
    return roster.mutate(_nomor=_first(roster)).filter(lambda rows: rows._nomor == 0).drop("_nomor")


def _first(roster: ir.Table) -> ir.IntegerValue:
    return ibis.row_number().over(
        ibis.window(
            group_by=["pemda", "orang", "unit"],
            order_by=[
                roster.tahan.fill_null(False).cast("int8"), roster.upah.isnull().cast("int8"), roster.upah.desc(),
                roster.sumber, roster.lembar, roster.baris,
            ],
        )
    )  # fmt: skip
