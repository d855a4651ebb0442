"""Who pays for whom: the most specific line of the payer list, decided once per unit, segment and category."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

KEYS = ("k_pemda", "k_unit", "k_segmen", "k_kategori")


def with_payer(rows: ir.Table, payer: ir.Table, bulan: str) -> ir.Table:
    """Adds ``unit_pembayar``, ``pembayar`` (NULL without a line in the list) and ``k_bayar``.

    A line for the unit beats one for all units, then the segment, then the category. Without a line the unit itself is
    taken as the payer, which is an assumption: ``pembayar`` stays NULL.
    """
    rows = rows.mutate(k_segmen=rows.segmen.fill_null(""), k_kategori=rows.kategori.fill_null(""))
    chosen = payer_of(rows.select(*KEYS).distinct(), payer, bulan).select(*KEYS, "unit_pembayar", "pembayar")
    joined = left(rows, chosen, KEYS)
    joined = joined.mutate(unit_pembayar=ibis.coalesce(joined.unit_pembayar, joined.unit))
    return joined.mutate(k_bayar=joined.unit_pembayar.fill_null(""))


def payer_of(combinations: ir.Table, payer: ir.Table, bulan: str) -> ir.Table:
    """Per combination (``KEYS``) the line of the payer list that holds in the month; none where the list is silent.

    Of lines that are equally particular the one without a quota, and of those the one with the greatest share, stands for all: who
    carries what beside it is told by ``budget.cover``. Purses for the people of another government pay for nobody here. ``p_unit``,
    ``p_segmen`` and ``p_kategori`` are whom the line names.
    """
    current = payer.filter(payer.untuk.isnull() & (payer.dari.fill_null(bulan) <= bulan) & (payer.sampai.fill_null(bulan) >= bulan))
    lines = current.select(
        k_pemda=current.pemda.fill_null(""), p_unit=current.unit, p_segmen=current.segmen, p_kategori=current.kategori,
        unit_pembayar=current.unit_pembayar, pembayar=current.pembayar, dana=current.dana, kode_rekening=current.kode_rekening,
        bagian=current.bagian, kuota=current.kuota, p_giliran=current.giliran,
    )  # fmt: skip
    both = combinations.inner_join(lines, "k_pemda")
    fits = both.filter(
        both.p_unit.fill_null(both.k_unit) == both.k_unit,
        both.p_segmen.fill_null(both.k_segmen) == both.k_segmen,
        both.p_kategori.fill_null(both.k_kategori) == both.k_kategori,
    )
    order = [
        fits.p_unit.isnull(), fits.p_segmen.isnull(), fits.p_kategori.isnull(),
        fits.kuota.notnull(), fits.bagian.fill_null(1000).desc(), fits.p_giliran.isnull(), fits.p_giliran,
        fits.pembayar, fits.unit_pembayar.fill_null(""), fits.kode_rekening.fill_null(""), fits.dana.fill_null(""),
    ]  # fmt: skip
    ranked = fits.mutate(rank=ibis.row_number().over(group_by=list(KEYS), order_by=order))
    return ranked.filter(ranked["rank"] == 0).drop("rank", "p_giliran")
