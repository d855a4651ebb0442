"""Every file that came: what it was taken for, its rows, whether it counts and why not, and the fingerprint of its content."""

from __future__ import annotations

from naungan.told.material import Material, Row
from naungan.told.submitted import ROWS
from naungan.told.table import Column, Table, columns, counts
from naungan.told.words import day, label, month, office, said, say

_COLUMNS = (
    *columns("wilayah", "berkas", "unit_nama", "dataset", "bulan", "tahap"),
    *counts(ROWS),
    Column("dipakai", "mark:DIPAKAI"),
    *columns("sebab", "sumber"),
)


def received(material: Material) -> Table:
    """One row a file."""
    names = {(row["pemda"], row["unit"]): row["nama"] for row in material.unit}
    return Table("BERKAS", _COLUMNS, [_file(row, names) for row in material.file])


def _file(row: Row, names: dict[tuple[str, str], str]) -> Row:
    return {
        **row,
        "wilayah": office(row["pemda"]),
        "unit_nama": names.get((row["pemda"], row["unit"])) or row["unit_nama"] or row["unit"] or say("SELURUH_PEMDA"),
        "dataset": label("DATASET", row["dataset"]),
        "bulan": month(row["bulan"]) if row["bulan"] else "–",
        "tahap": label("TAHAP", row["tahap"]) if row["tahap"] else "–",
        "dipakai": "dipakai" if row["dipakai"] else "tidak_dipakai",
        "sebab": said(row["kode"], None) if row["kode"] else _dated(row),
        "sumber": row["sumber"],
    }


def _dated(row: Row) -> str:
    return say("POSISI", tanggal=day(row["posisi"])) if row["posisi"] else ""
