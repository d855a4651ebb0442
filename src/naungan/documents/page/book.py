"""``book.html``: the page on the wall. What it says comes from the same rows as the workbook; it holds no persons."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from naungan.budget.sums import known_sum
from naungan.documents import filekinds, method, opening
from naungan.documents.page.bars import bar, budget_bar, coverage_bar
from naungan.documents.page.drill import drill_data
from naungan.documents.page.kinds import finding_kind
from naungan.documents.page.maps import laid_by_hand, nation_map, province_map
from naungan.documents.page.places import WITHOUT, Places, ends_in, lasts
from naungan.documents.page.sheet import sheet_link
from naungan.documents.paper import embedded, render
from naungan.documents.stakes import stake_sentence
from naungan.documents.trouble import finding_row, gravest
from naungan.stake.sums import add_up
from naungan.told.material import NOT_JUDGED, Material, Row, everything, grouped
from naungan.told.offers import offer_sentence
from naungan.told.unread import unread_sentence
from naungan.told.words import month, number, place, said, say

SHOWN = 25  # findings on the page itself; all of them stand with their government
NAMED = 6  # governments on the first screen
OPEN = 6  # so many provinces are unfolded from the start


def write_page(path: Path, material: Material) -> None:
    """Write the page; its size is bounded by the number of units and findings, whatever the number of persons."""
    places = Places(material)
    sections = {**_head(material, places), **_money(material), **_findings(material), **_method(material)}
    counts = dict(zip(material.provinces, opening.province_rows(material), strict=False))
    provinces = [_province(places, code, counts[code]) for code in material.provinces]
    text = render("book.html", script="page.js", data=embedded(drill_data(places)), kata=embedded(_words()), provinsi=provinces,
                  buka=len(provinces) <= OPEN, peta=nation_map(material), run=material.run, laid=laid_by_hand, lembar=sheet_link,
                  **sections)  # fmt: skip
    path.write_text(text, "utf-8")


def _head(material: Material, places: Places) -> dict[str, Any]:
    total, pemda = material.total, list(places.pemda.values())
    return {
        "total": total,
        "uang": material.money(everything).get("", {}),
        "jawaban": material.judged(everything).get("", {}),
        "kalimat": opening.headline(material),
        "belum_dibaca": unread_sentence(material.file),
        "terhitung": sum(row.get("pekerja") is not None for row in pemda),
        "lingkup": opening.scope(material),
        "penyebut": opening.denominator(material),
        "tawaran": offer_sentence("UTAMA_TAWARAN", material.offer),
        "taruhan": stake_sentence("HAL_TARUHAN", add_up(material.stake)),
        "batang": coverage_bar(total, height=26),
        "pemda": pemda,
        "unit_absen": sum(len(row["unit_absen"]) for row in pemda),
        "absen_terbanyak": _most_absent(pemda),
        "unit_lain": sum(row["unit_lain"] for row in pemda),
        "tanpa_daftar_unit": [row["wilayah"] for row in pemda if row["unit_seluruh"] is None],
        "pemda_absen": sum(bool(row["unit_absen"]) for row in pemda),
        "tanpa": {name: [row["wilayah"] for row in pemda if not row[key]] for name, key in _HANDED_IN.items()},
        "jenis_berkas": filekinds.kind_rows(material),
        "kalimat_berkas": filekinds.kinds_sentence(material),
        "posisi_terlama": min((row["posisi_terlama"] for row in pemda if row["posisi_terlama"]), default=None),
        "posisi_terbaru": max((row["posisi_peserta"] for row in pemda if row["posisi_peserta"]), default=None),
        "rekap": [{**row, "batang": coverage_bar(row), "kode": code} for code, row in zip(
            [*material.provinces, ""], opening.province_rows(material), strict=True)],
    }  # fmt: skip


def _most_absent(pemda: list[Row]) -> list[str]:
    """The governments with most units that have not handed in, for those who read only the first screen."""
    ranked = sorted((row for row in pemda if row["unit_absen"]), key=lambda row: -len(row["unit_absen"]))
    return [
        say("HAL_ABSEN_PEMDA", pemda=row["wilayah"], belum=number(len(row["unit_absen"])), unit=number(row["unit_seluruh"]))
        for row in ranked[:NAMED]
    ]


_HANDED_IN = {"daftar": "masuk_daftar", "peserta": "masuk_member", "anggaran": "masuk_budget_line"}


def _province(places: Places, code: str, counts: Row) -> Row:
    rows = [{**row, "batang": coverage_bar(row, room=20), "cukup": lasts(row)} for row in places.of_province(code)]
    answers: Counter[str] = sum((row["jawaban"] for row in rows), Counter())
    return {
        "kode": code,
        "nama": place(code),
        "hitung": counts,
        "pemda": rows,
        "jawaban": answers,
        "batang_anggaran": budget_bar(answers),
        "unit_seluruh": sum(row["unit_seluruh"] or 0 for row in rows),
        "unit_menyerahkan": sum(row["unit_menyerahkan"] for row in rows),
        "peta": province_map(code, {row["kode"]: row for row in rows}),
        "jumlah_absen": sum(len(row["unit_absen"]) for row in rows),
        "absen": [(row["wilayah"], row["unit_absen"]) for row in rows if row["unit_absen"]],
    }


def _money(material: Material) -> dict[str, Any]:
    """Units by the month their money runs out, why others have none, and the three dearest gaps of each province."""
    dated = grouped((row for row in material.unit_status if ends_in(row)), ends_in)
    none = [row for row in material.unit_status if row["anggaran"] == WITHOUT]
    most = max((len(rows) for rows in (*dated.values(), none)), default=1) or 1
    ends = [_end(month(code), rows, most) for code, rows in sorted(dated.items())]
    reasons = Counter(row["alasan"] for row in material.unit_status if row["anggaran"] in (*NOT_JUDGED, None))
    return {
        "habis": ends,
        "habis_terbanyak": max(ends, key=lambda row: row["unit"], default=None),
        "tanpa_pagu": [_end(say("HAL_TANPA_PAGU"), none, most)] if none else [],
        "alasan": [(said(code or "DOK_HAL_SEBAB_ANGGARAN", None).rstrip("."), count) for code, count in reasons.most_common()],
        "termahal": grouped(opening.dearest(material), lambda row: row["provinsi"]),
    }


def _end(name: str, rows: list[Row], most: int) -> Row:
    """What is short of these units is a sum of what is known, and how many are not in it."""
    short = [row["kekurangan"] for row in rows]
    return {
        "bulan": name,
        "unit": len(rows),
        "pemda": len({row["pemda"] for row in rows}),
        "kekurangan": known_sum(short),
        "tanpa_nilai": short.count(None),
        "batang": bar([("kurang", len(rows)), ("kosong", most - len(rows))], height=16, room=101),
    }


def _findings(material: Material) -> dict[str, Any]:
    """Findings by kind, and the gravest and dearest one by one."""
    ranked = sorted(material.finding, key=gravest)
    kinds = grouped(ranked, lambda row: row["kode"])
    return {
        "jumlah_temuan": len(ranked),
        "jenis": sorted((finding_kind(code, rows) for code, rows in kinds.items()), key=lambda row: (-(row["rupiah"] or 0), row["nama"])),
        "temuan": [finding_row(row) for row in ranked[:SHOWN]],
    }


def _method(material: Material) -> dict[str, Any]:
    return {
        "cara": method.sentences("METODE_CARA"),
        "tidak_diketahui": method.sentences("METODE_TIDAK_DIKETAHUI"),
        "keadaan": method.states(),
        "parameter": method.parameters(material),
        "catatan": method.record(material),
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
