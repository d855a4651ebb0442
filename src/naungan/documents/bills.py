"""The bills of BPJS beside the rosters, one row per NPP; no person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naungan.coverage.tables import BAGIAN, SEBAB
from naungan.documents import grid
from naungan.documents.grid import Field
from naungan.documents.style import ORANGE, Styles
from naungan.told.material import Material
from naungan.told.words import office, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def write_bills(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Tagihan``: what each NPP was billed, and why lines differ from the roster."""
    columns = (
        Field("wilayah", "text", 36), Field("npp", "text", 14), Field("bulan", "month", 15), Field("orang_ditagih", "count", 10),
        Field("jumlah_upah", "rupiah", 17), *(Field(f"iuran_{name}", "rupiah", 14) for name in BAGIAN),
        *(Field(f"sebab_{sebab}", "count", 11) for sebab in SEBAB),
    )  # fmt: skip
    rows = [
        {**row, "wilayah": office(row["pemda"]), "jumlah_upah": row["upah"], **{f"sebab_{sebab}": row[f"n_{sebab}"] for sebab in SEBAB}}
        for row in material.bill_sum
    ]
    sheet = book.add_worksheet(say("LEMBAR_TAGIHAN"))
    grid.prepare(sheet, columns)
    top = grid.opening(sheet, styles, "TAGIHAN", wide=9, lines=2)
    grid.table(sheet, styles, top, columns, rows)
    grid.page(sheet, material.run, title=say("TAGIHAN_JUDUL"), repeat=top, colour=ORANGE)
