"""The papers of a comparison: ``perbandingan.xlsx`` without persons, lists with masked NIK, and for each unit its files for SIPP."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.comparison.summary import per_unit
from naungan.documents.lists import Names
from naungan.documents.sipp import write_mutations
from naungan.documents.workbook import grid
from naungan.documents.workbook.look import Look
from naungan.documents.workbook.style import Styles
from naungan.sheets.writing import open_workbook, write_csv
from naungan.told.changes import LISTED, PAIRED, changed, doubtful, groups, months, routed, routes, set_aside, units
from naungan.told.table import Table
from naungan.told.words import say

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from naungan.engine import Engine

BOOK, CHANGES, DOUBTS, SIPP = "perbandingan.xlsx", "perubahan.csv", "tinjau.csv", "sipp"
_AMOUNTS = {"before*": 18, "after*": 18, "difference": 18}
_LOOKS = {
    "BANDING": Look({"kelompok_nama": 30, **_AMOUNTS, "arti": 60}, wrap=frozenset({"arti"})),
    "BANDING_UNIT": Look({"nama_pemda": 28, "unit_nama": 36, "k_*": 13, **_AMOUNTS}),
    "BANDING_SIPP": Look({"rute_nama": 44, "arti": 92}, wrap=frozenset({"arti"})),
}


def write_comparison(folder: Path, engine: Engine, change: ir.Table, summary: Mapping[str, Any]) -> None:
    """Everything but the JSON summary, into ``folder``."""
    _book(folder / BOOK, summary, (groups(summary), units(per_unit(engine, change)), routes(summary)))
    write_csv(folder / CHANGES, [say(f"PERUBAHAN_{name.upper()}") for name in LISTED], changed(engine, change))
    write_csv(folder / DOUBTS, [say(f"PERUBAHAN_{name.upper()}") for name in PAIRED], doubtful(engine, change))
    names = Names(folder / SIPP)
    for piece in routed(engine, change):
        home = names.path(piece)
        home.mkdir(parents=True, exist_ok=True)
        write_mutations(home, piece.rows, piece.pemda, summary["months"]["new"])


def _book(path: Path, summary: Mapping[str, Any], tables: tuple[Table, ...]) -> None:
    book = open_workbook(path)
    styles = Styles(book)
    for said in tables:
        sheet, end = _sheet(book, styles, summary, said)
        if said.code == "BANDING" and (aside := set_aside(summary)):
            sheet.merge_range(end + 1, 0, end + 1, len(said.columns) - 1, "", styles.role("prose"))
            sheet.write_string(end + 1, 0, aside, styles.role("prose"))
            sheet.set_row(end + 1, 34)
    book.close()


def _sheet(book: Workbook, styles: Styles, summary: Mapping[str, Any], said: Table) -> tuple[Worksheet, int]:
    """One table under its months; the row after its last."""
    look, title = _LOOKS[said.code], say(f"{said.code}_JUDUL", **months(summary))
    sheet, fields = book.add_worksheet(say(f"{said.code}_LEMBAR")), look.fields(said.columns)
    grid.prepare(sheet, fields)
    top = grid.opening(sheet, styles, title, said.explanation, fields, wide=8)
    end = grid.table(sheet, styles, top, fields, said.rows, notes=False).row
    grid.page(sheet, {"bulan": summary["months"]["new"]}, title=title, repeat=top)
    return sheet, end
