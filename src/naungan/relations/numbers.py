"""The one number of a row: what files a run has taken in, row by row, as BIGINT, so that relations join by it and carry no names.

It holds within one run, and is never saved (ADR 23). The number of the file stands above, the place of the row in its file
(``urutan``) in the lower 32 bits; both are whole, so that products and sums of BIGINT are exact on every engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from naungan.relations.declare import NOMOR
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.relations.declare import Relation

_PER_FILE = 2**32


def row_number(file: ir.IntegerValue, urutan: ir.IntegerValue) -> ir.IntegerValue:
    """The number of a row of a file that this run has taken in; ``file`` counts them from 0."""
    return file * ibis.literal(_PER_FILE, "int64") + urutan


def renumbered(table: ir.Table) -> ir.Table:
    """Rows that come from elsewhere than this run's intake (a saved relation, rows repeated per pemda), numbered anew."""
    order = [table.pemda.fill_null(""), table.sumber, table.lembar.fill_null(""), table.baris]
    return table.mutate(**{NOMOR: ibis.row_number().over(order_by=order).cast("int64")})


def looked_up(relation: Relation, table: ir.Table, rows: Mapping[str, ir.Table]) -> ir.Table:
    """The rows of a computed relation with the places of the rows they speak of (``Relation.rows``): done once, where it is saved.

    ``rows`` are the relations of this run, by name.
    """
    for one in relation.rows:
        if one.columns:
            there = rows[one.relation]
            place = there.select(**{one.number: there[NOMOR]}, **{one.prefix + name: there[name] for name in one.columns})
            table = left(table, place, one.number)
    return table
