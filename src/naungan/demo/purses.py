"""Purses of a city and its province: one ends in October, one both share, nobody pays next year, and one payer changes."""

from __future__ import annotations

from typing import Any

import numpy as np

from naungan.demo.jobs import BULAN, Work
from naungan.demo.offices import NPP_PER_OPD, Office
from naungan.demo.plan import Plan
from naungan.demo.sheet import Paper, simple

# The city whose vulnerable workers these are; the province says in its own list what it carries of them.
KOTA, PROVINSI = NPP_PER_OPD, NPP_PER_OPD[:2]
SEBULAN, BAGIAN_PROVINSI = 16_800, 5_040
# Each purse carries so many people.
KUOTA = 4
_HEADS = [
    "Kode Unit", "Kategori", "Unit Pembayar", "Pembayar", "Sumber Dana", "Dari", "Sampai", "Bagian", "Kuota", "Giliran", "Untuk Pemda",
]  # fmt: skip


def purse_papers(office: Office, worked: Work, intent: Plan, rentan: int) -> tuple[list[Paper], list[dict[str, Any]]]:
    """The further list of payers of the city or of its province, and what is planted in it; ``rentan`` vulnerable workers are listed."""
    if office.kode == PROVINSI:
        row = [None, "Pekerja Rentan", None, "Pemerintah Provinsi", "APBD", "2026-01", "2026-12", "30%", KUOTA, 3, KOTA]
        return [_list("Dompet pekerja rentan kabupaten kota", [row])], []
    if office.kode != KOTA:
        return [], []
    rows = [
        [None, "Pekerja Rentan", None, "APBD", "DBHCHT", "2026-01", "2026-10", None, KUOTA, 1, None],
        [None, "Pekerja Rentan", None, "Pemerintah Kota", "APBD", "2026-01", "2026-12", "70%", KUOTA, 2, None],
        # What the province says itself counts; this is the same purse, and must not be counted twice.
        [None, "Pekerja Rentan", None, "Pemerintah Provinsi", "APBD", "2026-01", "2026-12", "30%", KUOTA, 3, None],
    ]
    planted = [
        _planted("dompet_berakhir", "DBHCHT", KUOTA, KUOTA * SEBULAN * 2),
        _planted("dompet_bersama", "70/30", KUOTA, KUOTA * BAGIAN_PROVINSI * 12),
        _planted("pembayar_tertinggal", "pekerja_rentan", rentan, rentan * SEBULAN * 12),
    ]
    if (moving := _moving(office, worked, intent)) is not None:
        unit, other, people = moving
        rows.append([unit, "PPPK Paruh Waktu", other, "APBD", "APBD", "2027-01", None, None, None, None, None])
        planted.append(_planted("pembayar_berganti", unit, people, None))
    return [_list("Dompet pekerja rentan", rows)], planted


def _moving(office: Office, worked: Work, intent: Plan) -> tuple[str, str, int] | None:
    """The unit with most PPPK paruh waktu on a list that says so, another unit, and how many they are."""
    full = [place for roster in intent.rosters if roster.layout == "lengkap" for place in roster.units]
    counts = {place: _people(worked, place) for place in full}
    if len(office.units) < 2 or not any(counts.values()):
        return None
    most = max(sorted(counts), key=lambda place: counts[place])
    other = next(unit.kode for place, unit in enumerate(office.units) if place != most)
    return office.units[most].kode, other, counts[most]


def _people(worked: Work, place: int) -> int:
    here = (worked.unit == place) & (worked.kategori == "pppk_paruh_waktu")
    return len(np.unique(worked.orang[here]))


def _list(name: str, rows: list[list[Any]]) -> Paper:
    return simple(name, "xlsx", _HEADS, rows, ["DAFTAR PEMBAYAR: DOMPET BERSAMA DAN DOMPET KHUSUS"])


def _planted(jenis: str, kunci: str, jumlah: int, rupiah: int | None) -> dict[str, Any]:
    return {"pemda": KOTA, "bulan": BULAN[1], "jenis": jenis, "unit": None, "kunci": kunci, "jumlah": jumlah, "rupiah": rupiah}
