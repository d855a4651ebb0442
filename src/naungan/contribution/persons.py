"""One row per person and unit: the roster row by which the law is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.matching import mark
from naungan.relations import NOMOR

if TYPE_CHECKING:
    import ibis.expr.types as ir


def persons(roster: ir.Table, link: ir.Table) -> ir.Table:
    """The roster with ``orang``, one row per person and unit: the row by which the law is read (``one_row``)."""
    return named(unnamed(roster, link))


def unnamed(roster: ir.Table, link: ir.Table) -> ir.Table:
    """The rows of ``persons``, with ``orang`` only where the person has several rows.

    Whose only row this is (``sendiri`` of the link) bears the mark of the row; only the others are joined and sorted.
    """
    telling = link.filter(~link.sendiri.fill_null(False)).select(NOMOR, "orang")
    alone = roster.anti_join(telling, NOMOR).mutate(orang=ibis.null("string"))
    several = one_row(roster.inner_join(telling, NOMOR))
    return ibis.union(alone, several.select(*alone.columns))


def named(rows: ir.Table) -> ir.Table:
    """Rows of ``unnamed`` with the mark of each person."""
    return rows.mutate(orang=ibis.coalesce(rows.orang, mark(rows)))


def one_row(roster: ir.Table) -> ir.Table:
    """One roster row per person and unit: a row that is not held, with a wage, the highest wage, then the first by source."""
    first = ibis.row_number().over(
        ibis.window(
            group_by=["pemda", "orang", "unit"],
            order_by=[
                roster.tahan.fill_null(False).cast("int8"), roster.upah.isnull().cast("int8"), roster.upah.desc(),
                roster.sumber, roster.lembar, roster.baris,
            ],
        )
    )  # fmt: skip
    return roster.mutate(_nomor=first).filter(lambda rows: rows._nomor == 0).drop("_nomor")
