"""Per pemda and branch: asked, answered, still waiting, contradicting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.asking.tables import AGAINST, BRANCH_SUM, Outcome
from naungan.asking.unknown import unknown, with_branch

if TYPE_CHECKING:
    import ibis.expr.types as ir

UNUSED = (Outcome.DITAHAN, Outcome.TIDAK_DI_DAFTAR, Outcome.BELUM_PASTI, Outcome.TIDAK_BERLAKU, Outcome.GANDA_BEDA)
_COUNTS = ("perlu", "menunggu", "tertutup", "bertentangan", "tidak_dipakai")


def branch_sum(before: ir.Table, after: ir.Table, check: ir.Table, unit: ir.Table, registration: ir.Table, bulan: str) -> ir.Table:
    """BRANCH_SUM from the ledger of the files alone, the one with the answers, and ANSWER_CHECK."""
    parts = [
        _people(ledger.filter(unknown(ledger)), unit, registration, bulan, name)
        for name, ledger in (("perlu", before), ("menunggu", after))
    ]
    parts += [
        _counted(check.filter(check.hasil.isin(words)), name)
        for name, words in (("tertutup", (Outcome.MENUTUP,)), ("bertentangan", AGAINST), ("tidak_dipakai", UNUSED))
    ]
    rows = ibis.union(*parts)
    summed = rows.group_by("pemda", "cabang").aggregate(**{name: rows[name].sum() for name in _COUNTS})
    return BRANCH_SUM.conform(summed.mutate(bulan=ibis.literal(bulan)))


def _people(rows: ir.Table, unit: ir.Table, registration: ir.Table, bulan: str, name: str) -> ir.Table:
    return _counted(with_branch(rows, unit, registration, bulan), name)


def _counted(rows: ir.Table, name: str) -> ir.Table:
    counted = rows.group_by("pemda", "cabang").aggregate(n=rows.count())
    zero = ibis.literal(0, "int64")
    return counted.select("pemda", "cabang", **{one: counted.n.cast("int64") if one == name else zero for one in _COUNTS})
