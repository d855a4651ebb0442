"""Dirty rows of every layout, each with what must be said of it; the same rows go into files of every kind."""

from __future__ import annotations

from dataclasses import dataclass

GOOD, OTHER = "1671014505900017", "1671015506910025"


@dataclass(frozen=True)
class Dirty:
    """A heading, rows as text, the codes expected row by row, and rows held and refused."""

    layout: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    codes: tuple[str, ...]
    held: int
    refused: int


EVERY = (
    Dirty(
        "roster_bebas",
        ("Nama", "NIK", "Tgl Lahir", "L/P", "OPD", "Status Kepegawaian", "Gaji", "TMT", "Akhir Kontrak", "No HP"),
        (
            ("Siti Aminah", GOOD, "05-05-1990", "P", "Dinas Kesehatan", "honorer", "1500000", "01-01-2020", "", "081234567890"),
            ("Budi", GOOD[:15], "31-02-1990", "X", "Dinas Kesehatan", "entah", "satu juta", "kapan-kapan", "", "12"),
            ("", "", "", "", "Dinas Kesehatan", "", "1000000", "", "", ""),
            ("Joko 2", "1671O14505900017", "", "L", "", "", "-5", "01-01-2025", "01-01-2020", ""),
            ("Rina", "1,67101E+15", "05-05-2030", "P", "Dinas Kesehatan", "", "0", "", "", ""),
            ("=cmd|' /C calc'!A0", "0000000000000000", "", "", "Dinas Kesehatan", "", "1.500", "", "", ""),
            ("", "9999994505900017", "", "", "Dinas Kesehatan", "", "", "", "", ""),
            ("Dewi", "1671019905900017", "", "", "Dinas Kesehatan", "", "", "", "", ""),
            ("Wati", "1671014505900000", "", "", "Dinas Kesehatan", "", "", "", "", ""),
            ("Tono", OTHER, "", "", "Dinas Kesehatan", "", "", "", "", ""),
            ("Bukan Tono", OTHER, "01-01-1980", "L", "Dinas Kesehatan", "", "", "", "", ""),
        ),
        (
            "", "HP_TIDAK_SAH KATEGORI_TIDAK_DIKENAL KELAMIN_TIDAK_TERBACA LAHIR_TIDAK_TERBACA NIK_15_ANGKA TANGGAL_TIDAK_TERBACA "
            "UPAH_TIDAK_TERBACA", "BARIS_TANPA_ORANG", "KERJA_TERBALIK NAMA_ANGKA NIK_HURUF UNIT_KOSONG UPAH_NEGATIF",
            "LAHIR_MASA_DEPAN NIK_EKSPONEN UPAH_NOL", "NAMA_ANGKA NIK_PENGGANTI UPAH_JANGGAL", "NAMA_KOSONG NIK_PROVINSI", "NIK_TANGGAL",
            "NIK_SERI", "NIK_DIPAKAI_BERSAMA", "NIK_BEDA_KELAMIN NIK_BEDA_LAHIR NIK_DIPAKAI_BERSAMA",
        ),
        9, 1,
    ),
    Dirty(
        "sipp_tk_baru",
        ("NAMA_LENGKAP", "NOMOR_IDENTITAS", "JENIS_IDENTITAS", "TANGGAL_LAHIR", "JENIS_KELAMIN", "STATUS_PEGAWAI", "LOKASI_PEKERJAAN", "UPAH"),
        (
            ("SITI AMINAH", GOOD, "KTP", "05-05-1990", "P", "T", "1671", "1500000"),
            ("JOHN", "A1234567", "PASSPORT", "1990/05/05", "M", "Y", "9999", "abc"),
            ("", "", "", "", "", "", "", "1"),
        ),
        (
            "SIPP_WAJIB_KOSONG",
            "LOKASI_TIDAK_DIKENAL NIK_HURUF SIPP_AKHIR_KONTRAK SIPP_BUKAN_KTP SIPP_PILIHAN SIPP_TANGGAL SIPP_WAJIB_KOSONG UPAH_TIDAK_TERBACA",
            "BARIS_TANPA_ORANG SIPP_WAJIB_KOSONG UPAH_JANGGAL",
        ),
        1, 1,
    ),
    Dirty(
        "status_peserta",
        ("NIK", "Nama", "Tgl Lahir", "NPP", "Segmen", "Status", "Program", "Lunas s.d."),
        (
            (GOOD, "Siti Aminah", "05-05-1990", "12345678", "PU", "AKTIF", "JKK, JKM", "2026-09"),
            (GOOD[:15], "Budi", "x", "", "PNS", "mungkin aktif", "JKX", "lusa"),
            ("", "", "", "1", "PU", "AKTIF", "", ""),
        ),
        (
            "", "LAHIR_TIDAK_TERBACA LUNAS_TIDAK_TERBACA NIK_15_ANGKA PROGRAM_TIDAK_DIKENAL SEGMEN_TIDAK_DIKENAL STATUS_TIDAK_DIKENAL",
            "BARIS_TANPA_ORANG",
        ),
        1, 1,
    ),
    Dirty(
        "jawaban_bpjs",
        ("No", "NIK", "Nama", "Tgl Lahir", "Status", "Aktif sejak", "Sampai", "NPP pemda", "Keterangan", "Tanggal jawaban"),
        (
            ("1", GOOD, "Siti Aminah", "05-05-1990", "TIDAK DITEMUKAN", "", "", "", "=1+1", "20-11-2026"),
            ("2", OTHER, "Budi", "", "", "", "", "", "", ""),
            ("3", GOOD[:15], "Joko", "x", "mungkin", "lusa", "sekarang", "N1", "'; DROP TABLE x", "20-11-2026"),
            ("4", "1671015506910033", "Rina", "", "aktif", "", "", "ya", "", "entah"),
            ("", "", "", "", "aktif", "", "", "", "", "20-11-2026"),
        ),
        (
            "", "", "JAWABAN_NPP_TIDAK_TERBACA JAWABAN_TIDAK_DIKENAL LAHIR_TIDAK_TERBACA NIK_15_ANGKA TANGGAL_TIDAK_TERBACA",
            "JAWABAN_TANPA_TANGGAL", "BARIS_TANPA_ORANG",
        ),
        2, 1,
    ),
    Dirty(
        "daftar_honor", ("Nama", "NIK", "OPD", "Bruto", "Nomor SP2D", "Kode Rekening"),
        (
            ("Siti Aminah", GOOD, "Dinas Kesehatan", "1500000", "1/SP2D", "5.1.02.02.01.0026"),
            ("@Budi", GOOD[:15], "Dinas Kesehatan", "satu juta", "=1+1", "51"),
            ("", "", "Dinas Kesehatan", "", "3/SP2D", "5.1.02.02.01.0026"),
        ),
        ("", "ANGKA_TIDAK_TERBACA NIK_15_ANGKA REKENING_TIDAK_TERBACA", "BARIS_TANPA_ORANG HONOR_TANPA_NILAI"), 1, 1,
    ),
    Dirty(
        "paket_pekerjaan",
        ("Kode Paket", "Nama Paket", "Jenis", "OPD", "Nilai Kontrak", "Termasuk PPN", "Tanggal SPMK", "Nomor Bukti Jamsostek", "Tanggal Bukti", "Iuran Dibayar"),
        (
            ("P1", "Rehab", "Konstruksi", "Dinas PUPR", "500000000", "tidak", "02-03-2026", "JK-1", "09-03-2026", "1000000"),
            ("P2", "=HYPERLINK()", "apa saja", "Dinas PUPR", "lima ratus juta", "mungkin", "besok", "belum", "x", "gratis"),
            ("", "", "Konstruksi", "Dinas PUPR", "", "", "", "", "", ""),
        ),
        (
            "", "ANGKA_TIDAK_TERBACA PAKET_JENIS_TIDAK_DIKENAL PAKET_PPN_TIDAK_DIKENAL TANGGAL_TIDAK_TERBACA",
            "PAKET_PPN_TIDAK_DIKENAL PAKET_TANPA_NAMA PAKET_TANPA_NILAI",
        ),
        1, 1,
    ),
    Dirty(
        "sipp_upah",
        ("NIK", "KPJ", "KODE_TK", "NAMA_LENGKAP", "TGL_LAHIR", "BLTH", "NPP", "UPAH", "RAPEL"),
        (
            (GOOD, "1", "2", "SITI", "05-05-1990", "10-2026", "12345678", "1500000", "0"),
            ("12", "1", "2", "BUDI", "-", "13-2026", "", "1,5 juta", ""),
        ),
        ("", "BULAN_TIDAK_TERBACA LAHIR_TIDAK_TERBACA NIK_PANJANG NPP_KOSONG UPAH_TIDAK_TERBACA"), 1, 0,
    ),
    Dirty(
        "rekap_opd",
        ("OPD", "Jumlah Non ASN", "Terdaftar", "Aktif", "Pagu", "Realisasi", "Lunas s.d."),
        (
            ("Dinas Kesehatan", "10", "8", "7", "1000000", "500000", "2026-09"),
            ("Dinas Sosial", "sepuluh", "12", "-1", "1.0.0", "2000000", "nanti"),
            ("", "5", "", "", "", "", ""),
            ("Dinas Pendidikan", "5", "6", "7", "100", "200", ""),
        ),
        (
            "", "ANGKA_NEGATIF ANGKA_TIDAK_TERBACA LUNAS_TIDAK_TERBACA", "BARIS_TANPA_UNIT",
            "REALISASI_LEBIH REKAP_AKTIF_LEBIH REKAP_TERDAFTAR_LEBIH",
        ),
        1, 1,
    ),
    Dirty(
        "bukti_bayar",
        ("Kode Billing", "No NPP", "BLTH", "Tgl Terima", "Iuran", "Denda", "Jumlah Bayar", "No SP2D"),
        (
            ("261000123456", "16000001", "10-2026", "14-10-2026", "5400", "108", "5508", "00123/SP2D/2026"),
            ("261000123457", "", "Januari s.d. Maret 2026", "14/04/2026", "", "", "5.400", ""),
            ("", "16000001", "Oktober 2026", "14-10-2026", "5400", "", "", ""),
            ("2,61E+11", "16000001", "entah", "31-02-2026", "lima ribu", "-1", "5.40.0", "=1+1"),
            ("261000123458", "16000001", "", "14-10-2026", "5400", "100", "5400", ""),
            ("261000123459", "16000001", "Maret 2026 s/d Januari 2026", "14-10-2026", "5400", "", "5000", ""),
            ("", "", "", "", "", "", "", "x"),
            ("261000123460", "#N/A", "10-2026", "14-10-2026", "5400", "", "", "[…]"),
            ("1671014505900017", "16000001", "1-3/2026", "14-10-2026", "99999999999999999999", "", "", ""),
        ),
        (
            "", "NPP_KOSONG", "BUKTI_TANPA_KODE",
            "ANGKA_NEGATIF ANGKA_TIDAK_TERBACA BUKTI_BULAN_TIDAK_TERBACA BUKTI_TANPA_KODE BUKTI_TANPA_TANGGAL",
            "BUKTI_JUMLAH_BEDA BUKTI_TANPA_BULAN", "BUKTI_BULAN_TERBALIK BUKTI_JUMLAH_BEDA",
            "BUKTI_KOSONG BUKTI_TANPA_TANGGAL NPP_KOSONG", "SEL_GALAT SEL_BERSARANG",
            "ANGKA_TIDAK_TERBACA BUKTI_BULAN_TIDAK_TERBACA",
        ),
        6, 1,
    ),
    Dirty(
        "daftar_unit",
        ("Kode Unit", "Nama Unit", "Singkatan", "Jenis", "Berlaku Dari"),
        (("1.01", "Dinas Kesehatan", "Dinkes", "opd", ""), ("", "Dinas Sosial", "", "", ""), ("1.03", "", "", "", ""), ("1.01", "Kembar", "", "", "")),
        ("UNIT_GANDA", "UNIT_TANPA_KODE", "UNIT_TANPA_NAMA", "UNIT_GANDA"), 2, 2,
    ),
    Dirty(
        "daftar_npp", ("NPP", "Kode Unit", "Dari", "Sampai"), (("12345678", "1.01", "2026-01", ""), ("", "1.02", "entah", "")),
        ("", "BARIS_TANPA_NPP BULAN_TIDAK_TERBACA"), 0, 1,
    ),
    Dirty(
        "daftar_pembayar",
        ("Kode Unit", "Segmen", "Kategori", "Pembayar", "Dana", "Kode Rekening"),
        (("1.01", "PU", "honorer", "pemda", "APBD", "5.1.02.02.02.0006"), ("1.02", "XX", "entah", "siapa", "", "12"), ("1.03", "", "", "", "", "")),
        (
            "", "KATEGORI_PEMBAYAR_TIDAK_DIKENAL PEMBAYAR_TIDAK_DIKENAL REKENING_TIDAK_TERBACA SEGMEN_PEMBAYAR_TIDAK_DIKENAL",
            "PEMBAYAR_TIDAK_DIKENAL",
        ),
        0, 2,
    ),
    Dirty(
        "anggaran_datar",
        ("Tahun", "Tahap", "Kode Rekening", "Uraian", "OPD", "Pagu", "Realisasi", "Bulan Dibayar"),
        (
            ("2026", "APBD", "5.1.02.02.02.0006", "Iuran JKK", "Dinas Kesehatan", "1000000", "500000", "3"),
            ("dua ribu", "entah", "5.1", "Iuran JKM", "Dinas Kesehatan", "sejuta", "x", "13"),
            ("2026", "APBD", "", "Iuran", "Dinas Sosial", "-5", "", ""),
            ("2026", "APBD", "5.1.02.02.02.0007", "Iuran", "Dinas Sosial", "", "10", ""),
            ("2026", "APBD", "", "", "", "", "", ""),
        ),
        (
            "", "ANGKA_TIDAK_TERBACA BULAN_DIBAYAR_TIDAK_TERBACA PAGU_TIDAK_TERBACA REKENING_TIDAK_TERBACA TAHAP_TIDAK_DIKENAL "
            "TAHUN_TIDAK_DIKENAL", "PAGU_NEGATIF REKENING_KOSONG", "PAGU_KOSONG", "BARIS_ANGGARAN_KOSONG",
        ),
        2, 1,
    ),
)  # fmt: skip
