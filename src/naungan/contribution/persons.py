"""One row per person and unit: the roster row by which the law is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.matching import mark
from naungan.relations import NOMOR

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def persons(roster: ir.Table, link: ir.Table) -> ir.Table:
    """The roster with ``orang``, one row per person and unit: the row by which the law is read (``one_row``).

    Whose only row this is (``sendiri`` of the link) bears the mark of the row; only the others are joined and sorted.
    """
    telling = several_of(link)
    alone = roster.anti_join(telling, NOMOR)
    alone = alone.mutate(orang=mark(alone))
    several = one_row(roster.inner_join(telling, NOMOR))
    return ibis.union(alone, several.select(*alone.columns))


def several_of(link: ir.Table) -> ir.Table:
    """The rows of persons with several (``sendiri`` of the link): their number and ``orang``."""
    return link.filter(~link.sendiri.fill_null(False)).select(NOMOR, "orang")


def fallen(engine: Engine, roster: ir.Table, link: ir.Table) -> ir.Table:
    """The numbers of the rows by which the law is not read, as another row of that person and unit stands (``one_row``)."""
    rows = engine.keep(roster.select(NOMOR, *_ORDERED).inner_join(several_of(link), NOMOR))
    ranked = rows.select(NOMOR, place=_first(rows))
    return engine.keep(ranked.filter(ranked.place > 0).select(NOMOR))


def named(rows: ir.Table) -> ir.Table:
    """Rows with ``orang``: the mark of the row, where nobody has said who it is."""
    return rows if "orang" in rows.columns else rows.mutate(orang=mark(rows))


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
