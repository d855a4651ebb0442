"""Rules about packages of works and outsourcing contracts: proof that is not shown, and contributions below the tariff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from naungan.findings.make import Finding, Step, finding
from naungan.reconciliation.package_tables import Proof

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PP = "PP 44/2015 ps. 54–56"


def package_findings(engine: Engine, check: ir.Table) -> list[Finding]:
    """Per unit the packages without proof (rupiah: what they owe, where that is known of all) and those that paid too little.

    Packages that ended before the letter of 21 February 2025 are asked by the regulation alone.
    """
    asked = check.filter(check.hasil.isin([Proof.TANPA_BUKTI, Proof.KURANG_BAYAR]))
    counted = asked.group_by("pemda", "unit", "unit_nama", "hasil").aggregate(
        jumlah=asked.count(), surat=asked.surat.fill_null(False).any(), seharusnya=asked.iuran_seharusnya.sum(),
        diketahui=asked.iuran_seharusnya.count(), bangunan=(asked.jenis == "konstruksi").cast("int64").sum(), kurang=(-asked.selisih).sum(),
    )  # fmt: skip
    rows = engine.rows(counted.order_by("pemda", "unit", "unit_nama", "hasil"))
    return [_finding(row) for row in rows]


def _finding(row: dict[str, Any]) -> Finding:
    without = row["hasil"] == Proof.TANPA_BUKTI
    due = row["seharusnya"] if row["bangunan"] and row["diketahui"] == row["bangunan"] else None
    code, money = ("TEMUAN_PAKET_TANPA_BUKTI", due) if without else ("TEMUAN_PAKET_IURAN_KURANG", row["kurang"])
    told = finding(code, row, row["jumlah"], "paket", money, Step("LANGKAH_MINTA_BUKTI_PAKET"))
    return told if row["surat"] else {**told, "dasar": _PP}
