"""Every line and every worker on which a bill and the roster differ, for whoever settles that bill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import ibis

from naungan.kernel.nik import mask
from naungan.relations import NOMOR
from naungan.relations.joins import left, on_row
from naungan.told.people import PLACE, PerUnit, Piece, on_roster
from naungan.told.rolls import Roll
from naungan.told.table import columns
from naungan.told.words import label, next_step, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

AGREES = "cocok"
_COLUMNS = columns(
    "beda", "nama", "nik", "unit_nama", "upah_daftar", "upah_tagihan", "iuran_total", "berkas", "lembar", "baris", "langkah",
    upah_daftar="rupiah", upah_tagihan="rupiah", iuran_total="rupiah", baris="count",
)  # fmt: skip
_SAID = ("sebab", "upah_daftar", "upah_tagihan", "iuran_total", "nama", "nik_asli")


def bill_differences(
    engine: Engine, results: Mapping[str, ir.Table], unit_names: Mapping[tuple[str, str], str], bulan: str
) -> PerUnit[Roll]:
    """A list per NPP whose bill differs from the roster; no birth date, and the NIK masked, since it holds people of many units.

    A line of the bill is told by its place there, a worker who is not billed by his place on the roster.
    """
    return PerUnit(engine, _differences(results), partial(_rolls, unit_names=unit_names, bulan=bulan))


def _rolls(found: Iterable[Piece], unit_names: Mapping[tuple[str, str], str], bulan: str) -> Iterator[Roll]:
    for piece in found:
        rows = [_row(row, unit_names) for row in piece.rows]
        whose = f"NPP {piece.unit or say('KOSONG')}"
        yield Roll(piece, whose, bulan, "BEDA", "LEMBAR_TAGIHAN", ("BEDA_PENJELASAN",), _COLUMNS, rows)


def _differences(results: Mapping[str, ir.Table]) -> ir.Table:
    """The rows of BILL_CHECK that do not agree, with person and place, cut by NPP."""
    check = results["bill_check"]
    check = check.filter(check.sebab != AGREES)
    lines = on_row(check.filter(check[NOMOR].notnull()), results["bill"].select(NOMOR, *PLACE, "nama", "nik_asli"))
    asked = check.filter(check[NOMOR].isnull()).drop(NOMOR)
    absent = left(asked.mutate(k_pemda=asked.pemda.fill_null("")), _once(results["ledger"], results["roster"]), ("k_pemda", "orang"))
    both = (part.select("pemda", "npp", *PLACE, *_SAID, unit_pekerja="unit") for part in (lines, absent))
    return ibis.union(*both).mutate(unit=ibis._.npp, unit_nama=ibis.null("string")).drop("npp")


def _once(ledger: ir.Table, roster: ir.Table) -> ir.Table:
    """k_pemda × orang → name, NIK and place of the first row that the person has on the rosters."""
    rows = on_roster(ledger, roster, ("nama", "nik_asli"))
    rows = rows.select("orang", *PLACE, "nama", "nik_asli", k_pemda=rows.pemda.fill_null(""))
    window = ibis.window(group_by=["k_pemda", "orang"], order_by=list(PLACE))
    return rows.mutate(nomor=ibis.row_number().over(window)).filter(ibis._.nomor == 0).drop("nomor")


def _row(row: dict[str, Any], unit_names: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    unit = row["unit_pekerja"]
    return {
        **row,
        "beda": label("KOLOM_SEBAB", row["sebab"]),
        "nik": mask(row["nik_asli"]) or say("KOSONG"),
        "unit_nama": unit_names.get((row["pemda"], unit), unit) if unit else "–",
        "lembar": row["lembar"] or "–",
        "langkah": next_step("BEDA", row["sebab"]),
    }
