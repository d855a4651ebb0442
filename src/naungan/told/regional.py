"""Figures that others publish and candidates among residents: beside what is counted here, and never mixed with it."""

from __future__ import annotations

from naungan.told.material import Material, Row
from naungan.told.table import Table, columns, counts
from naungan.told.words import day, label, office, place

_PUBLISHED = columns(
    "wilayah", "bulan", "segmen_agregat", "hitungan", "penerbit", "tanggal_angka", "aktif", "semesta", "penyebut_agregat",
    "persen_tertulis", "persen_hitung", "target", "pekerja_daftar", "batas_bawah_daftar", "batas_atas_daftar",
    bulan="month", aktif="count", semesta="count", persen_tertulis="percent", persen_hitung="percent", target="count",
    pekerja_daftar="count", batas_bawah_daftar="percent", batas_atas_daftar="percent",
)  # fmt: skip
_CANDIDATES = (
    *columns("wilayah", "kelompok"),
    *counts(("penduduk", "calon", "di_daftar", "peserta", "belum_terlihat", "tanpa_nik")),
)


def published(material: Material) -> Table:
    """Each published figure with its scope, denominator, source and date; the counted coverage beside it."""
    counted = {row["pemda"]: row for level in ("provinsi", "pemda") for row in material.measures(level) if row["pemda"]}
    return Table("WILAYAH", _PUBLISHED, [_figure(row, counted) for row in material.aggregate])


def candidates(material: Material) -> Table:
    """Residents by occupation, counted."""
    rows = [
        {**row, "wilayah": office(row["pemda"]), "kelompok": label("KELOMPOK", row["kelompok"] or "tidak_disebut")}
        for row in material.candidate_count
    ]
    return Table("CALON", _CANDIDATES, rows)


def _figure(row: Row, counted: dict[str, Row]) -> Row:
    """Percentages are told as shares; those stated stay as they were stated."""
    here = counted.get(row["wilayah"] or "", {})
    return {
        **row,
        "wilayah": place(row["wilayah"]) if row["wilayah"] else row["wilayah_nama"],
        "segmen_agregat": label("SEGMEN", row["segmen"]),
        "hitungan": label("HITUNGAN", row["hitungan"]),
        "tanggal_angka": day(row["tanggal"]),
        "penyebut_agregat": row["penyebut"],
        "persen_tertulis": None if row["persen"] is None else row["persen"] / 100,
        "persen_hitung": None if row["persen_hitung"] is None else row["persen_hitung"] / 100,
        "pekerja_daftar": here.get("pekerja"),
        "batas_bawah_daftar": here.get("batas_bawah"),
        "batas_atas_daftar": here.get("batas_atas"),
    }
