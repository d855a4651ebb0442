"""What stands above a heading: unit, month, position date and scope, as letters and lists have it."""

from __future__ import annotations

from typing import Any

import pytest

from naungan.intake.shape.title import read_titles


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["NAMA UNIT KERJA   : BALAI PELATIHAN CONTOH"]], {"unit_nama": "BALAI PELATIHAN CONTOH"}),
        ([["UNIT ORGANISASI : DINAS KESEHATAN"]], {"unit_nama": "DINAS KESEHATAN"}),
        ([["SD NEGERI CONTOH 01"]], {"unit_nama": "SD NEGERI CONTOH 01"}),
        ([["UPTD SMPN 3 CONTOH TAHUN 2026"]], {"unit_nama": "UPTD SMPN 3 CONTOH", "tahun": "2026"}),
        ([["Unit Kerja", "", ": DINAS KESEHATAN"]], {"unit_nama": "DINAS KESEHATAN"}),
        ([["Unit Kerja", ":", "DINAS KESEHATAN", "", "Bulan", ": Oktober 2026"]], {"unit_nama": "DINAS KESEHATAN", "bulan": "2026-10"}),
        ([["DINAS KESEHATAN"], ["Unit Kerja: Puskesmas Melati"]], {"unit_nama": "Puskesmas Melati"}),
        ([["UNIT KERJA : PUSKESMAS MELATI (Nomor: 800/12/2026)"]], {"unit_nama": "PUSKESMAS MELATI"}),
        ([["Lampiran Surat Dinas Kesehatan Nomor 800/123/2026 tanggal 5 November 2026"]], {"unit_nama": "Dinas Kesehatan"}),
        ([["Unit Kerja : 800/123/2026"]], {}),
        ([["Kepada Yth. Kepala Badan Kepegawaian"]], {}),
        ([["REKAP JANUARI SD OKTOBER 2026"]], {"bulan": "2026-10"}),
        ([["DAFTAR PERANGKAT DESA 2026"]], {}),
        (
            [["DATA PESERTA AKTIF BPJS KETENAGAKERJAAN"], ["KANTOR CABANG CONTOH"], ["PER 31 OKTOBER 2026"]],
            {"lingkup": "cabang", "posisi": "2026-10-31", "bulan": "2026-10"},
        ),
        (
            [["BADAN PENYELENGGARA JAMINAN SOSIAL KETENAGAKERJAAN"], ["KANTOR CABANG CONTOH"], ["NPP : 16 000 001 Nama Perusahaan : DINAS X"]],
            {"npp": "16000001"},
        ),
        ([["KANTOR CABANG CONTOH"], ["Nama Pemberi Kerja : DINAS X"]], {}),
        ([["Lingkup data: NPP sendiri"], ["KANTOR CABANG CONTOH"]], {"lingkup": "own_npp"}),
        ([["KEADAAN PER 31-10-2026"]], {"posisi": "2026-10-31"}),
    ],
)  # fmt: skip
def test_a_title_says_what_it_says_and_no_more(rows: list[list[Any]], said: dict[str, str]) -> None:
    assert read_titles(rows) == said
