"""``gap/<pemda>/<unit>.xlsx``: the workers of one unit who are not settled, back to the unit that wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.coverage.tables import FLAG
from naungan.documents import grid
from naungan.documents.grid import Field
from naungan.documents.people import Names, Piece, on_roster, pieces
from naungan.documents.style import Styles
from naungan.documents.words import label, month, next_step, number, office, say
from naungan.sheets.writing import open_workbook

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

SETTLED = ("covered", "not_eligible")
COLUMNS = (
    Field("berkas", "wrap", 44), Field("lembar", "text", 14), Field("baris", "count", 7), Field("nama", "text", 30),
    Field("nik_asli", "text", 20), Field("keadaan", "wrap", 28), Field("tanda", "wrap", 24), Field("langkah", "wrap", 58),
)  # fmt: skip
_NEEDED = ("pemda", "unit", "unit_nama", "keadaan", "berkas", "lembar", "baris", "nama", "nik_asli")
_TOP = 6


def write_gaps(
    folder: Path, engine: Engine, ledger: ir.Table, roster: ir.Table, unit_names: Mapping[tuple[str, str], str] | None, bulan: str
) -> list[Path]:
    """One workbook per unit with rows neither covered nor ineligible; the NIK as the unit wrote it, no birth date beside it.

    ``unit_names`` gives the official name by (pemda, unit); a unit without one is called as in the ledger.
    """
    unsettled = ledger.filter(ledger.keadaan.notin(SETTLED))
    table = on_roster(unsettled, roster, ("nama", "nik_asli")).select(*_NEEDED, *(f"flag_{flag}" for flag in FLAG))
    names, written = Names(folder), []
    for piece in pieces(engine, table):
        path = names.path(piece, ".xlsx")
        _write(path, piece, (unit_names or {}).get((piece.pemda, piece.unit)) or piece.unit_nama, bulan)
        written.append(path)
    return written


def _write(path: Path, piece: Piece, unit: str, bulan: str) -> None:
    book = open_workbook(path, small=True)
    styles = Styles(book)
    sheet = book.add_worksheet(say("LEMBAR_PEKERJA"))
    grid.prepare(sheet, COLUMNS, pages=1)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, say("SELISIH_JUDUL"), styles.role("title"))
    sheet.write_string(1, 0, f"{unit or say('UNIT_TIDAK_DIKENAL')} · {office(piece.pemda)} · {month(bulan)}", styles.role("subtitle"))
    sheet.write_string(2, 0, say("SELISIH_JUMLAH", jumlah=number(len(piece.rows))), styles.role("subtitle"))
    for row, code in ((3, "SELISIH_KEMBALI"), (4, "SELISIH_RAHASIA")):
        sheet.merge_range(row, 0, row, len(COLUMNS) - 1, "", styles.role("prose"))
        sheet.write_string(row, 0, say(code), styles.role("prose"))
        sheet.set_row(row, 32)
    grid.table(sheet, styles, _TOP, COLUMNS, map(_row, piece.rows), height=20, notes=False)
    grid.page(sheet, {"bulan": bulan, "rahasia": True}, title=say("SELISIH_JUDUL"), repeat=_TOP)
    book.close()


def _row(row: dict[str, Any]) -> dict[str, Any]:
    flags = [label("FLAG", flag) for flag in FLAG if row[f"flag_{flag}"]]
    return {
        **row,
        "nik_asli": row["nik_asli"] or say("KOSONG"),
        "keadaan": label("KEADAAN", row["keadaan"]),
        "tanda": "; ".join(flags),
        "lembar": row["lembar"] or "–",
        "langkah": next_step("KEADAAN", row["keadaan"]),
    }
