"""Figures that others publish and candidates among residents: beside what is counted here, and never mixed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naungan.documents import grid
from naungan.documents.grid import Field
from naungan.documents.style import GREY, Styles
from naungan.told.material import Material, Row
from naungan.told.words import day, label, office, place, say

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_COUNTS = ("penduduk", "calon", "di_daftar", "peserta", "belum_terlihat", "tanpa_nik")


def write_regional(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Data Wilayah``: each published figure with its scope, denominator, source and date; the counted coverage beside it."""
    columns = (
        Field("wilayah", "text", 36), Field("bulan", "month", 15), Field("segmen_agregat", "text", 14), Field("hitungan", "text", 22),
        Field("penerbit", "wrap", 24), Field("tanggal_angka", "text", 17), Field("aktif", "count", 13), Field("semesta", "count", 13),
        Field("penyebut_agregat", "wrap", 24), Field("persen_tertulis", "percent", 10), Field("persen_hitung", "percent", 10),
        Field("target", "count", 13), Field("pekerja_daftar", "count", 12), Field("batas_bawah_daftar", "percent", 11),
        Field("batas_atas_daftar", "percent", 11),
    )  # fmt: skip
    counted = {row["pemda"]: row for level in ("provinsi", "pemda") for row in material.measures(level) if row["pemda"]}
    _sheet(book, styles, material, "WILAYAH", columns, [_figure(row, counted) for row in material.aggregate], lines=3)


def write_candidates(book: Workbook, styles: Styles, material: Material) -> None:
    """Sheet ``Calon Pekerja``: residents by occupation, counted."""
    columns = (Field("wilayah", "text", 36), Field("kelompok", "text", 24), *(Field(name, "count", 13) for name in _COUNTS))
    rows = [
        {**row, "wilayah": office(row["pemda"]), "kelompok": label("KELOMPOK", row["kelompok"] or "tidak_disebut")}
        for row in material.candidate_count
    ]
    _sheet(book, styles, material, "CALON", columns, rows, lines=3)


def _figure(row: Row, counted: dict[str, Row]) -> Row:
    """Percentages are printed as shares; those stated stay as they were stated."""
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


def _sheet(book: Workbook, styles: Styles, material: Material, code: str, columns: tuple[Field, ...], rows: list[Row], lines: int) -> None:
    sheet = book.add_worksheet(say(f"LEMBAR_{code}"))
    grid.prepare(sheet, columns)
    top = grid.opening(sheet, styles, code, wide=6, lines=lines)
    grid.table(sheet, styles, top, columns, rows)
    grid.page(sheet, material.run, title=say(f"{code}_JUDUL"), repeat=top, colour=GREY)
