"""Every code of a problem and how much it matters; sentence and remedy stand in the catalogue.

``refuse``: the row can't be what it should be at all. ``hold``: the person or line stays, a person must decide.
``note``: worth saying, nothing is withheld.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

REFUSE = (
    "BARIS_TANPA_ORANG", "BARIS_TANPA_UNIT", "BARIS_TANPA_NPP", "BARIS_ANGGARAN_KOSONG", "UNIT_TANPA_KODE", "UNIT_TANPA_NAMA",
    "PEMBAYAR_TIDAK_DIKENAL", "SEGMEN_PEMBAYAR_TIDAK_DIKENAL", "KATEGORI_PEMBAYAR_TIDAK_DIKENAL",
)  # fmt: skip
HOLD = (
    "NIK_KOSONG", "NIK_PENGGANTI", "NIK_ANGKA", "NIK_EKSPONEN", "NIK_HURUF", "NIK_15_ANGKA", "NIK_PANJANG", "NIK_TANGGAL", "NIK_SERI",
    "NIK_USIA", "NIK_DIPAKAI_BERSAMA", "NAMA_KOSONG", "UPAH_TIDAK_TERBACA", "UPAH_NEGATIF", "KERJA_TERBALIK", "STATUS_TIDAK_DIKENAL",
    "ANGKA_TIDAK_TERBACA", "ANGKA_NEGATIF", "REKENING_TIDAK_TERBACA", "REKENING_KOSONG", "PAGU_TIDAK_TERBACA", "PAGU_NEGATIF",
    "TAHAP_TIDAK_DIKENAL", "TAHUN_TIDAK_DIKENAL", "UNIT_GANDA", "SIPP_BUKAN_KTP",
)  # fmt: skip
NOTE = (
    "ORANG_GANDA", "NIK_WILAYAH", "NIK_BEDA_LAHIR", "NIK_BEDA_KELAMIN", "NAMA_ANGKA", "LAHIR_TIDAK_TERBACA", "LAHIR_MASA_DEPAN",
    "LAHIR_USIA",
    "KELAMIN_TIDAK_TERBACA", "KATEGORI_TIDAK_DIKENAL", "UPAH_NOL", "UPAH_JANGGAL", "POTONGAN_TIDAK_TERBACA", "TANGGAL_TIDAK_TERBACA",
    "HP_TIDAK_SAH", "HP_ANGKA", "BULAN_TIDAK_TERBACA", "UNIT_KOSONG", "SEGMEN_TIDAK_DIKENAL", "PROGRAM_TIDAK_DIKENAL",
    "LUNAS_TIDAK_TERBACA",
    "NPP_KOSONG", "REKAP_TERDAFTAR_LEBIH", "REKAP_AKTIF_LEBIH", "REALISASI_LEBIH", "PAGU_KOSONG", "BULAN_DIBAYAR_TIDAK_TERBACA",
    "SIPP_WAJIB_KOSONG", "SIPP_PILIHAN", "SIPP_TANGGAL", "SIPP_AKHIR_KONTRAK", "LOKASI_TIDAK_DIKENAL",
)  # fmt: skip
# Problems of a whole file; those of an unreadable file are failures with their own exit code.
FILE_NOTE = (
    "NIK_BANYAK_NOL", "RUMUS_TANPA_HASIL", "LEMBAR_LAIN", "BERKAS_TANPA_BARIS", "LINGKUP_TIDAK_DISEBUT", "SIPP_NAMA_BERKAS",
    "SIPP_TERLALU_BANYAK",
)  # fmt: skip
UNREADABLE = (
    "BERKAS_TIDAK_DAPAT_DIBUKA", "BERKAS_KOSONG", "BERKAS_RUSAK", "BERKAS_TERKUNCI", "BERKAS_HTML", "BERKAS_XML", "BERKAS_PDF",
    "BERKAS_GAMBAR", "BERKAS_KUTIP",
    "BERKAS_ARSIP", "BERKAS_BOM", "BERKAS_DTD", "BERKAS_SEL_JAUH", "BERKAS_TERLALU_BESAR", "BERKAS_TERLALU_LEBAR", "BERKAS_TERLALU_LAMA",
    "BERKAS_TIDAK_DIKENAL", "TATA_LETAK_TIDAK_DIKENAL",
)  # fmt: skip


def severity_of(code: ir.StringValue) -> ir.StringValue:
    """``refuse``, ``hold`` or ``note`` of a column of codes."""
    return ibis.cases((code.isin(REFUSE), "refuse"), (code.isin(HOLD), "hold"), else_="note")
