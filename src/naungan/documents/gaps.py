"""``gap/<pemda>/<unit>-<name>.xlsx``: the workers of one unit who are not settled, back to the unit that wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.coverage.tables import FLAG
from naungan.documents.confidential import write_list
from naungan.documents.grid import Field
from naungan.documents.people import Names, on_roster, pieces
from naungan.told.words import label, next_step, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

SETTLED = ("covered", "not_eligible")
COLUMNS = (
    Field("berkas", "wrap", 44), Field("lembar", "wrap", 16), Field("baris", "count", 7), Field("nama", "text", 30),
    Field("nik_asli", "text", 20), Field("keadaan", "wrap", 28), Field("tanda", "wrap", 24), Field("langkah", "wrap", 58),
)  # fmt: skip
_NEEDED = ("pemda", "unit", "unit_nama", "keadaan", "sebab", "berkas", "lembar", "baris", "nama", "nik_asli")


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
        whose = (unit_names or {}).get((piece.pemda, piece.unit)) or piece.unit_nama
        path = names.path(piece, ".xlsx", whose)
        write_list(
            path, piece, whose or say("UNIT_TIDAK_DIKENAL"), COLUMNS, map(_row, piece.rows),
            code="SELISIH", sheet="LEMBAR_PEKERJA", prose=("SELISIH_KEMBALI", "SELISIH_RAHASIA"), bulan=bulan, height=20, whole=True,
        )  # fmt: skip
        written.append(path)
    return written


def _row(row: dict[str, Any]) -> dict[str, Any]:
    flags = [label("FLAG", flag) for flag in FLAG if row[f"flag_{flag}"]]
    # What an unresolved worker waits for says more than the state itself.
    why = ("SEBAB", row["sebab"]) if row["sebab"] else ("KEADAAN", row["keadaan"])
    return {
        **row,
        "nik_asli": row["nik_asli"] or say("KOSONG"),
        "keadaan": label(*why),
        "tanda": "; ".join(flags),
        "lembar": row["lembar"] or "–",
        "langkah": next_step(*why),
    }
