"""What is wrong, how much it is, and the next step still open."""

from enum import StrEnum, auto

from naungan.relations import Column, Relation


class Tingkat(StrEnum):
    """How grave a finding is, the gravest first."""

    TINGGI = auto()
    SEDANG = auto()
    RENDAH = auto()


FINDING_CODES = (
    "TEMUAN_BELUM_TERDAFTAR", "TEMUAN_NONAKTIF", "TEMUAN_TUNGGAKAN", "TEMUAN_ANGGARAN_KURANG", "TEMUAN_TIDAK_DIANGGARKAN",
    "TEMUAN_DIANGGARKAN_TIDAK_DIDAFTARKAN", "TEMUAN_DIANGGARKAN_TIDAK_DIBAYAR", "TEMUAN_RENCANA_PERLU_DICEK",
    "TEMUAN_RENCANA_CEK_SUBKEGIATAN", "TEMUAN_PAGU_SETAHUN_KURANG",
    "TEMUAN_HILANG_ANTAR_TAHAP", "TEMUAN_HILANG_LALU_KEMBALI", "TEMUAN_DIPOTONG_DARI_UPAH", "TEMUAN_TIDAK_MENYERAHKAN",
    "TEMUAN_DATA_TIDAK_CUKUP", "TEMUAN_PROGRAM_TIDAK_LENGKAP", "TEMUAN_BERKAS_BERTABRAKAN", "TEMUAN_TIDAK_BERHAK_DITAGIH",
    "TEMUAN_DUA_PEMBAYAR", "TEMUAN_NPP_TIDAK_SESUAI", "TEMUAN_UPAH_KURANG_LAPOR", "TEMUAN_TAGIHAN_BEDA", "TEMUAN_RENCANA_ORANG_KURANG",
    "TEMUAN_REKENING_BELUM_DIPETAKAN", "TEMUAN_KAS_BERHENTI", "TEMUAN_PERLU_DICEK", "TEMUAN_PERLU_DIPUTUSKAN",
    "TEMUAN_FASILITASI_TIDAK_MEMUAT", "TEMUAN_RAPERDA_TIDAK_MEMENUHI", "TEMUAN_TUNGGAKAN_CATATAN", "TEMUAN_PEMBAYARAN_BERTENTANGAN",
    "TEMUAN_DOMPET_BERAKHIR", "TEMUAN_PEMBAYAR_TERTINGGAL", "TEMUAN_DIANGGARKAN_DUA_KALI", "TEMUAN_JAWABAN_BERTENTANGAN",
    "TEMUAN_PAKET_TANPA_BUKTI", "TEMUAN_PAKET_IURAN_KURANG",
    "TEMUAN_DIBAYAR_DUA_KALI", "TEMUAN_DIBAYAR_SUDAH_PERGI", "TEMUAN_UANG_BELUM_SAMPAI", "TEMUAN_DITERIMA_TANPA_SP2D",
    "TEMUAN_BELUM_DIALOKASIKAN", "TEMUAN_TAGIHAN_LEWAT_TEMPO",
    "TEMUAN_HONOR_TIDAK_DI_DAFTAR", "TEMUAN_HONOR_TIDAK_DIBAYAR", "TEMUAN_HONOR_BUKAN_PESERTA",
)  # fmt: skip

FINDING = Relation(
    "finding", 3, "Satu temuan pada satu unit (atau seluruh pemda).", ("pemda", "unit", "kode"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("unit", "text", "Kode unit; kosong = seluruh pemda."),
        Column("unit_nama", "text", "Nama unit."), Column("kode", "text", "Kode temuan.", required=True, values=FINDING_CODES),
        Column("tingkat", "text", "tinggi, sedang, rendah.", required=True, values=tuple(Tingkat)),
        Column("jumlah", "count", "Banyaknya (orang, unit, atau bulan)."),
        Column("satuan", "text", "Satuan jumlah: orang, unit, bulan, rekening."),
        Column("rupiah", "rupiah", "Nilai rupiah; kosong bila tidak diketahui."),
        Column("langkah", "text", "Kode langkah berikut yang masih terbuka pada tanggal posisi."),
        Column("tenggat", "date", "Tenggat langkah itu."),
        Column("dasar", "text", "Dasar hukum."), Column("params", "json", "Isian kalimat dalam katalog."),
        Column("sidik", "text", "Sidik orang atau rekening yang dimaksud: sama hanya bila mereka sama; boleh kosong."),
    ),
)  # fmt: skip
