"""The papers of two evaluations: ``banding.xlsx``, in which no person stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.documents.workbook import grid
from naungan.documents.workbook.look import Look
from naungan.documents.workbook.style import Styles
from naungan.sheets.writing import open_workbook
from naungan.told.table import Table
from naungan.told.two import bridge, fates_told, meanings, sides, units, whole
from naungan.told.words import say

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from naungan.comparison.two import Told

BOOK = "banding.xlsx"
_AMOUNTS = {"iuran_*": 16, "dampak_*": 16, "g_iuran*": 16, "g_dampak*": 16, "rupiah_*": 15}
_LOOKS = {
    "DUA": Look({"wilayah": 30, **_AMOUNTS}),
    "DUA_SEBAB": Look({"wilayah": 30, "sebab_gerak": 34, **_AMOUNTS}),
    "DUA_UNIT": Look({"wilayah": 24, "unit_nama": 34, "sebab_gerak": 32, **_AMOUNTS}),
    "DUA_TEMUAN": Look(
        {"wilayah": 24, "unit_nama": 32, "temuan": 34, "nasib": 22, "sebab_nasib": 40, **_AMOUNTS},
        wrap=frozenset({"unit_nama", "temuan", "sebab_nasib"}),
    ),
    "DUA_ARTI": Look({"sebab_gerak": 36, "arti": 110}, wrap=frozenset({"arti"}), wide=2),
}  # fmt: skip


def write_two(folder: Path, said: Told) -> None:
    """The workbook, into ``folder``."""
    tables = (whole(said.movement, said.fate), bridge(said.movement), units(said.movement), fates_told(said.fate), meanings())
    book = open_workbook(folder / BOOK)
    styles = Styles(book)
    for one in tables:
        _sheet(book, styles, said.summary, one)
    book.close()


def _sheet(book: Workbook, styles: Styles, summary: Mapping[str, Any], said: Table) -> None:
    look, title = _LOOKS[said.code], say(f"{said.code}_JUDUL", **sides(summary))
    sheet, fields = book.add_worksheet(said.name), look.fields(said.columns)
    grid.prepare(sheet, fields)
    top = grid.opening(sheet, styles, title, said.explanation, fields, wide=look.wide)
    grid.table(sheet, styles, top, fields, said.rows, notes=False)
    later = summary["baru"]
    grid.page(sheet, {"bulan": later["bulan"], "posisi": dt.date.fromisoformat(later["posisi"])}, title=title, repeat=top)
