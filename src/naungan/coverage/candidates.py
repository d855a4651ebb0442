"""Candidates among residents, counted: who might be a worker that nobody protects. No person leaves here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naungan.coverage.tables import CANDIDATE_COUNT
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir


def candidate_count(candidate: ir.Table, roster: ir.Table, member: ir.Table) -> ir.Table:
    """CANDIDATE_COUNT. Only equal NIK count as the same person: a count needs no doubtful link, and no candidate becomes a duty."""
    rows = candidate.mutate(k_pemda=candidate.pemda.fill_null(""))
    active = member.filter(member.aktif.fill_null(False))
    seen = left(left(rows, _numbers(roster, "di_daftar"), ("k_pemda", "nik")), _numbers(active, "peserta"), ("k_pemda", "nik"))
    listed, insured = (seen.calon & seen[name].fill_null(False) for name in ("di_daftar", "peserta"))
    numbered = seen.calon & seen.nik.notnull()
    return CANDIDATE_COUNT.conform(
        seen.group_by(["pemda", "bulan", "kelompok"]).aggregate(
            penduduk=seen.count(),
            calon=_sum(seen.calon),
            di_daftar=_sum(listed),
            peserta=_sum(insured),
            belum_terlihat=_sum(numbered & ~(listed | insured)),
            tanpa_nik=_sum(seen.calon & seen.nik.isnull()),
        )
    )


def _numbers(table: ir.Table, name: str) -> ir.Table:
    known = table.filter(table.nik.notnull())
    return known.select(k_pemda=known.pemda.fill_null(""), nik="nik").distinct().mutate(**{name: True})


def _sum(condition: ir.BooleanValue) -> ir.IntegerScalar:
    return condition.cast("int64").sum()
