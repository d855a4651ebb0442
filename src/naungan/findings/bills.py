"""Rules about the bill: what must be reconciled before it is paid."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from naungan.coverage.tables import SEBAB
from naungan.findings.make import Finding, Today, finding, next_due

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def bill_findings(engine: Engine, bill_sum: ir.Table, today: Today) -> list[Finding]:
    """One finding per government whose bills and rosters differ; the causes are counted in its sentence."""
    causes: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(SEBAB, 0))
    for row in engine.rows(bill_sum):
        for sebab in SEBAB:
            causes[row["pemda"]][sebab] += row[f"n_{sebab}"] or 0
    found = []
    for pemda, counted in sorted(causes.items()):
        counts: dict[str, Any] = dict(counted)
        differ = sum(counts.values()) - counts.pop("cocok")
        if differ:
            step = next_due("LANGKAH_COCOKKAN_TAGIHAN", today)
            found.append(
                finding("TEMUAN_TAGIHAN_BEDA", {"pemda": pemda, "unit": None}, differ, "orang", None, step, tingkat=None, **counts)
            )
    return found
