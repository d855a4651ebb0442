"""One row per person and unit: the roster row that the ledger shows, with its link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.relations import NOMOR
from naungan.relations.joins import WORKER, keyed

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# What the ledger shows of a roster row.
SHOWN = (NOMOR, "unit_nama", "kategori", "potongan_iuran", "dasar_pengangkatan", "database_bkn", "tahan")
# By which the rows of one person are put in order.
_PLACE = ("sumber", "lembar", "baris")


def workers(engine: Engine, roster: ir.Table, several: ir.Table) -> ir.Table:
    """Person × unit of the roster rows that are not usual, with their link (``several``), and ``ganda``: the person has several of them.

    Of several rows of one person in one unit the first that is not held stands, by file, sheet and row.
    """
    rows = roster.select(NOMOR, "pemda", "unit", *(name for name in SHOWN if name != NOMOR), *_PLACE).inner_join(several, NOMOR)
    rows = engine.keep(keyed(rows.mutate(tahan=rows.tahan.fill_null(False))))
    many = rows.group_by(["k_pemda", "orang"]).aggregate(n=rows.count())
    many = many.filter(many.n > 1).drop("n")
    single = rows.anti_join(many, ["k_pemda", "orang"]).mutate(ganda=ibis.literal(False))
    return ibis.union(single, _one_per_unit(rows.semi_join(many, ["k_pemda", "orang"]))).drop(*_PLACE)


def _one_per_unit(rows: ir.Table) -> ir.Table:
    order = [rows.tahan, rows.sumber, rows.lembar.fill_null(""), rows.baris]
    ranked = rows.mutate(rank=ibis.row_number().over(group_by=list(WORKER), order_by=order))
    return ranked.filter(ranked["rank"] == 0).drop("rank").mutate(ganda=ibis.literal(True))
