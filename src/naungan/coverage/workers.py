"""One row per person and unit: the roster of the month without repetitions, with its link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.relations.joins import WORKER, keyed, on_row

if TYPE_CHECKING:
    import ibis.expr.types as ir

_ROSTER = (
    "pemda", "unit", "unit_nama", "orang", "kategori", "upah", "potongan_iuran", "dasar_pengangkatan", "database_bkn", "tahan",
    "sumber", "berkas", "lembar", "baris", "k_pemda", "k_unit", "peserta", "decision",
)  # fmt: skip


def workers(roster: ir.Table, link: ir.Table, bulan: str) -> ir.Table:
    """Person × unit of the month, with ``peserta``, ``decision`` and ``ganda`` (the person has several roster rows).

    Of several rows of one person in one unit the first that is not held stands, by file, sheet and row. A roster that
    already carries ``peserta`` and ``decision`` (a ready link) is not joined again.
    """
    rows = keyed(roster.filter(roster.bulan.fill_null(bulan) == bulan))
    if "decision" not in rows.columns:
        rows = on_row(rows, link.select("pemda", "sumber", "lembar", "baris", "peserta", "decision"))
    rows = rows.select(*_ROSTER).mutate(tahan=rows.tahan.fill_null(False))
    many = rows.group_by(["k_pemda", "orang"]).aggregate(n=rows.count())
    many = many.filter(many.n > 1).drop("n")
    single = rows.anti_join(many, ["k_pemda", "orang"]).mutate(ganda=ibis.literal(False))
    return ibis.union(single, _one_per_unit(rows.semi_join(many, ["k_pemda", "orang"])))


def _one_per_unit(rows: ir.Table) -> ir.Table:
    order = [rows.tahan, rows.sumber, rows.lembar.fill_null(""), rows.baris]
    ranked = rows.mutate(rank=ibis.row_number().over(group_by=list(WORKER), order_by=order))
    return ranked.filter(ranked["rank"] == 0).drop("rank").mutate(ganda=ibis.literal(True))
