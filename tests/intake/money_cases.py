"""Clean rows of the layouts about money, and the cells that break them, for test_spec."""

from __future__ import annotations

from typing import Any

CLEAN: dict[str, dict[str, Any]] = {
    "rka_rincian": {
        "Tahun": "2026", "Tahap": "RKA", "Kode Rekening": "5.1.02.02.02.0006", "SKPD": "Dinas Kesehatan", "Kode Sub Kegiatan": "1.02.01.2.02.0001",
        "Sub Kegiatan": "Gaji", "Uraian": "Iuran JKK", "Koefisien": "40 Orang x 12 Bulan", "Satuan": "Orang Bulan", "Harga Satuan": "2.400",
        "Pajak": "0", "Jumlah": "1.152.000", "Jumlah Rekening": "", "Nomor Rekening": "", "Jumlah Sub Kegiatan": "", "Nomor Sub Kegiatan": "",
    },
    "rka_data": {
        "kode_sbl": "1.2.3", "tahun_anggaran": "2026", "tahap": "RKA", "kode_akun": "5.1.02.02.02.0006", "nama_akun": "Belanja Iuran JKK",
        "nama_skpd": "Dinas Kesehatan", "nama_komponen": "Iuran JKK", "koefisien": "40 Orang x 12 Bulan", "harga_satuan": "2400", "rincian": "1152000",
    },
    "anggaran_kas": {
        "tahun_anggaran": "2026", "kode_akun": "5.1.02.02.02.0006", "nama_akun": "JKK", "nama_skpd": "Dinas Kesehatan",
        **{f"bulan_{number}": "100000" for number in range(1, 13)}, "total_akb": "1200000", "total_rincian": "1200000",
    },
    "spj_fungsional": {
        "Kode Rekening": "5.1.02.02.02.0006", "Uraian": "JKK", "SKPD": "Dinas Kesehatan", "Tahun": "2026", "Jumlah Anggaran": "1.200.000",
        "Jumlah SPJ (LS + UP/GU/TU) s.d. Bulan Ini": "400.000", "Sisa Pagu Anggaran": "800.000",
    },
    "realisasi_lra": {
        "kode_rekening": "5.1.02.02.02.0006", "nama_rekening": "JKK", "nama_skpd": "Dinas Kesehatan", "nominal": "1200000", "realisasi": "400000",
        "previous_realisasi": "0", "presentase": "33.3", "mulai_tgl": "2026-01-01", "sampai_tgl": "2026-09-30",
    },
    "daftar_sp2d": {
        "Nomor SP2D": "00123/SP2D/2026", "Tanggal SP2D": "05-10-2026", "Jenis": "LS", "Kode Rekening": "5.1.02.02.02.0006",
        "SKPD": "Dinas Kesehatan", "Keperluan": "Iuran JKK September", "Nilai": "96.000",
    },
    "bukti_bayar": {
        "Kode Iuran": "261000123456", "NPP": "16000001", "Periode": "Januari s.d. Maret 2026", "Tanggal Bayar": "14-04-2026", "Iuran": "5.400.000",
        "Denda": "108.000", "Jumlah Bayar": "5.508.000", "Nomor SP2D": "00123/SP2D/2026",
    },
    "apbdes": {
        "Tahun": "2026", "Tahap": "APBDes", "Desa": "Sukamaju", "Kode Rekening": "5.1.3.04", "Uraian": "Jaminan Ketenagakerjaan Perangkat Desa",
        "Anggaran": "2.000.000", "Realisasi": "500.000", "Sumber Dana": "ADD",
    },
    "rencana_datar": {
        "Tahun": "2027", "Tahap": "RKPD", "Kode Sub Kegiatan": "2.07.05.2.01.0003", "Sub Kegiatan": "Jaminan Sosial Tenaga Kerja",
        "OPD": "Dinas Tenaga Kerja", "Indikator": "Pekerja terlindungi", "Target": "40", "Satuan": "orang", "Pagu Indikatif": "100.000.000",
    },
}  # fmt: skip

LINE = [
    ("BARIS_ANGGARAN_KOSONG", {"Kode Rekening": "", "Uraian": "", "Jumlah": ""}), ("REKENING_KOSONG", {"Kode Rekening": ""}),
    ("REKENING_TIDAK_TERBACA", {"Kode Rekening": "5.1.02.02"}), ("PAGU_KOSONG", {"Jumlah": "", "Koefisien": ""}),
    ("PAGU_TIDAK_TERBACA", {"Jumlah": "1.000.00"}), ("PAGU_NEGATIF", {"Jumlah": "(1.000)"}), ("TAHAP_TIDAK_DIKENAL", {"Tahap": "zzz"}),
    ("TAHUN_TIDAK_DIKENAL", {"Tahun": "26"}),
]  # fmt: skip
CASES: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "rka_rincian": [
        *LINE, ("UNIT_KOSONG", {"SKPD": ""}), ("RKA_JUMLAH_DIHITUNG", {"Jumlah": ""}), ("RKA_HITUNGAN_BEDA", {"Jumlah": "1.152.001"}),
        ("ANGKA_TIDAK_TERBACA", {"Harga Satuan": "murah"}),
        ("RKA_REKENING_BEDA", {"Nomor Rekening": "9", "Jumlah Rekening": "5"}), ("RKA_REKENING_BEDA", {"Nomor Rekening": "9", "Jumlah Rekening": "5"}),
        ("RKA_SUBKEGIATAN_BEDA", {"Nomor Sub Kegiatan": "7", "Jumlah Sub Kegiatan": "5"}),
    ],
    "rka_data": [("REKENING_TIDAK_TERBACA", {"kode_akun": "x"}), ("PAGU_NEGATIF", {"rincian": "-5"}), ("UNIT_KOSONG", {"nama_skpd": ""})],
    "anggaran_kas": [
        ("REKENING_KOSONG", {"kode_akun": ""}), ("ANGKA_TIDAK_TERBACA", {"bulan_3": "x"}), ("KAS_TOTAL_BEDA", {"bulan_3": "1"}),
        ("KAS_PAGU_BEDA", {"total_rincian": "1"}), ("TAHUN_TIDAK_DIKENAL", {"tahun_anggaran": ""}),
    ],
    "spj_fungsional": [
        ("REKENING_TIDAK_TERBACA", {"Kode Rekening": "x"}), ("REALISASI_LEBIH", {"Jumlah SPJ (LS + UP/GU/TU) s.d. Bulan Ini": "1.200.001"}),
        ("KAS_TANPA_NILAI", {"Jumlah SPJ (LS + UP/GU/TU) s.d. Bulan Ini": ""}), ("UNIT_KOSONG", {"SKPD": ""}),
    ],
    "realisasi_lra": [
        ("REKENING_TIDAK_TERBACA", {"kode_rekening": "x"}), ("KAS_TANPA_NILAI", {"realisasi": ""}), ("REALISASI_LEBIH", {"realisasi": "1200001"}),
        ("TANGGAL_TIDAK_TERBACA", {"sampai_tgl": "x"}),
    ],
    "daftar_sp2d": [
        ("SP2D_TANPA_NOMOR", {"Nomor SP2D": ""}), ("SP2D_TANPA_TANGGAL", {"Tanggal SP2D": "x"}), ("KAS_TANPA_NILAI", {"Nilai": ""}),
        ("REKENING_TIDAK_TERBACA", {"Kode Rekening": "x"}),
    ],
    "bukti_bayar": [
        ("BUKTI_KOSONG", {"Kode Iuran": "", "Iuran": "", "Denda": "", "Jumlah Bayar": ""}), ("BUKTI_TANPA_KODE", {"Kode Iuran": ""}),
        ("BUKTI_TANPA_KODE", {"Kode Iuran": "2,61E+11"}), ("NPP_KOSONG", {"NPP": ""}), ("BUKTI_TANPA_NILAI", {"Iuran": "", "Jumlah Bayar": ""}),
        ("ANGKA_NEGATIF", {"Iuran": "-5.400.000", "Jumlah Bayar": ""}), ("ANGKA_NEGATIF", {"Denda": "(108.000)"}),
        ("ANGKA_TIDAK_TERBACA", {"Jumlah Bayar": "lunas"}), ("BUKTI_JUMLAH_BEDA", {"Jumlah Bayar": "5.400.000"}),
        ("BUKTI_JUMLAH_BEDA", {"Denda": "", "Jumlah Bayar": "5.300.000"}), ("BUKTI_JUMLAH_BEDA", {"Iuran": "", "Denda": "6.000.000"}),
        ("BUKTI_BULAN_TIDAK_TERBACA", {"Periode": "triwulan satu"}), ("BUKTI_BULAN_TIDAK_TERBACA", {"Periode": "1-3/2026"}),
        ("BUKTI_BULAN_TERBALIK", {"Periode": "Maret s.d. Januari 2026"}), ("BUKTI_TANPA_BULAN", {"Periode": ""}),
        ("BUKTI_TANPA_TANGGAL", {"Tanggal Bayar": "31-02-2026"}), ("BUKTI_TANPA_TANGGAL", {"Tanggal Bayar": ""}),
    ],
    "apbdes": [("REKENING_TIDAK_TERBACA", {"Kode Rekening": "5.1.3.x"}), ("PAGU_KOSONG", {"Anggaran": ""}), ("REALISASI_LEBIH", {"Realisasi": "9.000.000"})],
    "rencana_datar": [
        ("PAGU_KOSONG", {"Pagu Indikatif": ""}), ("PAGU_TIDAK_TERBACA", {"Pagu Indikatif": "1.000.00"}), ("TAHAP_TIDAK_DIKENAL", {"Tahap": "zzz"}),
        ("BARIS_ANGGARAN_KOSONG", {"Sub Kegiatan": "", "Pagu Indikatif": ""}),
    ],
}  # fmt: skip
