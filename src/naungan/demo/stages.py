"""Stages of a budget in 2026-10: a draft with gaps, two pergeseran, plans with indicators; and the dates that two governments say."""

from __future__ import annotations

from typing import Any

from naungan.demo.jobs import BULAN
from naungan.demo.offices import BKPSDM_MEMBAYAR, Office
from naungan.demo.sheet import Paper, simple

# Who hands in a draft with gaps, and who shifts money twice in the year.
RAPERDA, GESER = BKPSDM_MEMBAYAR, "1801"
JKK, JKM, ATK = "5.1.02.02.02.0006", "5.1.02.02.02.0007", "5.1.02.01.01.0024"
NOMOR_FASILITASI = "050/118/BAPPEDA/2026"
# Far below any need of a year.
_DRAFT, _SHIFTED = 1_000, (36_000, 24_000)
COLUMNS = ("pemda", "tahun", "langkah", "urutan", "usulan", "penetapan", "nomor", "hasil", "sumber")


def calendar_rows(offices: list[Office]) -> list[list[str]]:
    """``kalender_anggaran.csv``: own dates of those of these governments that have a part."""
    known = {office.kode for office in offices}
    rows = [
        [RAPERDA, "2027", "FASILITASI_RKPD", "", "2026-06-02", "2026-06-19", NOMOR_FASILITASI, "tidak_memuat", ""],
        [RAPERDA, "2027", "RAPBD", "", "2026-11-06", "2026-11-13", "", "", "Jadwal Banmus"],
        [RAPERDA, "2027", "EVALUASI", "", "2026-11-18", "", "903/77", "", ""],
        [GESER, "2026", "PERGESERAN", "1", "2026-03-31", "2026-04-10", "Perbup 11/2026", "", ""],
        [GESER, "2026", "PERGESERAN", "2", "2026-07-10", "2026-07-24", "Perbup 23/2026", "", ""],
        [GESER, "2026", "PERGESERAN", "3", "2026-12-04", "2026-12-11", "", "", "SE Sekda 900/5"],
    ]
    return [row for row in rows if row[0] in known]


def stage_papers(office: Office) -> list[Paper]:
    """The papers of one government in 2026-10."""
    if office.kode == RAPERDA:
        return [_draft(office)]
    return [_shift(office, number) for number in (1, 2)] if office.kode == GESER else []


def planted(office: Office) -> list[dict[str, Any]]:
    """What must be found of them."""
    payer = office.payer_unit(office.units[0])
    place = {"pemda": office.kode, "bulan": BULAN[1]}
    if office.kode == RAPERDA:
        return [
            {**place, "jenis": "raperda_satu_program", "unit": payer.kode, "kunci": JKM, "jumlah": 1, "rupiah": None},
            {**place, "jenis": "raperda_kurang", "unit": None, "kunci": JKK, "jumlah": None, "rupiah": _DRAFT},
            {**place, "jenis": "fasilitasi_tidak_memuat", "unit": None, "kunci": NOMOR_FASILITASI, "jumlah": None, "rupiah": None},
            {**place, "jenis": "raperda_hari_kerja", "unit": None, "kunci": "903/77", "jumlah": 15, "rupiah": None},
        ]  # fmt: skip
    if office.kode == GESER:
        low = _SHIFTED[1] - _SHIFTED[0]
        return [{**place, "jenis": "pergeseran_turun", "unit": office.units[0].kode, "kunci": "PERGESERAN 2", "jumlah": 2, "rupiah": low}]
    return []


def _draft(office: Office) -> Paper:
    """JKK with next to nothing, no JKM, and what the office buys besides: the whole budget is there."""
    unit = office.payer_unit(office.units[0])
    rows: list[list[Any]] = [
        [2027, "RAPBD", JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", unit.kode, _DRAFT],
        [2027, "RAPBD", ATK, "Belanja Alat Tulis Kantor", unit.kode, 12_000_000],
    ]
    heads = ["Tahun", "Tahap", "Kode Rekening", "Uraian", "Kode SKPD", "Pagu"]
    return simple("RAPBD 2027", "xlsx", heads, rows, [f"RANCANGAN APBD {office.nama.upper()}", "Tahun Anggaran: 2027"], "RAPBD")


def _shift(office: Office, number: int) -> Paper:
    unit = office.units[0]
    now, before = _SHIFTED[number - 1], _SHIFTED[0] if number > 1 else 48_000
    rows: list[list[Any]] = [[2026, kode, text, unit.kode, before // 2, now // 2] for kode, text in ((JKK, "JKK"), (JKM, "JKM"))]
    heads = ["Tahun", "Kode Rekening", "Uraian", "Kode SKPD", "Pagu Sebelum Pergeseran", "Pagu"]
    titles = [f"PERGESERAN ANGGARAN KE-{number} {office.nama.upper()}", "Tahun Anggaran: 2026"]
    return simple(f"Pergeseran ke-{number} 2026", "xlsx", heads, rows, titles, "Pergeseran")
