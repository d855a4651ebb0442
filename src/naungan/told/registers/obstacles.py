"""Obstacles for the report of a quarter, and when it is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from naungan.acuan.triwulan import Laporan, Triwulan
from naungan.told.table import Table, columns
from naungan.told.words import day, label, number, office, say

Row = Mapping[str, Any]
_COLUMNS = columns(
    "wilayah",
    "unit",
    "triwulan_kendala",
    "nomor",
    "pilar_kendala",
    "uraian_kendala",
    "tindakan_kendala",
    "butuh_kendala",
    "keadaan_kendala",
)


def obstacles_table(rows: Iterable[Row]) -> Table:
    """A row an obstacle, as in OBSTACLE_REPORTED."""
    return Table("KENDALA", _COLUMNS, [_row(row) for row in rows])


def obstacle_text(row: Row) -> str:
    """An obstacle in a sentence."""
    said = _row(row)
    return say("KENDALA_APA", pemda=said["wilayah"], triwulan=said["triwulan_kendala"], nomor=row["nomor"], pilar=said["pilar_kendala"],
               uraian=said["uraian_kendala"], keadaan=said["keadaan_kendala"])  # fmt: skip


def report_text(triwulan: Triwulan, laporan: Laporan, pada: dt.date) -> str:
    """When the report of a quarter is due, and whether that day has passed."""
    said = say("KENDALA_LAPORAN", triwulan=triwulan.nama, tanggal=day(laporan.tanggal), dasar=laporan.dasar)
    parts = [said]
    if laporan.hari_kerja != laporan.tanggal:
        parts.append(say("KENDALA_HARI_KERJA", hari=day(laporan.hari_kerja)))
    if laporan.perkiraan:
        parts.append(say("KENDALA_PERKIRAAN", tahun=laporan.tanggal.year))
    return " ".join([*parts, say("KENDALA_LEWAT")] if pada > laporan.tanggal else parts)


def _row(row: Row) -> dict[str, Any]:
    state = label("KEADAAN_KENDALA", row["keadaan"])
    return {
        "wilayah": office(row["pemda"]), "unit": row["unit"] or say("KENDALA_SELURUH"),
        "triwulan_kendala": Triwulan.parse(row["triwulan"]).nama, "nomor": str(row["nomor"]),
        "pilar_kendala": label("PILAR", row["pilar"]) if row["pilar"] else say("KENDALA_TANPA_PILAR"), "uraian_kendala": row["uraian"],
        "tindakan_kendala": row["tindakan"] or say("KENDALA_BELUM"), "butuh_kendala": row["butuh"] or say("KENDALA_BELUM"),
        "keadaan_kendala": say("KENDALA_LAMA", keadaan=state, lama=number(row["lama"])) if row["lama"] else state,
    }  # fmt: skip
