"""The change of one person between two rosters; what became of a finding between two evaluations, and why figures moved."""

from enum import StrEnum, auto

from naungan.relations import Column, Relation
from naungan.relations.words import KATEGORI, SEGMEN


class Group(StrEnum):
    """What became of a person between two rosters: the first that holds, so that the groups add up."""

    REVIEW = auto()
    JOINED = auto()
    LEFT = auto()
    CONVERTED = auto()
    MOVED = auto()
    WAGE_CHANGED = auto()
    UNCHANGED = auto()


GROUPS = tuple(Group)
# What the law makes of a change of category.
KEPESERTAAN = ("tetap", "berakhir", "pembayar_lain", "tidak_diketahui")
# Which paper of this month the person belongs on; a person without a route needs none.
ROUTES = ("tk_baru", "lanjutan", "cek", "tk_na", "upah")
# Why somebody may already have a membership, the strongest first.
REASONS = ("CEK_PESERTA", "CEK_NIK", "CEK_ROSTER_LAIN", "CEK_UNIT_LAIN", "CEK_POTONGAN", "CEK_BERALIH", "CEK_MULAI")


def _both(name: str, kind: str, uraian: str, values: tuple[str, ...] = ()) -> tuple[Column, Column]:
    return (
        Column(f"{name}_lama", kind, f"{uraian} menurut daftar lama.", values=values),
        Column(f"{name}_baru", kind, f"{uraian} menurut daftar baru.", values=values),
    )


CHANGE = Relation(
    "change", 1, "Satu orang dalam dua daftar pekerja: apa yang berubah.", ("pemda", "unit", "berkas", "lembar", "baris", "kelompok"),
    (
        Column("pemda", "text", "Kode pemda."),
        Column("unit", "text", "Unit menurut daftar baru; menurut daftar lama bagi yang keluar."),
        Column("unit_nama", "text", "Nama unit itu."),
        Column("berkas", "text", "Berkas tempat baris orang itu berdiri."), Column("lembar", "text", "Lembarnya."),
        Column("baris", "count", "Barisnya."),
        Column("kelompok", "text", "Perubahannya.", required=True, values=GROUPS),
        Column("pindah", "bool", "Unitnya lain; kosong = salah satu tidak diketahui."),
        Column("upah_berubah", "bool", "Upahnya lain; kosong = salah satu tidak diketahui."),
        Column("beralih", "bool", "Kategorinya lain; kosong = salah satu tidak diketahui."),
        Column("kepesertaan", "text", "Akibat peralihan kategori bagi kepesertaan.", values=KEPESERTAAN),
        Column("nama", "text", "Nama."), Column("nama_lama", "text", "Nama menurut daftar lama."),
        Column("nik", "text", "NIK yang lolos aturan."), Column("nik_asli", "text", "NIK seperti tertulis."),
        Column("tanggal_lahir", "date", "Tanggal lahir."), Column("jenis_kelamin", "text", "Jenis kelamin.", values=("L", "P")),
        Column("hp", "text", "Nomor telepon genggam."), Column("mulai", "date", "Mulai bekerja (TMT)."),
        Column("akhir", "date", "Akhir kerja."), Column("segmen", "text", "Segmen.", values=SEGMEN),
        *_both("unit", "text", "Unit"), *_both("nama_unit", "text", "Nama unit"),
        *_both("kategori", "text", "Kategori", KATEGORI), *_both("upah", "upah", "Upah sebulan"),
        *_both("iuran", "rupiah", "Iuran sebulan dari upah yang diketahui"),
        *_both("perkiraan", "rupiah", "Perkiraan iuran sebulan karena upah tidak diketahui"),
        Column("rute", "text", "Berkas SIPP atau daftar yang menyusul; kosong = tidak ada.", values=ROUTES),
        Column("alasan", "text", "Mengapa harus dicek dulu, atau mengapa pasangannya diragukan (kode katalog)."),
    ),
)  # fmt: skip


class Fate(StrEnum):
    """What became of a finding by a later evaluation."""

    SELESAI = auto()
    SEBAGIAN = auto()
    MASIH = auto()
    KEMBALI = auto()
    BARU = auto()
    TIDAK_DAPAT_DIPERIKSA = auto()


FATE = Relation(
    "finding_fate", 1, "Satu temuan satu unit dalam dua evaluasi: apa yang terjadi dengannya.", ("pemda", "unit", "kode", "nasib"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("unit", "text", "Kode unit; kosong = seluruh pemda."),
        Column("unit_nama", "text", "Nama unit."), Column("kode", "text", "Kode temuan.", required=True),
        Column("nasib", "text", "Apa yang terjadi dengannya.", required=True, values=tuple(Fate)),
        Column("sebab", "text", "Mengapa demikian (kode katalog); kosong bila sudah jelas."),
        Column("satuan", "text", "Satuan jumlah."),
        Column("jumlah_lama", "count", "Banyaknya dahulu."), Column("jumlah_baru", "count", "Banyaknya sekarang."),
        Column("rupiah_lama", "rupiah", "Rupiah dahulu."), Column("rupiah_baru", "rupiah", "Rupiah sekarang."),
        Column("n_selesai", "count", "Orang (atau rekening, berkas) yang sama, kini beres menurut aturan kodenya."),
        Column("n_masih", "count", "Yang sama, masih demikian."),
        Column("n_tidak_dapat_diperiksa", "count", "Yang tidak dapat diperiksa: tidak ada lagi di daftar, berkasnya tidak ada, dll."),
        Column("n_baru", "count", "Orang yang dahulu tidak termasuk."),
        Column("sidik_lama", "text", "Sidik dahulu."), Column("sidik_baru", "text", "Sidik sekarang."),
    ),
)  # fmt: skip


class Sebab(StrEnum):
    """Why a figure of two evaluations moved, in the order in which the old is replaced by the new (``comparison.replaced``)."""

    # Whom the lists name: files that are there on one side only, people of whom nobody can say who they are, who left, came, moved.
    DAFTAR_TIDAK_ADA = auto()
    DAFTAR_BARU = auto()
    ORANG_RAGU = auto()
    KONTRAK_BERAKHIR = auto()
    KELUAR = auto()
    MASUK = auto()
    PINDAH_UNIT = auto()
    # The law of the later month over the same people and wages.
    HUKUM = auto()
    # What the list says of them.
    KATEGORI = auto()
    KETERANGAN = auto()
    PEMBAYAR = auto()
    UPAH_DIKETAHUI = auto()
    UPAH = auto()
    # What the member files say of them.
    BERKAS_PESERTA = auto()
    LINGKUP = auto()
    MENJADI_PASTI = auto()
    MENJADI_TIDAK_PASTI = auto()
    DIDAFTARKAN = auto()
    DIAKTIFKAN = auto()
    MASA_BERAKHIR = auto()
    GUGUR = auto()
    PROGRAM = auto()
    TUNGGAKAN = auto()
    LAIN = auto()


# What is told apart, as MEASURE counts it: people in charge, protected or not or not known, and rupiah; estimates stand by themselves.
ORANG = ("pekerja", "terlindungi_ya", "terlindungi_tidak", "terlindungi_tidak_diketahui")
RUPIAH = ("iuran", "iuran_perkiraan", "dampak", "dampak_dicek")
UKURAN = (*ORANG, *RUPIAH)
TINGKAT = ("nasional", "provinsi", "pemda", "unit")
AWAL, AKHIR = "awal", "akhir"
GERAK = (AWAL, *Sebab, AKHIR)

MOVEMENT = Relation(
    "movement", 1, "Tingkat × wilayah/unit × ukuran × sebab: dari evaluasi lama ke yang baru; awal + semua sebab = akhir.",
    ("tingkat", "pemda", "unit", "ukuran", "urutan"),
    (
        Column("tingkat", "text", "Tingkatnya.", required=True, values=TINGKAT),
        Column("pemda", "text", "Kode wilayah atau pemda; kosong = nasional."),
        Column("unit", "text", "Kode unit; kosong pada tingkat lain, dan bila unitnya belum dikenali."),
        Column("unit_nama", "text", "Nama unit."),
        Column("ukuran", "text", "Yang diukur, seperti pada relasi measure.", required=True, values=UKURAN),
        Column("urutan", "count", "Urutan penggantian; 0 = awal, yang terakhir = akhir.", required=True),
        Column("sebab", "text", "Awal, sebab, atau akhir.", required=True, values=GERAK),
        Column("nilai", "count", "Orang atau rupiah: angka awal dan akhir, dan di antaranya perubahannya.", required=True),
    ),
)  # fmt: skip
