"""Rules about the answers of BPJS: where they deny what a member file says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naungan.findings.make import Finding, Step, finding

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine


def answer_findings(engine: Engine, branch_sum: ir.Table) -> list[Finding]:
    """One finding per government whose answers and member files deny each other; nobody is counted as wrong, both are to be compared."""
    summed = branch_sum.group_by("pemda").aggregate(jumlah=branch_sum.bertentangan.sum())
    step = Step("LANGKAH_COCOKKAN_JAWABAN")
    return [
        finding("TEMUAN_JAWABAN_BERTENTANGAN", {"pemda": row["pemda"], "unit": None}, row["jumlah"], "orang", None, step)
        for row in engine.rows(summed.order_by("pemda"))
        if row["jumlah"]
    ]
