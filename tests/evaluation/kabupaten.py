"""What a kabupaten lays on the table: three rosters, a DPA, a list of the branch, last month's bill with its SP2D and receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from naungan.kernel.nik import build

BULAN, POSISI, PEMDA = "2026-10", "2026-11-20", "1801"
UPAH = 2_000_000
# JKK 0.24 % and JKM 0.30 % of the wage.
JKK, JKM = 4_800, 6_000
LAHIR = dt.date(1990, 4, 17)


@dataclass(frozen=True)
class Opd:
    """An office: who works there, who of them the branch knows, and its registration number."""

    kode: str
    nama: str
    npp: str
    pekerja: int
    dikenal: int

    @property
    def orang(self) -> list[tuple[str, str]]:
        """Name and NIK of each worker."""
        place = OPD.index(self)
        return [
            (f"{self.nama.split()[-1]} {_word(one)}".title(), build("180101", LAHIR, "L", 100 * place + one + 1))
            for one in range(self.pekerja)
        ]


OPD = (
    Opd("1.02.0.00.0.00.01.0000", "Dinas Kesehatan", "18010001", 6, 6),
    Opd("2.11.0.00.0.00.02.0000", "Dinas Lingkungan Hidup", "18010002", 8, 5),
    Opd("1.05.0.00.0.00.03.0000", "Satuan Polisi Pamong Praja", "18010003", 5, 0),
)


def lay_out(root: Path) -> Path:
    """The folder, as offices hand it in; nobody has asked the branch yet."""
    folder = root / "1801 Kab. Lampung Selatan"
    for opd in OPD:
        people = [(name, f"'{nik}", "17-04-1990", "Honorer", opd.nama, UPAH) for name, nik in opd.orang]
        book(folder / f"{opd.nama} {BULAN}.xlsx", ("Nama", "NIK", "Tanggal Lahir", "Jabatan", "OPD", "Gaji"), people)
    book(folder / "daftar unit.xlsx", ("kode unit", "nama unit", "jenis"), [(opd.kode, opd.nama, "opd") for opd in OPD])
    book(folder / "daftar npp.xlsx", ("NPP", "kode unit", "kantor cabang"), [(opd.npp, opd.kode, "Lampung") for opd in OPD])
    _dpa(folder / "DPA 2026.xlsx")
    _branch(folder / f"daftar cabang {BULAN}.xlsx")
    bill(folder / "tagihan 2026-09.xlsx", OPD[0], "2026-09")
    jumlah = OPD[0].pekerja * (JKK + JKM)
    book(
        folder / "register sp2d.xlsx",
        ("Nomor SP2D", "Tanggal SP2D", "Kode SKPD", "Nama SKPD", "Kode Rekening", "Keperluan", "Nilai SP2D"),
        [("0101/SP2D/2026", "12-10-2026", OPD[0].kode, OPD[0].nama, "5.1.02.02.02.0006", "Iuran JKK September", OPD[0].pekerja * JKK),
         ("0102/SP2D/2026", "12-10-2026", OPD[0].kode, OPD[0].nama, "5.1.02.02.02.0007", "Iuran JKM September", OPD[0].pekerja * JKM)],
    )  # fmt: skip
    book(
        folder / "bukti bayar.xlsx",
        ("Kode Iuran", "NPP", "Bulan Iuran", "Tanggal Bayar", "Jumlah Bayar"),
        [("260900018010001", OPD[0].npp, "2026-09", "14-10-2026", jumlah)],
    )
    return root


def bill(path: Path, opd: Opd, bulan: str) -> None:
    """Formulir 2a of one office, as BPJS hands it out."""
    rows = [
        (place, f"180{place:08d}", nik, name.upper(), "17-04-1990", UPAH, 0, JKK, JKM, 0, 0, 0, 0, 0, JKK + JKM)
        for place, (name, nik) in enumerate(opd.orang, start=1)
    ]
    whole = opd.pekerja
    foot = ("", "", "", "JUMLAH SELURUHNYA", "", whole * UPAH, 0, whole * JKK, whole * JKM, 0, 0, 0, 0, 0, whole * (JKK + JKM))
    heads = (
        "No", "No Peserta", "NIK", "Nama", "Tanggal Lahir", "Upah", "Rapel", "JKK", "JKM", "JHT Pemberi Kerja", "JHT Tenaga Kerja",
        "JP Pemberi Kerja", "JP Tenaga Kerja", "JKP", "Total Iuran",
    )  # fmt: skip
    year, month = bulan.split("-")
    titles = [("FORMULIR 2A PU - RINCIAN IURAN",), ("NPP", opd.npp), ("Nama Perusahaan", opd.nama), ("Periode", f"{month} {year}")]
    book(path, titles[0], [*titles[1:], heads, *rows, foot])


def _dpa(path: Path) -> None:
    rows = []
    for opd, months in zip(OPD, (12, 9, 12), strict=True):
        for kode, nama, tarif in (
            ("5.1.02.02.02.0006", "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", JKK),
            ("5.1.02.02.02.0007", "Belanja Iuran Jaminan Kematian bagi Non ASN", JKM),
        ):
            koefisien = f"{opd.pekerja} Orang x {months} Bulan"
            rows.append((opd.kode, opd.nama, kode, nama, "Iuran non ASN", koefisien, tarif, opd.pekerja * months * tarif))
    heads = ("Kode SKPD", "Nama SKPD", "Kode Rekening", "Nama Rekening", "Uraian", "Koefisien", "Harga Satuan", "Jumlah")
    book(path, ("DOKUMEN PELAKSANAAN ANGGARAN (DPA-SKPD)",), [("Tahun Anggaran : 2026",), heads, *rows])


def _branch(path: Path) -> None:
    rows = [
        (f"'{nik}", name.upper(), "17-04-1990", opd.npp, "PU", "AKTIF", "JKK,JKM", "2026-10")
        for opd in OPD
        for name, nik in opd.orang[: opd.dikenal]
    ]
    heads = ("NIK", "Nama", "Tgl Lahir", "NPP", "Segmen", "Status", "Program", "Lunas s.d.")
    book(path, ("Lingkup: cabang",), [("Posisi data: 20-11-2026",), heads, *rows])


def book(path: Path, heads: Sequence[object], rows: Sequence[Sequence[object]]) -> None:
    """A workbook of one sheet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = openpyxl.Workbook()
    assert made.active is not None
    for row in (heads, *rows):
        made.active.append(list(row))
    made.save(path)


def _word(number: int) -> str:
    return ("Anto", "Budi", "Citra", "Dodi", "Erna", "Fajar", "Gilang", "Hadi")[number]
