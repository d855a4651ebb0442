"""The look of each table of the book: widths, what wraps, the colour of its tab."""

from __future__ import annotations

from naungan.documents.workbook.look import Look
from naungan.documents.workbook.style import GREY, NAVY, ORANGE, RED

_COUNTED = {
    "wilayah": 36, "pekerja": 10, "terlindungi_*": 11, "batas_*": 9, "n_*": 10.5, "iuran": 17, "dampak": 17, "unit_belum_dinilai": 10,
    "kebutuhan": 16, "tersedia": 16, "kekurangan": 16,
}  # fmt: skip

_PURSE = {"wilayah": 30, "unit_nama": 30, "kategori": 22, "segmen": 26, "dasar_iuran": 11, "orang": 10, "rupiah*": 17, "*": 17}

LOOKS = {
    "PENYERAHAN": Look(
        {"provinsi": 25, "wilayah": 36, "unit_seluruh": 10, "berkas_*": 10, "lingkup": 18, "tahap": 18, "masuk": 10, "dit*": 10},
        colour=NAVY, wide=10,
        on_paper=True,
        keys=("provinsi", "wilayah", "unit_seluruh", "unit_menyerahkan", "unit_belum", "berkas_roster", "berkas_member",
              "berkas_budget_line", "berkas_treasury", "berkas_receipt", "lingkup"),
    ),
    "JENIS_BERKAS": Look({"tata_letak": 44, "bentuk": 34, "jumlah_*": 10}, colour=NAVY, wide=7),
    "REKAP_PROVINSI": Look(
        {**_COUNTED, "tingkat": 12}, colour=ORANGE, wide=9,
        on_paper=True,
        keys=("tingkat", "wilayah", "pekerja", "terlindungi_*", "batas_*", "kebutuhan", "tersedia", "kekurangan",
              "unit_belum_dinilai"),
    ),
    "REKAP_PEMDA": Look(
        {**_COUNTED, "provinsi": 25, "kode": 7}, colour=ORANGE, wide=9,
        on_paper=True,
        keys=("provinsi", "kode", "wilayah", "pekerja", "terlindungi_*", "batas_*", "kebutuhan", "tersedia", "kekurangan"),
    ),
    "REKAP_OPD": Look(
        {**_COUNTED, "unit_nama": 38, "unit": 25, "anggaran": 20, "pembayaran": 16, "lunas_sampai": 15, "bulan_*": 10, "kebutuhan": 15,
         "pagu": 15, "kekurangan": 15, "habis_pada": 15, "alasan": 72},
        wrap=frozenset({"unit_nama", "alasan"}), colour=ORANGE, wide=9,
        keys=("wilayah", "unit_nama", "pekerja", "terlindungi_*", "anggaran", "pembayaran", "bulan_menunggak", "kekurangan"),
    ),
    "TAGIHAN": Look(
        {"wilayah": 36, "npp": 14, "bulan": 15, "orang_ditagih": 10, "jumlah_upah": 17, "iuran_*": 14, "sebab_*": 11},
        colour=ORANGE, wide=9,
        keys=("wilayah", "npp", "bulan", "orang_ditagih", "iuran_total", "sebab_cocok", "sebab_tidak_berhak", "sebab_tarif_beda",
              "sebab_upah_beda", "sebab_keluar", "sebab_tidak_di_daftar", "sebab_tidak_di_tagihan", "sebab_belum_pasti"),
    ),
    "HONOR": Look({"wilayah": 36, "unit_nama": 38, "rupiah_*": 16, "*": 12}, wrap=frozenset({"unit_nama"}), colour=ORANGE, wide=7),
    "PAKET": Look(
        {"wilayah": 26, "unit_nama": 32, "paket": 44, "penyedia": 28, "hasil_paket": 26, "*": 16},
        wrap=frozenset({"unit_nama", "paket", "hasil_paket"}), colour=ORANGE, wide=7,
        keys=("wilayah", "unit_nama", "paket", "hasil_paket", "nilai_kontrak", "iuran_seharusnya", "iuran_dibayar", "selisih_iuran"),
    ),
    "TANYA": Look({"wilayah": 36, "cabang": 30, "*": 15}, colour=ORANGE, wide=7),
    "WILAYAH": Look(
        {"wilayah": 36, "bulan": 15, "segmen_agregat": 14, "hitungan": 22, "penerbit": 24, "tanggal_angka": 17, "aktif": 13, "semesta": 13,
         "penyebut_agregat": 24, "persen_*": 10, "target": 13, "batas_*": 11},
        wrap=frozenset({"penerbit", "penyebut_agregat"}), colour=GREY, wide=6,
        keys=("wilayah", "bulan", "segmen_agregat", "hitungan", "penerbit", "aktif", "semesta", "persen_*", "batas_*"),
    ),
    "CALON": Look(
        {"wilayah": 36, "kelompok": 24, "*": 13}, colour=GREY, wide=6,
    ),
    "KECUKUPAN": Look(
        {"wilayah": 36, "unit_nama": 36, "tahun": 7, "tahap": 17, "kode_rekening": 24,
         "keputusan": 34, "program": 8, "anggaran": 22, "iuran_sebulan": 14,
         "bulan_menunggak": 10, "bulan_tersisa": 9, "bulan_tercukupi": 10, "tunggakan": 14, "kebutuhan_perkiraan": 14, "setahun": 16,
         "kebutuhan_setahun": 16, "*": 15},
        wrap=frozenset({"unit_nama"}), colour=RED,
        keys=("wilayah", "unit_nama", "tahun", "kode_rekening", "program", "anggaran", "kebutuhan", "pagu", "tersedia",
              "kekurangan"),
    ),
    "RANTAI": Look(
        {"wilayah": 32, "tahun": 7, "tahap_rantai": 20, "ada": 20, "unit_*": 10, "subkegiatan": 34, "indikator": 30, "target_indikator": 18,
         "sebelum": 16, "bertahan": 18, "rekening_hilang": 10, "hukum_per": 20, "setahun_tahap": 20, "ditetapkan": 18, "fasilitasi": 36,
         "*": 15},
        wrap=frozenset({"subkegiatan", "indikator", "target_indikator", "fasilitasi"}), colour=RED, wide=9,
        keys=("wilayah", "tahun", "tahap_rantai", "ada", "unit_memuat", "unit_tahap", "pagu_tahap", "pagu_sebelum", "perubahan",
              "setahun_tahap", "kekurangan_tahap"),
    ),
    "RAPERDA": Look(
        {"wilayah": 30, "tahun": 7, "nomor_butir": 7, "butir": 40, "putusan": 22, "alasan_putusan": 52, "jumlah_butir": 9, "satuan": 8,
         "penilai": 16, "pedoman": 30, "dasar_butir": 36, "sisa_hari_kerja": 12, "*": 18},
        wrap=frozenset({"butir", "alasan_putusan", "pedoman", "dasar_butir"}), colour=RED, wide=6,
        keys=("wilayah", "tahun", "butir", "putusan", "alasan_putusan", "pagu_tahap", "kebutuhan_setahun"),
    ),
    "KALENDER": Look(
        {"wilayah": 32, "tahun": 7, "langkah_anggaran": 44, "usulan": 18, "penetapan": 18, "*_dari": 52, "terbuka": 34, "hasil": 26,
         "nomor_dokumen": 22},
        wrap=frozenset({"langkah_anggaran", "usulan_dari", "penetapan_dari"}), colour=GREY, wide=6, on_paper=False),
    "DOMPET": Look(
        {**_PURSE, "jenis_dompet": 24, "dompet": 20, "dana": 18, "pembayar_dompet": 40, "bagian_dompet": 10,
         "boleh_dompet": 20},
        wrap=frozenset({"unit_nama", "pembayar_dompet"}), colour=RED, wide=8,
        keys=("wilayah", "unit_nama", "kategori", "dompet", "dari_bulan", "sampai_bulan", "orang", "rupiah_sebulan", "rupiah"),
    ),
    "DOMPET_BERAKHIR": Look(
        {**_PURSE, "berakhir_pada": 17, "dompet": 34, "sebab_berakhir": 22, "kurang_dompet": 18}, wrap=frozenset({"unit_nama"}), colour=RED,
        keys=("wilayah", "unit_nama", "dasar_iuran", "berakhir_pada", "orang", "rupiah", "dompet", "sebab_berakhir", "kurang_dompet"),
    ),
    "PINDAH_PEMBAYAR": Look(
        {**_PURSE, "mulai_bulan": 15, "bayar_lama": 34, "bayar_baru": 34, "arah": 40},
        wrap=frozenset({"unit_nama", "bayar_lama", "bayar_baru", "arah"}),
        colour=RED, wide=8, keys=("wilayah", "unit_nama", "bayar_lama", "bayar_baru", "orang", "pagu_baru", "arah")),
    "USULAN": Look(
        {**_PURSE, "tahun": 7, "bagian_usulan": 40, "kode_rekening": 24, "program": 8, "baris_usulan": 8, "alasan_usulan": 60},
        wrap=frozenset({"unit_nama", "bagian_usulan", "alasan_usulan"}), colour=RED, wide=8,
        keys=("wilayah", "unit_nama", "tahun", "bagian_usulan", "kode_rekening", "program", "orang", "jumlah_usulan"),
    ),
    "TEMUAN": Look(
        {"wilayah": 26, "unit_nama": 26, "tingkat_temuan": 11, "temuan": 44, "jumlah": 9, "satuan": 9, "rupiah": 15, "langkah": 46,
         "tenggat": 18, "dasar": 22, "kode_temuan": 38},
        wrap=frozenset({"wilayah", "unit_nama", "temuan", "langkah", "dasar"}), colour=RED,
        keys=("wilayah", "unit_nama", "tingkat_temuan", "temuan", "jumlah", "satuan", "rupiah", "langkah"),
    ),
    "PERTARUHAN": Look(
        {"tingkat": 12, "wilayah": 36, "keadaan": 36, "peristiwa": 36, "orang_*": 12, "jkm_rata": 16, "per_juta": 12,
         "status_anggapan": 12, "sumber_anggapan": 30, "*": 17},
        wrap=frozenset({"peristiwa"}), colour=RED, wide=9,
        keys=("tingkat", "wilayah", "keadaan", "peristiwa", "orang_terbukti", "orang_belum_pasti", "jkk_meninggal_rata", "jkm_rata",
              "pemda_bawah", "pemda_atas", "keluarga_bawah", "keluarga_atas", "iuran_setahun", "per_juta", "status_anggapan",
              "sumber_anggapan"),
    ),
    "MASALAH": Look(
        {"tingkat_masalah": 13, "masalah": 60, "wilayah": 36, "jumlah": 10, "jumlah_berkas": 9, "perbaikan": 60, "kode_masalah": 26},
        wrap=frozenset({"masalah", "perbaikan"}), colour=RED, wide=7, on_paper=False),
    "BERKAS": Look(
        {"wilayah": 36, "berkas": 58, "unit_nama": 28, "dataset": 20, "bulan": 15, "masuk": 10, "dit*": 10, "dipakai": 14, "sebab": 44,
         "sumber": 68},
        wrap=frozenset({"berkas", "unit_nama", "sebab"}), colour=GREY, wide=6, on_paper=False),
    "REKONSILIASI": Look(
        {"wilayah": 30, "npp": 14, "unit_nama": 30, "bulan*": 15, "orang_*": 10, "jatuh_tempo": 16, "daftar_tagihan": 10,
         "tagihan_sp2d": 10, "tagihan_terima": 11, "sp2d_terima": 11, "*": 15},
        wrap=frozenset({"unit_nama"}), colour=ORANGE, wide=10,
        keys=("wilayah", "npp", "unit_nama", "bulan", "kebutuhan", "orang_tagihan", "tagihan", "tambah", "kurang", "sp2d",
              "terima_bpjs"),
    ),
    "SUSPENS": Look(
        {"wilayah": 30, "jenis_bayar": 12, "nomor_bayar": 26, "tanggal_bayar": 16, "unit_nama": 30, "kode_rekening": 22,
         "program": 8, "npp": 14, "bulan_*": 15, "alasan_suspens": 44, "umur_hari": 9, "catatan": 40, "*": 15},
        wrap=frozenset({"unit_nama", "alasan_suspens", "catatan"}), colour=RED, wide=9,
        keys=("wilayah", "jenis_bayar", "nomor_bayar", "unit_nama", "nilai_bayar", "sisa_bayar", "alasan_suspens", "umur_hari"),
    ),
    "ALOKASI": Look(
        {"wilayah": 30, "jenis_bayar": 12, "nomor_bayar": 26, "tanggal_bayar": 16, "unit_nama": 30, "kode_rekening": 22,
         "program": 8, "npp": 14, "bulan": 15, "rupiah": 15, "cara_alokasi": 40, "oleh": 20},
        wrap=frozenset({"unit_nama"}), colour=GREY, wide=9, on_paper=False),
    "UMUR_TUNGGAKAN": Look(
        {"wilayah": 30, "dasar_angka": 26, "npp": 14, "unit_nama": 36, "umur": 20, "banyak_bulan": 9, "orang": 9, "*": 17},
        wrap=frozenset({"unit_nama"}), colour=RED, wide=8,
    ),
    "KEMAJUAN": Look(
        {"wilayah": 30, "unit_nama": 38, "kemajuan": 20, "orang": 9, "sumber_realisasi": 14, "lunas_sampai": 15, "bulan_*": 10, "*": 15},
        wrap=frozenset({"unit_nama"}), colour=ORANGE, wide=9,
        keys=("wilayah", "unit_nama", "kemajuan", "orang", "pagu", "realisasi", "lunas_sampai", "bulan_jatuh_tempo", "bulan_menunggak",
              "tunggakan"),
    ),
    "UTANG_IURAN": Look(
        {"wilayah": 30, "npp": 14, "unit_nama": 34, "bulan": 15, "dasar_angka": 28, "jatuh_tempo": 16, "proyeksi": 26, "*": 17},
        wrap=frozenset({"unit_nama", "proyeksi"}), colour=RED, wide=8,
    ),
    "BERITA_ACARA": Look(
        {"wilayah": 26, "npp": 14, "bulan": 15, "butir_acara": 16, "sebab_beda": 20, "satuan": 8, "langkah": 30, "tenggat": 16, "*": 14},
        wrap=frozenset({"wilayah", "sebab_beda", "langkah"}), colour=NAVY, wide=9,
        on_paper=True,
        keys=("wilayah", "npp", "bulan", "butir_acara", "sebab_beda", "opd", "bpkad", "bpjs", "lebih_acara", "kurang_acara",
              "langkah"),
    ),
    "PROVINSI": Look({}),
    "GRAFIK": Look({"wilayah": 34, "grup_*": 15, "anggaran_*": 14, "*": 13}, colour=GREY, on_paper=False),}  # fmt: skip
