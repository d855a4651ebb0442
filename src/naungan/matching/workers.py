"""From a member person back to the worker that a link names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir


def workers_of(link: ir.Table) -> ir.Table:
    """k_pemda × k_peserta → ``orang``, and ``pasti``: it is surely that worker, and not one whom a person must decide about."""
    rows = link.filter(link.decision != Decision.NONE)
    member, sure = ibis.coalesce(rows.peserta, rows.calon), rows.decision == Decision.SAME
    rows = rows.select("orang", k_pemda=rows.pemda.fill_null(""), k_peserta=member, pasti=sure)
    chosen = ibis.coalesce(rows.orang.min(where=rows.pasti), rows.orang.min())
    return rows.group_by("k_pemda", "k_peserta").aggregate(orang=chosen, pasti=rows.pasti.any())
