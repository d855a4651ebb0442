"""Which branch of BPJS an office's workers are looked up at, and under which NPP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.relations.joins import OFFICE, left

if TYPE_CHECKING:
    import ibis.expr.types as ir


def branch_of(offices: ir.Table, unit: ir.Table, registration: ir.Table, bulan: str) -> ir.Table:
    """Per office (``OFFICE``) ``cabang`` and ``npp_ditanya``: the unit's own registration before its payer's, its parent's, the pemda's.

    NULL where nothing is registered, or where registrations that stand equally near name different ones.
    """
    current = registration.filter((registration.dari.fill_null(bulan) <= bulan) & (registration.sampai.fill_null(bulan) >= bulan))
    known = current.select("cabang", k_pemda=current.pemda, r_npp=current.npp, r_unit=current.unit.fill_null(""))
    parents = unit.group_by(k_pemda=unit.pemda, k_unit=unit.unit).aggregate(induk=unit.induk.min())
    both = left(offices, parents, ("k_pemda", "k_unit")).inner_join(known, "k_pemda")
    near = ibis.cases(
        (both.r_unit == both.k_unit, 0), (both.r_unit == both.k_bayar, 1), (both.r_unit == both.induk.fill_null(""), 2),
        (both.r_unit == "", 3),
    )  # fmt: skip
    ranked = both.mutate(jarak=near).filter(near.notnull())
    ranked = ranked.mutate(terdekat=ranked.jarak.min().over(ibis.window(group_by=list(OFFICE))))
    nearest = ranked.filter(ranked.jarak == ranked.terdekat)
    told = nearest.group_by(list(OFFICE)).aggregate(**{
        name: ibis.ifelse(nearest[column].nunique() == 1, nearest[column].min(), ibis.null("string"))
        for name, column in (("cabang", "cabang"), ("npp_ditanya", "r_npp"))
    })  # fmt: skip
    return left(offices, told, OFFICE)
