"""Honoraria beside the rosters: a table of units without persons, and per unit the list of what does not agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import ibis

from naungan.kernel.nik import mask
from naungan.reconciliation.honorarium_tables import Paid
from naungan.relations import NOMOR
from naungan.relations.joins import on_row
from naungan.told.material import Material
from naungan.told.people import PLACE, PerUnit, Piece, on_roster
from naungan.told.rolls import Roll
from naungan.told.table import Table, amounts, columns, counts
from naungan.told.words import label, next_step, office, say

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_ORDER = ("cocok", "tidak_di_daftar", "tidak_dibayar", "bukan_peserta", "kepesertaan_belum_diketahui", "tanpa_daftar", "belum_pasti")
_MONEY = ("rupiah_tidak_di_daftar", "rupiah_bukan_peserta")
_UNITS = (*columns("wilayah", "unit_nama"), *counts(f"jumlah_{one}" for one in _ORDER), *amounts(_MONEY))
_PEOPLE = columns(
    "hasil_honor", "nama", "nik", "bruto", "nomor_sp2d_honor", "berkas", "lembar", "baris", "langkah", bruto="rupiah", baris="count"
)
_SAID = ("pemda", "unit", "unit_nama", "hasil", "bruto", "nomor_sp2d", *PLACE, "nama", "nik_asli")


def honoraria(material: Material) -> Table:
    """Per unit that handed in a payment list: what agrees and what does not; rupiah that are known."""
    names = material.unit_names
    rows = [
        {
            **row, "wilayah": office(row["pemda"]), "unit_nama": names.get((row["pemda"], row["unit"])) or row["unit_nama"],
            **{name: row[name] or 0 for name in _MONEY},
        }
        for row in material.honorarium_sum
    ]  # fmt: skip
    return Table("HONOR", _UNITS, rows)


def honorarium_lists(
    engine: Engine, results: Mapping[str, ir.Table], unit_names: Mapping[tuple[str, str], str], bulan: str
) -> PerUnit[Roll]:
    """A list per unit of payments and workers that do not agree; no birth date, the NIK masked."""
    check = results["honorarium_check"]
    check = check.filter(check.hasil != Paid.COCOK)
    paid = on_row(check.filter(check[NOMOR].notnull()), results["honorarium"].select(NOMOR, *PLACE, "nama", "nik_asli"))
    known = ("pemda", "unit", "orang")
    unpaid = check.filter(check[NOMOR].isnull()).drop(NOMOR, "unit_nama")
    absent = unpaid.inner_join(
        on_roster(results["ledger"], results["roster"], ("nama", "nik_asli")).select(*known, "unit_nama", *PLACE, "nama", "nik_asli"), known
    )
    return PerUnit(engine, ibis.union(paid.select(*_SAID), absent.select(*_SAID)), partial(_rolls, unit_names=unit_names, bulan=bulan))


def _rolls(found: Iterable[Piece], unit_names: Mapping[tuple[str, str], str], bulan: str) -> Iterator[Roll]:
    for piece in found:
        nama = unit_names.get((piece.pemda, piece.unit)) or piece.unit_nama
        rows = [_row(row) for row in piece.rows]
        yield Roll(piece, nama or say("UNIT_TIDAK_DIKENAL"), bulan, "HONOR_UNIT", "LEMBAR_HONOR", ("HONOR_UNIT_CARA",), _PEOPLE, rows, nama)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row, "hasil_honor": label("HONOR_HASIL", row["hasil"]), "nik": mask(row["nik_asli"]) or say("KOSONG"),
        "bruto": "–" if row["hasil"] == Paid.TIDAK_DIBAYAR else row["bruto"],
        "nomor_sp2d_honor": row["nomor_sp2d"] or "–", "lembar": row["lembar"] or "–", "langkah": next_step("HONOR_HASIL", row["hasil"]),
    }  # fmt: skip
