"""What BPJS was asked and has answered, per branch; no person."""

from __future__ import annotations

from naungan.told.material import Material
from naungan.told.table import Table, columns, counts
from naungan.told.words import office, say

_COLUMNS = (*columns("wilayah", "cabang"), *counts(("perlu_tanya", "tertutup", "menunggu", "bertentangan", "tidak_dipakai")))


def asked(material: Material) -> Table:
    """Per government and branch: to be asked, answered, still waiting, contradicting a member file."""
    rows = [
        {**row, "wilayah": office(row["pemda"]), "cabang": row["cabang"] or say("CABANG_TIDAK_DIKETAHUI"), "perlu_tanya": row["perlu"]}
        for row in material.branch_sum
    ]
    return Table("TANYA", _COLUMNS, rows)
