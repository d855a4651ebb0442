"""The bills of BPJS beside the rosters, one row per NPP; no person."""

from __future__ import annotations

from naungan.coverage.tables import BAGIAN, SEBAB
from naungan.told.material import Material
from naungan.told.table import Column, Table, amounts, columns, counts
from naungan.told.words import office

_COLUMNS = (
    *columns("wilayah", "npp", "bulan", bulan="month"),
    Column("orang_ditagih", "count"),
    *amounts(("jumlah_upah", *(f"iuran_{name}" for name in BAGIAN))),
    *counts(f"sebab_{sebab}" for sebab in SEBAB),
)


def bills(material: Material) -> Table:
    """What each NPP was billed, and why lines differ from the roster."""
    rows = [
        {**row, "wilayah": office(row["pemda"]), "jumlah_upah": row["upah"], **{f"sebab_{sebab}": row[f"n_{sebab}"] for sebab in SEBAB}}
        for row in material.bill_sum
    ]
    return Table("TAGIHAN", _COLUMNS, rows)
