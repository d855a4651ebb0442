"""Money that does not last: each account of each paying unit, need against what is left of the line."""

from __future__ import annotations

from naungan.acuan.rekening import keputusan
from naungan.told.material import Material, Row
from naungan.told.table import Table, columns
from naungan.told.words import label, office, say

_COLUMNS = columns(
    "wilayah", "unit_nama", "tahun", "tahap", "kode_rekening", "keputusan",
    "program", "anggaran", "iuran_sebulan", "bulan_menunggak", "bulan_tersisa",
    "tunggakan", "kebutuhan", "kebutuhan_perkiraan", "pagu", "realisasi", "tersedia", "kekurangan", "bulan_tercukupi", "habis_pada",
    "setahun", "kebutuhan_setahun", "perkiraan_setahun", "kekurangan_setahun",
    anggaran="mark:ANGGARAN", bulan_menunggak="count", bulan_tersisa="count", bulan_tercukupi="ratio", habis_pada="month",
    **dict.fromkeys(
        ("iuran_sebulan", "tunggakan", "kebutuhan", "kebutuhan_perkiraan", "pagu", "realisasi", "tersedia", "kekurangan",
         "kebutuhan_setahun", "perkiraan_setahun", "kekurangan_setahun"), "rupiah",
    ),
)  # fmt: skip


def decree(tahun: int) -> str:
    """The decree whose names the accounts of a fiscal year bear, and how sure that is."""
    found = keputusan(tahun)
    return say("KEPUTUSAN_REKENING", nomor=found.nomor, status=label("STATUS_DASAR", found.status)) if found else say("TIDAK_TERSEDIA")


def adequacy(material: Material) -> Table:
    """One row a line of the budget."""
    return Table("KECUKUPAN", _COLUMNS, [_line(row) for row in material.adequacy])


def _line(row: Row) -> Row:
    return {
        **row,
        "wilayah": office(row["pemda"]),
        "unit_nama": row["unit_nama"] or row["unit"] or say("UNIT_TIDAK_DIKENAL"),
        "tahun": str(row["tahun"]),
        "tahap": label("TAHAP", row["tahap"]),
        "kode_rekening": row["kode_rekening"] or say("TANPA_REKENING"),
        "keputusan": decree(row["tahun"]),
        "program": (row["program"] or "").upper() or say("TANPA_PROGRAM"),
        "setahun": label("SETAHUN", row["setahun"]) if row["setahun"] else say("TIDAK_TERSEDIA"),
    }
