"""One case for every problem a row can have: a clean row, the cells that break it, and the code that must come out."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from tests.intake import money_cases, package_cases

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.intake.layouts import LAYOUTS, layout
from naungan.intake.problems import HOLD, NOTE, REFUSE
from naungan.kernel import nik

pytestmark = pytest.mark.chain

POSISI = dt.date(2026, 10, 31)
BIRTH = dt.date(1990, 5, 5)


def a_nik(serial: int, birth: dt.date = BIRTH, sex: str = "P", kecamatan: str = "167101") -> str:
    return nik.build(kecamatan, birth, sex, serial)


_WORKER = {
    "Nama": "Siti Aminah", "NIK": a_nik, "Tgl Lahir": "05-05-1990", "JK": "P", "OPD": "Dinas Kesehatan", "Kategori": "Honorer",
    "Gaji": "1.500.000", "TMT": "01-01-2020", "Akhir Kontrak": "31-12-2026", "No HP": "081234567890", "Potongan Iuran": "0", "Bulan": "2026-10",
    "Dasar Pengangkatan": "SK Bupati", "No SK": "800/12/2026", "Status Database BKN": "Ya",
}  # fmt: skip
CLEAN: dict[str, dict[str, Any]] = {
    **money_cases.CLEAN,
    **package_cases.CLEAN,
    "roster_bebas": _WORKER,
    "roster_kepesertaan": _WORKER | {
        "NPP": "12345678", "Segmen": "PU", "Status Kepesertaan": "AKTIF", "Program": "JKK,JKM", "Lunas s.d.": "2026-09",
    },
    "sipp_tk_baru": {heading.upper().replace(" ", "_"): "x" for heading in layout("sipp_tk_baru").headings}
    | {
        "NAMA_LENGKAP": "SITI AMINAH", "NOMOR_IDENTITAS": a_nik, "TANGGAL_LAHIR": "05-05-1990", "JENIS_KELAMIN": "P", "JENIS_IDENTITAS": "KTP",
        "SURAT_MENYURAT_KE": "S", "STATUS_KAWIN": "Y", "GOLONGAN_DARAH": "O", "KODE_NEGARA": "ID", "UPAH": "1500000", "HP": "081234567890",
        "LOKASI_PEKERJAAN": "1671", "STATUS_PEGAWAI": "Y", "TGL_AWAL_BEKERJA": "01-01-2020", "TGL_AKHIR_KONTRAK": "31-12-2026",
    },
    "status_peserta": {
        "NIK": a_nik, "Nama": "Siti Aminah", "Tgl Lahir": "05-05-1990", "NPP": "12345678", "Segmen": "PU", "Status": "AKTIF", "Program": "JKK,JKM",
        "Lunas s.d.": "2026-09", "Upah": "1500000", "Tgl Kepesertaan": "01-01-2020", "Tgl Nonaktif": "", "Lingkup": "nasional", "KPJ": "12345678901",
    },
    "jawaban_bpjs": {
        "No": "1", "NIK": a_nik, "Nama": "Siti Aminah", "Tgl Lahir": "05-05-1990", "Unit": "Dinas Kesehatan", "NPP unit": "12345678",
        "Status kepesertaan": "Aktif", "Aktif sejak": "01-01-2020", "Sampai": "", "Terdaftar pada NPP pemda": "ya", "NPP terdaftar": "",
        "Segmen": "PU", "Keterangan": "", "Tanggal jawaban": "20-11-2026",
    },
    "daftar_honor": {
        "No": "1", "Nama": "Siti Aminah", "NIK": a_nik, "Tgl Lahir": "05-05-1990", "Jabatan": "Petugas", "OPD": "Dinas Kesehatan", "Bulan": "2026-10",
        "Bruto": "1.500.000", "PPh 21": "75.000", "Netto": "1.425.000", "Nomor SP2D": "00123/SP2D/2026", "Kode Rekening": "5.1.02.02.01.0026",
    },
    "sipp_upah": {
        "NIK": a_nik, "KPJ": "12345678901", "KODE_TK": "1", "NAMA_LENGKAP": "SITI AMINAH", "TGL_LAHIR": "05-05-1990", "BLTH": "10-2026",
        "NPP": "12345678", "UPAH": "1500000", "RAPEL": "0",
    },
    **{
        name: {heading.upper().replace(" ", "_"): "x" for heading in layout(name).headings}
        | {
            "NAMA_DEPAN": "SITI", "NAMA_TENGAH": "", "NAMA_BELAKANG": "AMINAH", "NOMOR_IDENTITAS": a_nik, "TANGGAL_LAHIR": "05-05-1990",
            "JENIS_KELAMIN": "P", "JENIS_IDENTITAS": "KTP", "UPAH": "1500000", "HP": "081234567890",
        } | ({"LOKASI_PEKERJAAN": "1671"} if name == "sipp_tk_29" else {})
        for name in ("sipp_tk_50", "sipp_tk_29")
    },
    "sipp_tk_lanjutan": {
        "NOMOR_IDENTITAS_KPJ": "12345678901", "NAMA_LENGKAP": "SITI AMINAH", "NOMOR_IDENTITAS": a_nik, "TANGGAL_LAHIR": "05-05-1990",
        "UPAH": "1500000", "LOKASI_PEKERJAAN": "1671", "TGL_AWAL_BEKERJA": "01-10-2026", "STATUS_PEGAWAI": "Y",
    },
    "sipp_tk_na": {
        "KPJ": "12345678901", "NAMA_LENGKAP": "SITI AMINAH", "TGL_LAHIR": "05-05-1990", "SEBAB_NA": "1", "TGL_KEJADIAN": "30-09-2026",
        "KETERANGAN": "kontrak berakhir",
    },
    "sipp_tk_ubah": {
        "KODE": "1", "NOMOR_PEGAWAI": "7", "NOMOR_IDENTITAS": a_nik, "KPJ": "12345678901", "NAMA_TENAGA_KERJA": "SITI AMINAH",
        "TGL_LAHIR": "05-05-1990", "JENIS_KELAMIN": "P", "ALAMAT_LENGKAP_DOMISILI": "x", "HANDPHONE": "081234567890", "KODE_BANK": "1",
    },
    "formulir_2a": {
        "NPP": "12345678", "Periode": "10 2026", "No. Peserta": "12345678901", "NIK": a_nik, "Nama Tenaga Kerja": "SITI AMINAH",
        "Tanggal Lahir": "05-05-1990", "Upah": "2.000.000", "Rapel": "0", "JKK": "4.800", "JKM": "6.000", "JHT Pemberi Kerja": "74.000",
        "JHT Tenaga Kerja": "40.000", "JP Pemberi Kerja": "40.000", "JP Tenaga Kerja": "20.000", "Total Iuran": "184.800",
    },
    "penduduk_opensid": {
        "nama": "SITI AMINAH", "nik": a_nik, "no_kk": "1671010101900001", "sex": "2", "tanggallahir": "05-05-1990", "pekerjaan_id": "9",
        "status_kawin": "2", "kk_level": "1", "status_dasar": "1", "dusun": "Satu", "desa": "Contoh",
    },
    "pekerja_rentan": {
        "No KK": "1671010101900001", "Nama Kepala Keluarga": "Hasan", "Nama": "Siti Aminah", "NIK": a_nik, "Tgl Lahir": "05-05-1990", "Desil": "1",
        "Alamat": "Jl. Contoh", "Desa/Kelurahan": "Contoh", "Pekerjaan": "Petani", "Bantuan": "BPNT", "No HP": "", "Bulan": "2026-10",
    },
    "agregat_wilayah": {
        "Kabupaten/Kota": "Kab. Lahat", "Bulan": "2026-09", "Segmen": "PU+BPU", "Hitungan": "tanpa jakon", "Sumber": "BPJS", "Tanggal": "30-09-2026",
        "Peserta Aktif": "518.632", "Semesta": "1.312.370", "Target": "600.000", "Persentase": "39,52 %", "Selisih": "81.368",
    },
    "rekap_opd": {
        "OPD": "Dinas Kesehatan", "Jumlah Non ASN": "10", "Terdaftar": "9", "Aktif": "8", "Pagu": "1.000.000", "Realisasi": "500.000",
        "Lunas s.d.": "September 2026",
    },
    "daftar_unit": {"Kode Unit": lambda row: f"1.02.{row:04d}", "Nama Unit": "Dinas Kesehatan", "Nama Lain": "Dinkes", "Berlaku Dari": "2020-01-01"},
    "daftar_npp": {"NPP": "12345678", "Kode Unit": "1.02", "Dari": "2020-01", "Sampai": ""},
    "daftar_pembayar": {
        "Kode Unit": "1.02", "Segmen": "PU", "Kategori": "honorer", "Unit Pembayar": "", "Pembayar": "APBD", "Dana": "DAU",
        "Kode Rekening": "5.1.02.02.02.0006", "Dari": "2020-01", "Sampai": "2030-12", "Bagian": "70%", "Kuota": "100", "Pagu": "20.000.000", "Giliran": "1", "Untuk": "16.71",
    },
    "anggaran_datar": {
        "Tahun": "2026", "Tahap": "APBD", "Kode Rekening": "5.1.02.02.02.0006", "Uraian": "Iuran JKK", "OPD": "Dinas Kesehatan", "Dana": "DAU",
        "Pagu Sebelum Perubahan": "11.000.000", "Pagu": "12.000.000", "Realisasi": "1.000.000", "Bulan Dibayar": "3",
    },
}  # fmt: skip

_OLD, _YOUNG = dt.date(1930, 1, 1), dt.date(2015, 6, 1)
IDENTITY: list[tuple[str, dict[str, Any]]] = [
    ("BARIS_TANPA_ORANG", {"nama": "", "nik": ""}),
    ("NIK_KOSONG", {"nik": ""}),
    ("NIK_PENGGANTI", {"nik": "0000000000000000"}), ("NIK_PENGGANTI", {"nik": "1234567890123456"}), ("NIK_PENGGANTI", {"nik": "belum ada"}),
    ("NIK_EKSPONEN", {"nik": "1.67101170845E+15"}), ("NIK_EKSPONEN", {"nik": "1,67101E+15"}),
    ("NIK_HURUF", {"nik": "16710145O5900017"}),
    ("NIK_15_ANGKA", {"nik": "167101450590001"}),
    ("NIK_PANJANG", {"nik": "16710145059000177"}),
    ("NIK_NOL_DEPAN", {"nik": "0671014505900017"}), ("NIK_PROVINSI", {"nik": "9971014505900017"}),
    ("NIK_TANGGAL", {"nik": "1671013102900017"}), ("NIK_TANGGAL", {"nik": "1671018105900017"}),
    ("NIK_SERI", {"nik": "1671014505900000"}),
    ("NIK_USIA", {"nik": a_nik(7001, _OLD), "lahir": ""}), ("NIK_USIA", {"nik": a_nik(7002, _YOUNG), "lahir": "05-05-1990"}),
    ("NIK_WILAYAH", {"nik": lambda row: a_nik(row, kecamatan="129999")}),
    ("NIK_BEDA_LAHIR", {"lahir": "06-05-1990"}),
    ("NAMA_KOSONG", {"nama": ""}),
    ("NAMA_ANGKA", {"nama": "Siti 2"}),
    ("LAHIR_TIDAK_TERBACA", {"lahir": "31-02-1990"}),
    ("LAHIR_MASA_DEPAN", {"lahir": "01-01-2027"}),
    ("LAHIR_USIA", {"lahir": "01-01-1930", "nik": lambda row: a_nik(row, _OLD)}),
]  # fmt: skip
_SHARED, _TWICE = a_nik(9001), a_nik(9002)
WAGE = [
    ("UPAH_NEGATIF", {"upah": "-1.500.000"}), ("UPAH_TIDAK_TERBACA", {"upah": "1.500.00"}), ("UPAH_TIDAK_TERBACA", {"upah": "2,5 juta"}),
    ("UPAH_NOL", {"upah": "0"}), ("UPAH_JANGGAL", {"upah": "150.000.000"}), ("UPAH_JANGGAL", {"upah": "1.500"}),
]  # fmt: skip
ROSTER = [
    *IDENTITY, *WAGE,
    ("NIK_DIPAKAI_BERSAMA", {"nik": _SHARED}), ("NIK_DIPAKAI_BERSAMA", {"nik": _SHARED, "nama": "Rahma Yulia"}),
    ("ORANG_GANDA", {"nik": _TWICE}), ("ORANG_GANDA", {"nik": _TWICE, "nama": "Hj. SITI AMINAH, S.Pd"}),
    ("NIK_BEDA_KELAMIN", {"JK": "L"}), ("KELAMIN_TIDAK_TERBACA", {"JK": "Q"}), ("KATEGORI_TIDAK_DIKENAL", {"Kategori": "zzz"}),
    ("TANGGAL_SEBULAN", {"TMT": "Jan 2021"}), ("TANGGAL_SETAHUN", {"TMT": "2021"}), ("TANGGAL_TAHUN_INI", {"TMT": "2026"}),
    ("TANGGAL_TIDAK_TERBACA", {"TMT": "99-99-2020"}), ("KERJA_TERBALIK", {"Akhir Kontrak": "31-12-2019"}),
    ("HP_TIDAK_SAH", {"No HP": "123"}), ("POTONGAN_TIDAK_TERBACA", {"Potongan Iuran": "ya"}), ("BULAN_TIDAK_TERBACA", {"Bulan": "entah"}),
    ("NAMA_JUMLAH", {"nama": "Jumlah Puskesmas A"}), ("DATABASE_BKN_TIDAK_DIKENAL", {"Status Database BKN": "sedang diurus"}), ("UNIT_KOSONG", {"OPD": ""}),
    ("SEL_GALAT", {"Kategori": "#N/A"}), ("SEL_BERSARANG", {"Kategori": "[…]"}),
]  # fmt: skip
CASES: dict[str, list[tuple[str, dict[str, Any]]]] = {
    **money_cases.CASES,
    **package_cases.CASES,
    "roster_bebas": ROSTER,
    "roster_kepesertaan": [
        *ROSTER, ("KEPESERTAAN_BELUM_JELAS", {"Status Kepesertaan": "Belum terdaftar"}), ("LUNAS_TIDAK_TERBACA", {"Lunas s.d.": "sudah"}),
        ("SEGMEN_TIDAK_DIKENAL", {"Segmen": "Jakon"}),
    ],
    "sipp_tk_baru": [
        ("NIK_KOSONG", {"nik": ""}), ("SIPP_WAJIB_KOSONG", {"ALAMAT": ""}), ("SIPP_PILIHAN", {"GOLONGAN_DARAH": "C"}),
        ("SIPP_TANGGAL", {"TGL_AWAL_BEKERJA": "2020-01-01"}), ("SIPP_BUKAN_KTP", {"JENIS_IDENTITAS": "PASSPORT"}),
        ("SIPP_AKHIR_KONTRAK", {"TGL_AKHIR_KONTRAK": ""}), ("LOKASI_TIDAK_DIKENAL", {"LOKASI_PEKERJAAN": "1699"}),
    ],
    "status_peserta": [
        *IDENTITY, *WAGE,
        ("STATUS_TIDAK_DIKENAL", {"Status": "entah"}), ("SEGMEN_TIDAK_DIKENAL", {"Segmen": "Jakon"}), ("PROGRAM_TIDAK_DIKENAL", {"Program": "semua"}),
        ("LUNAS_TIDAK_TERBACA", {"Lunas s.d.": "sudah"}),
    ],
    "jawaban_bpjs": [
        *IDENTITY, ("JAWABAN_TIDAK_DIKENAL", {"Status kepesertaan": "terdaftar"}), ("JAWABAN_TANPA_TANGGAL", {"Tanggal jawaban": ""}),
        ("JAWABAN_AKTIF_BERAKHIR", {"Sampai": "30-09-2026"}), ("JAWABAN_NPP_TIDAK_TERBACA", {"Terdaftar pada NPP pemda": "12345678"}),
        ("KERJA_TERBALIK", {"Status kepesertaan": "nonaktif", "Sampai": "31-12-2019"}), ("SEGMEN_TIDAK_DIKENAL", {"Segmen": "Jakon"}),
        ("TANGGAL_TIDAK_TERBACA", {"Aktif sejak": "entah"}),
    ],
    "daftar_honor": [
        *IDENTITY, ("HONOR_TANPA_NILAI", {"Bruto": ""}), ("ANGKA_TIDAK_TERBACA", {"Bruto": "1.5.0"}), ("ANGKA_NEGATIF", {"Bruto": "-5"}),
        ("REKENING_TIDAK_TERBACA", {"Kode Rekening": "5.1.02"}), ("BULAN_TIDAK_TERBACA", {"Bulan": "entah"}), ("UNIT_KOSONG", {"OPD": ""}),
    ],
    "sipp_upah": [("BULAN_TIDAK_TERBACA", {"BLTH": "x"}), ("NPP_KOSONG", {"NPP": ""}), ("UPAH_NOL", {"upah": "0"})],
    "sipp_tk_50": [("NIK_KOSONG", {"nik": ""}), ("NAMA_KOSONG", {"nama": "", "NAMA_BELAKANG": ""}), ("SIPP_BUKAN_KTP", {"JENIS_IDENTITAS": "PASSPORT"})],
    "sipp_tk_29": [("UPAH_NOL", {"upah": "0"}), ("LOKASI_TIDAK_DIKENAL", {"LOKASI_PEKERJAAN": "1699"})],
    "sipp_tk_lanjutan": [("NIK_KOSONG", {"nik": ""}), ("TANGGAL_TIDAK_TERBACA", {"TGL_AWAL_BEKERJA": "kemarin"})],
    "sipp_tk_na": [
        ("BARIS_TANPA_ORANG", {"nama": ""}), ("TANGGAL_TIDAK_TERBACA", {"TGL_KEJADIAN": ""}), ("LAHIR_TIDAK_TERBACA", {"lahir": "31-02-1990"}),
        ("NA_MENINGGAL", {"KETERANGAN": "Meninggal dunia"}),
    ],
    "sipp_tk_ubah": [("NIK_15_ANGKA", {"nik": "167101450590001"}), ("NIK_BEDA_LAHIR", {"lahir": "06-05-1990"})],
    "formulir_2a": [
        ("NIK_KOSONG", {"nik": ""}), ("NPP_KOSONG", {"NPP": ""}), ("BULAN_TIDAK_TERBACA", {"Periode": "x"}), ("BULAN_TIDAK_TERBACA", {"Periode": "Entah 2026"}), ("UPAH_NOL", {"upah": "0"}),
        ("TAGIHAN_TARIF_BEDA", {"JKM": "6.100", "Total Iuran": "184.900"}), ("TAGIHAN_TARIF_BEDA", {"JKK": "10.000", "Total Iuran": "190.000"}),
        ("TAGIHAN_JUMLAH_BEDA", {"Total Iuran": "184.000"}), ("ANGKA_TIDAK_TERBACA", {"JHT Tenaga Kerja": "lunas"}), ("ANGKA_NEGATIF", {"JKK": "-5"}),
    ],
    "penduduk_opensid": [
        ("NIK_KOSONG", {"nik": ""}), ("PEKERJAAN_TIDAK_DIKENAL", {"pekerjaan_id": ""}), ("PEKERJAAN_TIDAK_DIKENAL", {"pekerjaan_id": "99"}),
        ("STATUS_HIDUP_TIDAK_DIKENAL", {"status_dasar": "entah"}),
    ],
    "pekerja_rentan": [
        *IDENTITY, ("RENTAN_TIDAK_BEKERJA", {"Pekerjaan": "Mengurus rumah tangga"}), ("UNIT_KOSONG", {"Desa/Kelurahan": ""}), ("HP_TIDAK_SAH", {"No HP": "12"}),
    ],
    "agregat_wilayah": [
        ("WILAYAH_TIDAK_DIKENAL", {"Kabupaten/Kota": "Negeri Antah"}), ("KLAIM_PERSEN_BEDA", {"Persentase": "35,92 %"}),
        ("KLAIM_SELISIH_BEDA", {"Selisih": "80.000"}), ("KLAIM_AKTIF_LEBIH", {"Semesta": "500.000", "Persentase": ""}),
        ("HITUNGAN_TIDAK_DISEBUT", {"Hitungan": ""}), ("PENERBIT_TIDAK_DISEBUT", {"Sumber": ""}), ("ANGKA_TIDAK_TERBACA", {"Peserta Aktif": "banyak"}),
        ("ANGKA_NEGATIF", {"Target": "-5", "Selisih": ""}), ("TANGGAL_TIDAK_TERBACA", {"Tanggal": "31-02-2026"}), ("BULAN_TIDAK_TERBACA", {"Bulan": "x"}),
    ],
    "rekap_opd": [
        ("BARIS_TANPA_UNIT", {"OPD": ""}), ("ANGKA_TIDAK_TERBACA", {"Jumlah Non ASN": "banyak"}), ("ANGKA_NEGATIF", {"Pagu": "-5"}),
        ("REKAP_TERDAFTAR_LEBIH", {"Terdaftar": "11"}), ("REKAP_AKTIF_LEBIH", {"Aktif": "10"}), ("REALISASI_LEBIH", {"Realisasi": "2.000.000"}),
        ("LUNAS_TIDAK_TERBACA", {"Lunas s.d.": "belum"}),
    ],
    "daftar_unit": [
        ("UNIT_TANPA_KODE", {"Kode Unit": ""}), ("UNIT_TANPA_NAMA", {"Nama Unit": ""}),
        ("UNIT_GANDA", {"Kode Unit": "9.99"}), ("UNIT_GANDA", {"Kode Unit": "9.99"}),
    ],
    "daftar_npp": [("BARIS_TANPA_NPP", {"NPP": ""}), ("BULAN_TIDAK_TERBACA", {"Dari": "dulu"})],
    "daftar_pembayar": [
        ("PEMBAYAR_TIDAK_DIKENAL", {"Pembayar": "zzz"}), ("SEGMEN_PEMBAYAR_TIDAK_DIKENAL", {"Segmen": "zzz"}),
        ("KATEGORI_PEMBAYAR_TIDAK_DIKENAL", {"Kategori": "zzz"}), ("REKENING_TIDAK_TERBACA", {"Kode Rekening": "5.1.02"}),
        ("DOMPET_TIDAK_TERBACA", {"Bagian": "separuh"}), ("DOMPET_TIDAK_TERBACA", {"Bagian": "120%"}), ("DOMPET_TIDAK_TERBACA", {"Kuota": "beberapa"}),
        ("DOMPET_TIDAK_TERBACA", {"Pagu": "secukupnya"}), ("DOMPET_TIDAK_TERBACA", {"Giliran": "akhir"}), ("DOMPET_TIDAK_TERBACA", {"Untuk": "167"}),
        ("DOMPET_TIDAK_TERBACA", {"Bagian": "33,33%"}), ("DOMPET_TIDAK_TERBACA", {"Dari": "awal tahun"}), ("DOMPET_TIDAK_TERBACA", {"Sampai": "triwulan II"}),
        ("PEMBAYAR_MASA_TERBALIK", {"Dari": "2026-10", "Sampai": "2026-03"}),
    ],
    "anggaran_datar": [
        ("BARIS_ANGGARAN_KOSONG", {"Kode Rekening": "", "Uraian": "", "Pagu": ""}), ("REKENING_KOSONG", {"Kode Rekening": ""}),
        ("REKENING_TIDAK_TERBACA", {"Kode Rekening": "5.1.99"}), ("PAGU_KOSONG", {"Pagu": ""}), ("PAGU_TIDAK_TERBACA", {"Pagu": "1.000.00"}),
        ("PAGU_NEGATIF", {"Pagu": "(1.000)"}), ("TAHAP_TIDAK_DIKENAL", {"Tahap": "zzz"}), ("TAHUN_TIDAK_DIKENAL", {"Tahun": "26"}),
        ("ANGKA_TIDAK_TERBACA", {"Realisasi": "x"}), ("REALISASI_LEBIH", {"Realisasi": "13.000.000"}),
        ("ANGKA_TIDAK_TERBACA", {"Pagu Sebelum Perubahan": "belum ada"}), ("ANGKA_NEGATIF", {"Pagu Sebelum Perubahan": "-5"}),
        ("BULAN_DIBAYAR_TIDAK_TERBACA", {"Bulan Dibayar": "13"}),
    ],
}  # fmt: skip
# What a case calls a field, in the headings of each layout.
NAMES = {
    **{name: {"nama": "Nama", "nik": "NIK", "lahir": "Tgl Lahir", "upah": "Gaji"} for name in ("roster_bebas", "roster_kepesertaan")},
    "sipp_tk_baru": {"nama": "NAMA_LENGKAP", "nik": "NOMOR_IDENTITAS", "lahir": "TANGGAL_LAHIR", "upah": "UPAH"},
    **{name: {"nama": "Nama", "nik": "NIK", "lahir": "Tgl Lahir", "upah": "Upah"} for name in ("status_peserta", "jawaban_bpjs", "daftar_honor")},
    **{name: {"nama": "NAMA_DEPAN", "nik": "NOMOR_IDENTITAS", "upah": "UPAH"} for name in ("sipp_tk_50", "sipp_tk_29", "sipp_tk_lanjutan")},
    "sipp_tk_na": {"nama": "NAMA_LENGKAP", "lahir": "TGL_LAHIR"},
    "sipp_tk_ubah": {"nik": "NOMOR_IDENTITAS", "lahir": "TGL_LAHIR"},
    "formulir_2a": {"nik": "NIK", "upah": "Upah"},
    "pekerja_rentan": {"nama": "Nama", "nik": "NIK", "lahir": "Tgl Lahir"},
    "sipp_upah": {"nama": "NAMA_LENGKAP", "nik": "NIK", "lahir": "TGL_LAHIR", "upah": "UPAH"},
}  # fmt: skip
# A case whose cells a CSV can't hold stands in test_files.py.
ELSEWHERE = {"NIK_ANGKA", "HP_ANGKA", "JUMLAH_BEDA", "TAGIHAN_JUMLAH_SELURUHNYA_BEDA", "REALISASI_TANPA_TANGGAL"}


def row_of(name: str, number: int, broken: dict[str, Any]) -> list[str]:
    cells = CLEAN[name] | {NAMES.get(name, {}).get(key, key): value for key, value in broken.items()}
    return [str(cell(number) if callable(cell) else cell) for cell in cells.values()]


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_case_yields_its_code_and_a_clean_row_none(engine: Engine, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(CLEAN[name])
        writer.writerows(row_of(name, number, broken) for number, (_, broken) in enumerate([("", {}), *CASES[name]], start=1))
    checked = check_files(engine, [Source(path, path.name, pemda="1671", bulan="2026-10")], posisi=POSISI, work=tmp_path / "work")
    problems = engine.rows(checked.problem)
    codes: dict[int | None, set[str]] = {}
    for problem in problems:
        codes.setdefault(problem["baris"], set()).add(problem["kode"])
    assert codes.get(2, set()) == set(), "the clean row has problems"
    missed = [(row, code) for row, (code, _) in enumerate(CASES[name], start=3) if code not in codes.get(row, set())]
    assert not missed
    _check_counts(engine, checked, problems, name)


def _check_counts(engine: Engine, checked: Any, problems: list[dict[str, Any]], name: str) -> None:
    (file,) = engine.rows(checked.file)
    rank = {"refuse": 3, "hold": 2, "note": 1}
    worst: dict[int, int] = {}
    for problem in problems:
        if problem["baris"]:
            worst[problem["baris"]] = max(worst.get(problem["baris"], 0), rank[problem["tingkat"]])
    refused, held = (sum(value == wanted for value in worst.values()) for wanted in (3, 2))
    rows = len(CASES[name]) + 1
    assert (file["layout"], file["masuk"], file["ditolak"], file["ditahan"]) == (name, rows, refused, held)
    assert file["diterima"] == rows - refused - held
    kept = engine.arrow(checked.relations[layout(name).dataset])
    assert kept.num_rows == rows - refused
    if "tahan" in kept.column_names:
        assert sum(kept["tahan"].to_pylist()) == held


def test_every_code_of_a_row_has_a_case() -> None:
    tried = {code for cases in CASES.values() for code, _ in cases} | ELSEWHERE
    assert tried == set(REFUSE) | set(HOLD) | set(NOTE)
