"""``book.html``: the page on the wall. What it says comes from the same rows as the workbook; it holds no persons."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from naungan.documents.page.bars import bar, budget_bar, coverage_bar
from naungan.documents.page.drill import drill_data
from naungan.documents.page.maps import laid_by_hand, nation_map, province_map
from naungan.documents.page.sheet import sheet_link
from naungan.documents.paper import embedded, render
from naungan.told.finding_kinds import finding_kinds
from naungan.told.findings import finding, gravest
from naungan.told.headline import headline
from naungan.told.kinds_of_files import kind_rows, kinds_sentence
from naungan.told.material import Material, Row, everything
from naungan.told.method import method
from naungan.told.places import Places
from naungan.told.provinces import dearest, province_rows
from naungan.told.running_out import End, RunningOut, running_out
from naungan.told.wall import wall
from naungan.told.words import place, say

SHOWN = 25  # findings on the page itself; all of them stand with their government
OPEN = 6  # so many provinces are unfolded from the start


def write_page(path: Path, material: Material) -> None:
    """Write the page; its size is bounded by the number of units and findings, whatever the number of persons."""
    places, counted = Places(material), province_rows(material)
    sections = {**_head(material, places), **_findings(material)}
    provinces = [_province(places, row) for row in counted[:-1]]
    text = render("book.html", script="page.js", data=embedded(drill_data(places)), kata=embedded(_words()), provinsi=provinces,
                  rekap=[{**row, "batang": coverage_bar(row)} for row in counted],
                  buka=len(provinces) <= OPEN, peta=nation_map(material), run=material.run, laid=laid_by_hand, lembar=sheet_link,
                  metode=method(material), **sections)  # fmt: skip
    path.write_text(text, "utf-8")


def _head(material: Material, places: Places) -> dict[str, Any]:
    found = running_out(material)
    return {
        "dinding": wall(material, places, found.most),
        **_money(material, found),
        "total": material.total,
        "uang": material.money(everything).get("", {}),
        "jawaban": material.judged(everything).get("", {}),
        "kalimat": headline(material),
        "batang": coverage_bar(material.total, height=26),
        "jenis_berkas": kind_rows(material),
        "kalimat_berkas": kinds_sentence(material),
    }


def _province(places: Places, counted: Row) -> Row:
    code = counted["kode"]
    found = places.of_province(code)
    rows = [{**vars(row), "batang": coverage_bar(vars(row), room=20), "cukup": row.cukup} for row in found]
    answers: Counter[str] = sum((row.jawaban for row in found), Counter())
    return {
        "kode": code,
        "nama": place(code),
        "hitung": counted,
        "pemda": rows,
        "jawaban": answers,
        "batang_anggaran": budget_bar(answers),
        "unit_seluruh": sum(row.unit_seluruh or 0 for row in found),
        "unit_menyerahkan": sum(row.unit_menyerahkan for row in found),
        "peta": province_map(code, {row.kode: vars(row) for row in found}),
        "jumlah_absen": sum(len(row.unit_absen) for row in found),
        "absen": [(row.wilayah, row.unit_absen) for row in found if row.unit_absen],
    }


def _money(material: Material, found: RunningOut) -> dict[str, Any]:
    """The months in which money runs out, with a bar each, and the dearest gaps."""
    most = max((end.unit for end in (*found.ends, *found.without)), default=1) or 1
    return {
        "habis": [(end, _bar(end, most)) for end in (*found.ends, *found.without)],
        "alasan": found.reasons,
        "termahal": dearest(material),
    }


def _bar(end: End, most: int) -> Any:
    return bar([("kurang", end.unit), ("kosong", most - end.unit)], height=16, room=101)


def _findings(material: Material) -> dict[str, Any]:
    """Findings by kind, and the gravest and dearest one by one."""
    ranked = sorted(material.finding, key=gravest)
    return {
        "jumlah_temuan": len(ranked),
        "jenis": sorted(finding_kinds(ranked), key=lambda kind: (-(kind.rupiah or 0), kind.nama)),
        "temuan": [finding(row) for row in ranked[:SHOWN]],
    }


def _words() -> dict[str, str]:
    """What page.js says, from the one catalogue."""
    return {name: say(code) for name, code in _SPOKEN.items()}


_SPOKEN = {
    "kosong": "TIDAK_TERSEDIA", "tidak_ada": "TIDAK_ADA_BARIS", "unit": "KOLOM_UNIT_NAMA", "tingkat": "KOLOM_TINGKAT_TEMUAN",
    "isi": "KOLOM_TEMUAN",
    "nilai": "KOLOM_RUPIAH", "langkah": "KOLOM_LANGKAH", "tenggat": "KOLOM_TENGGAT", "dasar": "KOLOM_DASAR", "temuan": "TEMUAN_JUDUL",
    "sebab_nilai": "HAL_SEBAB_NILAI", "pekerja": "KOLOM_PEKERJA", "cakupan": "HAL_CAKUPAN",
    "ya": "KOLOM_TERLINDUNGI_YA", "tidak": "KOLOM_TERLINDUNGI_TIDAK", "kabur": "KOLOM_TERLINDUNGI_TIDAK_DIKETAHUI", "iuran": "KOLOM_IURAN",
    "kebutuhan": "KOLOM_KEBUTUHAN", "tersedia": "KOLOM_TERSEDIA", "kekurangan": "KOLOM_KEKURANGAN", "habis": "KOLOM_HABIS_PADA",
    "menyerahkan": "HAL_K_UNIT_SUDAH", "posisi": "HAL_K_POSISI", "lingkup": "KOLOM_LINGKUP", "anggaran": "KOLOM_ANGGARAN",
    "pembayaran": "KOLOM_PEMBAYARAN", "keterangan": "KOLOM_ALASAN", "daftar_unit": "HAL_DAFTAR_UNIT", "lembar": "HAL_LEMBAR_RAPAT",
    "lagi": "HAL_LAGI", "rincian": "HAL_RINCIAN", "hitung": "HAL_HITUNG",
}  # fmt: skip
