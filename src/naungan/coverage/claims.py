"""What offices say of the membership of their own workers, kept only where no member file looks: a file of BPJS stands above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from naungan.contribution.policy import with_segment
from naungan.coverage.lone import cells
from naungan.kernel.period import Bulan
from naungan.relations import NOMOR
from naungan.relations.joins import left, on_row
from naungan.relations.words import DAFTAR_OPD

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.acuan.kebijakan import Aturan
    from naungan.engine import Engine

# The category says the segment.
_CELL = ("k_pemda", "k_unit", "k_kategori")


def standing_claims(
    engine: Engine, *, roster: ir.Table, member: ir.Table, unit: ir.Table, registration: ir.Table, payer: ir.Table,
    bulan: str, aturan: Sequence[Aturan] | None = None,
) -> ir.Table:  # fmt: skip
    """MEMBER without the claims of offices that a member file looks at, and without those of rosters that are not used.

    They go before persons are matched: a claim agrees with its own roster row in every letter, and would win over the file of BPJS.
    """
    claims = engine.keep(member.filter(member.lingkup == DAFTAR_OPD))
    if not engine.some(claims):
        return member
    others = member.filter(member.lingkup.fill_null("own_npp") != DAFTAR_OPD)
    workers = roster.select(NOMOR, r_unit=roster.unit, r_kategori=roster.kategori, k_ada=ibis.literal(True))
    told = on_row(claims, workers)
    told = told.filter(told.k_ada.fill_null(False))
    told = told.mutate(k_pemda=told.pemda.fill_null(""), k_unit=told.r_unit.fill_null(""), k_kategori=told.r_kategori.fill_null(""))
    looked = with_segment(engine, told.select("pemda", unit="r_unit", kategori="r_kategori"), bulan=Bulan.parse(bulan), aturan=aturan)
    sights = others.select("lingkup", "npp", k_pemda=others.pemda.fill_null("")).distinct()
    seen, _ = cells(engine, looked, sights, unit=unit, registration=registration, payer=payer, bulan=bulan)
    alone = left(told, seen.select(*_CELL, "terlihat"), _CELL)
    return engine.keep(others.union(alone.filter(~alone.terlihat.fill_null(False)).select(*member.columns)))
