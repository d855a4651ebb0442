"""By name what was paid and is to be clarified, per office, with the numbers of the payments: a request, and no accusation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import ibis

from naungan.kernel.nik import mask
from naungan.relations import NOMOR
from naungan.relations.joins import on_row
from naungan.told.people import PLACE, PerUnit, Piece
from naungan.told.rolls import Roll
from naungan.told.table import columns
from naungan.told.words import day, label, next_step, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_COLUMNS = columns(
    "diminta", "nama", "nik", "npp", "bulan", "rupiah", "kejadian", "nomor_sp2d", "kode_bayar", "berkas", "lembar", "baris", "langkah",
    bulan="month", rupiah="rupiah", baris="count",
)  # fmt: skip
_SAID = ("npp", "bulan", "sebab", "rupiah", "kejadian", "nomor_sp2d", "kode_bayar")


def clarified(engine: Engine, results: Mapping[str, ir.Table], unit_names: Mapping[tuple[str, str], str], bulan: str) -> PerUnit[Roll]:
    """A list per unit of the lines of paid bills; no birth date, and the NIK masked.

    Deaths are known only from what offices have reported, which the list says.
    """
    return PerUnit(engine, _lines(results), partial(_rolls, unit_names=unit_names, bulan=bulan))


def _rolls(found: Iterable[Piece], unit_names: Mapping[tuple[str, str], str], bulan: str) -> Iterator[Roll]:
    for piece in found:
        name = unit_names.get((piece.pemda, piece.unit))
        whose = name or piece.unit or say("KLARIFIKASI_SEMUA")
        yield Roll(piece, whose, bulan, "KLARIFIKASI", "LEMBAR_KLARIFIKASI", ("KLARIFIKASI_PENJELASAN", "KLARIFIKASI_SUMBER"), _COLUMNS,
                   [_row(row) for row in piece.rows], name)  # fmt: skip


def _lines(results: Mapping[str, ir.Table]) -> ir.Table:
    """The lines with name and place on the bill; what is of no unit stands under the whole government."""
    there = results["bill"].select(NOMOR, *PLACE, "nama", "nik_asli")
    rows = on_row(results["overpayment"].select(NOMOR, "pemda", "unit", *_SAID), there)
    return rows.mutate(unit_nama=ibis.literal(say("KLARIFIKASI_SEMUA")))


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "diminta": label("KLARIFIKASI", row["sebab"]), "nik": mask(row["nik_asli"]) or say("KOSONG"), "lembar": row["lembar"] or "–",
        "kejadian": day(row["kejadian"]) if row["kejadian"] else "–",
        **{name: row[name] or say("KLARIFIKASI_BELUM") for name in ("nomor_sp2d", "kode_bayar")},
        "langkah": next_step("KLARIFIKASI", row["sebab"]),
    }  # fmt: skip
