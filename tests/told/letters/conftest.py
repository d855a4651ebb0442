"""A round over the invented run of two provinces: its findings, what was agreed, reported and disputed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from naungan.engine import Engine
from naungan.relations.words import State
from naungan.rounds.state import Absent, Book, Disputed, Evidence, Frozen, Item, Reported, Round
from naungan.rounds.tables import Status, Tingkat
from naungan.told.letters.desk import Desk
from naungan.told.letters.letter import Blank, Cells, Letter
from naungan.told.letters.listed import Listed
from naungan.told.material import Material, gather
from naungan.told.rounds import said_item
from tests.documents.conftest import PEMDA, SILENT

EVALUASI = "e" * 64
KOTA = "1671"
AWAY = "1801"  # was invited and handed in nothing
JULI_2023, OKTOBER_2026 = dt.date(2023, 7, 27), dt.date(2026, 10, 29)
NIK, NAMA = "1671010101900001", "SITI CONTOH"


@pytest.fixture(scope="session")
def material(duck: Engine, results: dict[str, Any], run: dict[str, Any]) -> Material:
    return gather(duck, results, {**run, "python": "3.11", "contoh": True})


def items(material: Material) -> dict[str, Item]:
    """One item a finding, as a round makes them; the first of the city is agreed, the second of it done."""
    found: dict[str, Item] = {}
    mine = 0
    for at, row in enumerate(material.finding, 1):
        said = said_item(row)
        plain = {name: row[name] for name in ("pemda", "unit", "unit_nama", "kode", "tingkat", "jumlah", "satuan", "rupiah", "tenggat")}
        item = Item(f"R1-{at:04d}", "aturan", **plain, sidik=None, kondisi=said.kondisi, kriteria=row["dasar"], sebab=None, akibat=said.akibat,
                    rekomendasi=said.rekomendasi)  # fmt: skip
        mine += row["pemda"] == KOTA
        if row["pemda"] == KOTA and mine == 1:
            bukti = (Evidence("surat.pdf", "a" * 64, "Ani"),)
            item = dataclasses.replace(item, penanggung_jawab="Kepala Dinas X", tindakan="Mendaftarkan mereka", bukti=bukti)
        if row["pemda"] == KOTA and mine == 2:
            item = dataclasses.replace(item, status=Status.SELESAI, nasib="selesai")
        found[item.butir] = item
    return found


def listed() -> Listed:
    """Two non-ASN and one PPPK paruh waktu who are not registered; villages' officers with and without a village."""
    common = {"pemda": KOTA, "unit": "1.02.01", "unit_nama": "x", "pembayar": "pemda"}
    counted = [
        {**common, "kategori": kategori, "keadaan": state, "terlindungi": "tidak", "jumlah": jumlah}
        for kategori, state, jumlah in (
            ("honorer", State.UNREGISTERED, 2), ("honorer", State.COVERED, 9), ("honorer", State.NOT_ON_OWN_NPP, 4),
            ("pppk_paruh_waktu", State.UNREGISTERED, 1), ("bpd", State.UNREGISTERED, 5),
        )
    ]  # fmt: skip
    person = {**common, "berkas": "1671/2026-10/honorer.xlsx", "lembar": "Data", "baris": 7, "kategori": "honorer", "nama": NAMA,
              "nik_asli": NIK, "mulai": None}  # fmt: skip
    drawn = {**common, "berkas": "1671/2026-10/honorer.xlsx", "lembar": "Data", "baris": 9, "undian": "00ff", "keadaan": "covered",
             "nik_asli": NIK}  # fmt: skip
    return Listed(counted, [person], [drawn])


@pytest.fixture(scope="session")
def desk(material: Material) -> Callable[..., Desk]:
    """``desk(hari)``: the closed round of a day; ``buka=True`` leaves it open."""

    def make(hari: dt.date = OKTOBER_2026, *, buka: bool = False, **more: Any) -> Desk:
        beku = {kode: Frozen(kode, EVALUASI, "d" * 64, "2026-10", dt.date(2026, 11, 20)) for kode in PEMDA}
        rapat = Round(
            rapat="R1", nomor="1/2026", tingkat=Tingkat.NASIONAL, tanggal=hari, tempat="Palembang", peserta=("BPJS", "Bappeda"),
            bulan="2026-10", pemda=(*PEMDA, AWAY), daftar_periksa="2026.1", sebelumnya=None, dibuka_oleh="Ani",
            ditutup_oleh=None if buka else "Budi", beku=beku, butir=items(material),
            laporan=(Reported(KOTA, "pekerja", 140, 120, "rekap BKPSDM"),),
            sanggahan=(Disputed(KOTA, "terlindungi_tidak", 23, 12, "sudah didaftarkan minggu ini"),),
            tidak_hadir={AWAY: Absent(AWAY, "tidak_menyerahkan", None)},
        )  # fmt: skip
        return Desk(Book({"R1": rapat}, **more), rapat, {EVALUASI: material}, {EVALUASI: listed()}, contoh=True)

    return make


def texts(letter: Letter) -> list[str]:
    """All that a paper says."""
    said = [letter.judul, letter.hal, *letter.kepada, *letter.tembusan, *(one.jabatan for one in letter.tanda_tangan)]
    for one in letter.isi:
        if isinstance(one, Cells):
            said += [one.nama, *one.kolom, *(cell for row in one.baris for cell in row)]
        else:
            said.append(one.label if isinstance(one, Blank) else one.teks)
    return said


def table(letter: Letter, place: int = 0) -> Cells:
    """A table of a paper."""
    return [one for one in letter.isi if isinstance(one, Cells)][place]


__all__ = ["AWAY", "KOTA", "NAMA", "NIK", "SILENT", "texts"]
