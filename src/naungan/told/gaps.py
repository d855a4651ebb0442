"""The workers of one unit who are not settled, back to the unit that wrote them: state, marks, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from naungan.coverage.tables import FLAG
from naungan.relations.words import State
from naungan.told.people import PerUnit, Piece, on_roster
from naungan.told.rolls import Roll
from naungan.told.table import columns
from naungan.told.words import label, next_step, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

SETTLED = (State.COVERED, State.NOT_ELIGIBLE)
_COLUMNS = columns("berkas", "lembar", "baris", "nama", "nik_asli", "keadaan", "tanda", "langkah", baris="count")
_NEEDED = ("pemda", "unit", "unit_nama", "keadaan", "sebab", "berkas", "lembar", "baris", "nama", "nik_asli")


def gaps(engine: Engine, ledger: ir.Table, roster: ir.Table, unit_names: Mapping[tuple[str, str], str], bulan: str) -> PerUnit[Roll]:
    """A list per unit of the rows neither covered nor ineligible; the NIK as the unit wrote it, no birth date beside it.

    ``unit_names`` gives the official name by (pemda, unit); a unit without one is called as in the ledger.
    """
    unsettled = ledger.filter(ledger.keadaan.notin(SETTLED))
    table = on_roster(unsettled, roster, ("nama", "nik_asli")).select(*_NEEDED, *(f"flag_{flag}" for flag in FLAG))
    return PerUnit(engine, table, partial(_rolls, unit_names=unit_names, bulan=bulan))


def _rolls(found: Iterable[Piece], unit_names: Mapping[tuple[str, str], str], bulan: str) -> Iterator[Roll]:
    for piece in found:
        nama = unit_names.get((piece.pemda, piece.unit)) or piece.unit_nama
        yield Roll(
            piece, nama or say("UNIT_TIDAK_DIKENAL"), bulan, "SELISIH", "LEMBAR_PEKERJA", ("SELISIH_KEMBALI", "SELISIH_RAHASIA"),
            _COLUMNS, [gap(row) for row in piece.rows], nama,
        )  # fmt: skip


def gap(row: Mapping[str, Any]) -> dict[str, Any]:
    """One worker in words; what an unresolved one waits for says more than the state itself."""
    flags = [label("FLAG", flag) for flag in FLAG if row[f"flag_{flag}"]]
    why = ("SEBAB", row["sebab"]) if row["sebab"] else ("KEADAAN", row["keadaan"])
    return {
        **row,
        "nik_asli": row["nik_asli"] or say("KOSONG"),
        "keadaan": label(*why),
        "tanda": "; ".join(flags),
        "lembar": row["lembar"] or "–",
        "langkah": next_step(*why),
    }
