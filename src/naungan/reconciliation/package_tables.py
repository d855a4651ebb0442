"""What a construction package or an outsourcing contract shows of the insurance of its workers."""

from enum import StrEnum, auto

from naungan.relations import Column, Relation, RowOf
from naungan.relations.words import JAWABAN, PAKET


class Proof(StrEnum):
    """What can be said of one package at the position date, the first that holds."""

    BELUM_DAPAT_DINILAI = auto()
    BELUM_JATUH_TEMPO = auto()
    TANPA_BUKTI = auto()
    IURAN_BELUM_DIKETAHUI = auto()
    KURANG_BAYAR = auto()
    LEBIH_BAYAR = auto()
    TERLAMBAT = auto()
    SESUAI = auto()


PACKAGE_CHECK = Relation(
    "package_check", 1, "Satu paket pekerjaan: bukti Jamsostek-nya, tenggatnya, dan iuran yang semestinya.",
    ("pemda", "unit", "kode", "sumber", "lembar", "baris"),
    (
        Column("pemda", "text", "Kode pemda."), Column("unit", "text", "Kode unit; kosong bila belum dikenali."),
        Column("unit_nama", "text", "Nama unit seperti tertulis."), Column("kode", "text", "Kode paket."),
        Column("nama", "text", "Nama paket."), Column("jenis", "text", "Jenis paket.", values=PAKET),
        Column("penyedia", "text", "Penyedia."), Column("nilai_kontrak", "rupiah", "Nilai kontrak seperti tertulis."),
        Column("mulai", "date", "Mulai."), Column("akhir", "date", "Selesai."),
        Column("hasil", "text", "Apa yang dapat dikatakan pada tanggal posisi.", required=True, values=tuple(Proof)),
        Column("tenggat", "date", "Hari terakhir mendaftarkan proyek konstruksi; kosong bila tidak diketahui atau tidak berlaku."),
        Column("tepat_waktu", "text", "Bukti bertanggal sampai tenggat itu?", required=True, values=JAWABAN),
        Column("iuran_seharusnya", "rupiah", "JKK dan JKM proyek menurut nilai kontrak tanpa PPN; kosong bila tidak diketahui."),
        Column("iuran_dibayar", "rupiah", "Iuran menurut daftar paket; kosong bila tidak disebut."),
        Column("selisih", "rupiah", "Dibayar − seharusnya; kosong bila salah satunya tidak diketahui."),
        Column("status_hukum", "text", "Keadaan terlemah dari hukum yang dipakai menghitungnya."),
        Column("surat", "bool", "Berjalan sesudah Surat Dirjen Keuda 400.5.7/765/Keuda; kosong bila tanggalnya tidak cukup diketahui."),
        Column("sumber", "text", "Berkas daftar paket.", required=True), Column("lembar", "text", "Lembarnya."),
        Column("baris", "count", "Barisnya."),
    ),
    (RowOf("package", ("sumber", "lembar", "baris")),),
)  # fmt: skip
