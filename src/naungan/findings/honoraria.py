"""Rules about honoraria that were paid: not on the roster, on it and not paid, and paid to somebody who is no member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naungan.findings.make import Finding, Step, finding

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_RULES = {
    "tidak_di_daftar": ("TEMUAN_HONOR_TIDAK_DI_DAFTAR", "LANGKAH_COCOKKAN_HONOR"),
    "tidak_dibayar": ("TEMUAN_HONOR_TIDAK_DIBAYAR", "LANGKAH_COCOKKAN_HONOR"),
    "bukan_peserta": ("TEMUAN_HONOR_BUKAN_PESERTA", "LANGKAH_DAFTARKAN"),
}


def honorarium_findings(engine: Engine, honorarium_sum: ir.Table) -> list[Finding]:
    """Per unit with a payment list; who is unsure, and who is paid where no roster came in, is counted by none of these."""
    rows = engine.rows(honorarium_sum.order_by("pemda", "unit", "unit_nama"))
    return [
        finding(code, row, row[f"jumlah_{kind}"], "orang", row.get(f"rupiah_{kind}"), Step(step))
        for row in rows
        for kind, (code, step) in _RULES.items()
        if row[f"jumlah_{kind}"]
    ]
