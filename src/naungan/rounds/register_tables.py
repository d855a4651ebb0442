"""What the registers yield on a day: coverage, how far each target is from it, instruments and obstacles as they stand."""

from naungan.relations import Column, Relation
from naungan.rounds.tables import CAKUPAN, DERET, INSTRUMENT, OBSTACLE

# Where a figure of coverage comes from: a frozen evaluation, a published figure that was handed in, one that is shipped.
ASAL_CAPAIAN = ("evaluasi", "terbitan", "bawaan")
# Where a target comes from: shipped, from sasaran.csv, or made of a rise and its base.
ASAL_SASARAN = ("bawaan", "diisi", "kenaikan")
# How a target stands; the last two are no judgement.
KEADAAN_SASARAN = (
    "sudah_tercapai", "berjalan", "tercapai", "tidak_tercapai", "belum_pasti", "tidak_diketahui", "tidak_dapat_dibandingkan",
)  # fmt: skip
# Why a target is held against nothing, or why nobody knows.
ALASAN_SASARAN = (
    "lingkup_tidak_disebut", "penyebut_tidak_disebut", "tanpa_angka", "lingkup_lain", "penyebut_lain", "angka_hari_itu_belum_ada",
    "batas_melintas",
)  # fmt: skip
_TARGET = ("wilayah", "deret", "tahun", "lingkup")

COVERAGE_FIGURE = Relation(
    "coverage_figure", 1, "Satu angka cakupan suatu wilayah pada satu bulan, dengan lingkup dan penyebutnya.",
    ("wilayah", "bulan", "lingkup", "penyebut", "asal", "sumber"),
    (
        Column("wilayah", "text", "Kode provinsi atau pemda; kosong = nasional."), Column("bulan", "month", "Bulan.", required=True),
        Column("tanggal", "date", "Hari angka itu dalam bulannya; kosong bila tidak disebut, atau angka sebulan."),
        Column("lingkup", "text", "Yang dihitung.", required=True, values=CAKUPAN),
        Column("penyebut", "text", "Jenis penyebut; kosong bila tidak disebut."),
        Column("aktif_bawah", "count", "Orang yang pasti aktif; kosong bila hanya persen yang diterbitkan."),
        Column("aktif_atas", "count", "Orang yang mungkin aktif: sama, kecuali sebagian tidak diketahui."),
        Column("semesta", "count", "Penyebut dalam orang; kosong bila tidak diketahui."),
        Column("persen", "ratio", "Persen seperti diterbitkan; kosong bila dihitung."),
        Column("dibulatkan", "bool", "Angka orangnya sudah dibulatkan oleh sumbernya."),
        Column("asal", "text", "Dari mana.", required=True, values=ASAL_CAPAIAN),
        Column("sumber", "text", "Penerbit atau terbitannya.", required=True),
    ),
)  # fmt: skip

TARGET_STANDING = Relation(
    "target_standing", 2, "Satu sasaran pada satu hari: capaian menurut lingkup dan penyebutnya, jarak, laju, peringkat.", _TARGET,
    (
        Column("wilayah", "text", "Kode provinsi atau pemda; kosong = nasional."),
        Column("deret", "text", "Deret sasaran.", required=True, values=DERET), Column("tahun", "count", "Tahun sasaran.", required=True),
        Column("lingkup", "text", "Yang dihitung; kosong bila tidak disebut.", values=CAKUPAN),
        Column("sampai", "date", "Hari jatuh tempo.", required=True),
        Column("persen", "ratio", "Sasaran dalam persen."), Column("orang", "count", "Sasaran dalam orang."),
        Column("penyebut", "text", "Jenis penyebutnya."), Column("penyebut_orang", "count", "Penyebut dalam orang menurut dokumennya."),
        Column("penerbit", "text", "Siapa yang menetapkan.", required=True), Column("dokumen", "text", "Dokumennya.", required=True),
        Column("sejak", "date", "Sejak kapan dokumennya pasti ada; kosong bila tidak diketahui."),
        Column("sumber", "text", "Dari mana sasaran diketahui."), Column("status", "text", "Seberapa pasti sasarannya.", required=True),
        Column("asal", "text", "Bawaan, diisi, atau dari kenaikan.", required=True, values=ASAL_SASARAN),
        Column("keadaan", "text", "Bagaimana sasaran itu berdiri.", required=True, values=KEADAAN_SASARAN),
        Column("alasan", "text", "Mengapa tidak dapat dibandingkan atau tidak diketahui.", values=ALASAN_SASARAN),
        Column("capaian_bulan", "month", "Bulan angka yang dibandingkan."), Column("capaian_tanggal", "date", "Harinya, bila disebut."),
        Column("capaian_bawah", "count", "Orang yang pasti aktif."), Column("capaian_atas", "count", "Orang yang mungkin aktif."),
        Column("capaian_penyebut", "count", "Penyebut yang dipakai bagi persennya."),
        Column("capaian_persen_bawah", "ratio", "Persen pada penyebut sasaran itu sendiri, batas bawah."),
        Column("capaian_persen_atas", "ratio", "Batas atasnya."),
        Column("capaian_dibulatkan", "bool", "Orangnya dibulatkan oleh sumbernya."),
        Column("capaian_asal", "text", "Dari mana angkanya.", values=ASAL_CAPAIAN), Column("capaian_sumber", "text", "Sumber angkanya."),
        Column("angka_lain", "count", "Angka lain bagi wilayah, lingkup, penyebut, dan bulan yang sama, yang tidak dipakai."),
        Column("dibutuhkan", "count", "Orang yang harus aktif: sasarannya, atau persen × penyebut dibulatkan ke atas."),
        Column("kurang_bawah", "count", "Orang yang masih kurang, paling sedikit."),
        Column("kurang_atas", "count", "Orang yang masih kurang, paling banyak."),
        Column("poin_bawah", "ratio", "Poin persen yang masih kurang, paling sedikit."),
        Column("poin_atas", "ratio", "Poin persen yang masih kurang, paling banyak."),
        Column("bulan_sisa", "count", "Bulan yang tersisa, bulan hari itu ikut dihitung; kosong sesudah jatuh tempo."),
        Column("per_bulan_bawah", "count", "Orang per bulan yang diperlukan, dibulatkan ke atas, paling sedikit."),
        Column("per_bulan_atas", "count", "Orang per bulan yang diperlukan, paling banyak."),
        Column("poin_per_bulan_bawah", "ratio", "Poin persen per bulan yang diperlukan, paling sedikit."),
        Column("poin_per_bulan_atas", "ratio", "Poin persen per bulan yang diperlukan, paling banyak."),
        Column("peringkat", "count", "Yang pasti di atasnya dalam kelompok yang sebanding, tambah satu; kosong bila tanpa pembanding."),
        Column("peringkat_terburuk", "count", "Peringkat bila yang tidak diketahui berpihak pada yang lain."),
        Column("dari", "count", "Banyaknya wilayah yang berperingkat dalam kelompok itu."),
        Column("golongan", "text", "Golongan yang pernah diterbitkan bagi wilayah itu; batasnya tidak diketahui."),
        Column("golongan_sumber", "text", "Siapa yang menerbitkan golongan itu, dan kapan."),
    ),
)  # fmt: skip

KEADAAN_INSTRUMEN = ("berlaku", "akhir_tidak_disebut", "berakhir", "belum_berlaku")
TANDA_INSTRUMEN = ("nomor_serupa", "kelompok_ganda", "dasar_di_bawah_upah_minimum")

INSTRUMENT_STANDING = Relation(
    "instrument_standing", 1, "Satu instrumen pada satu hari: berlaku atau tidak, kapan berakhir, dan yang perlu dilihat.", INSTRUMENT.key,
    (
        *INSTRUMENT.columns,
        Column("keadaan", "text", "Berlaku, berakhir, atau akhirnya tidak disebut.", required=True, values=KEADAAN_INSTRUMEN),
        Column("sisa_hari", "count", "Hari sampai berakhir; negatif sesudahnya; kosong bila akhirnya tidak disebut."),
        Column("lazim_sampai", "date", "Bila lamanya seperti lazimnya PKS; anggapan, hanya bila akhirnya tidak disebut."),
        Column("tanda", "text", "Yang perlu dilihat, dipisah koma."),
        Column("lihat", "text", "Instrumen lain yang dimaksud tanda itu, dipisah titik koma."),
        Column("upah_minimum", "upah", "Upah minimum pembanding; kosong bila tidak dibandingkan."),
    ),
)  # fmt: skip

INSTRUMENT_GAP = Relation(
    "instrument_gap", 1, "Satu kelompok pekerja suatu pemda yang tidak disebut instrumen yang berlaku.", ("pemda", "kategori"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("kategori", "text", "Kelompok pekerja.", required=True),
        Column("pekerja", "count", "Pekerja kelompok itu menurut evaluasi."),
        Column("dilaporkan", "bool", "Apakah pemda itu melaporkan instrumen apa pun; bila tidak, ketiadaannya belum terbukti."),
        Column("tanpa_kelompok", "count", "Instrumen berlaku yang tidak menyebut kelompok; mungkin mencakupnya."),
    ),
)  # fmt: skip

KEADAAN_KENDALA = ("baru", "dibawa", "selesai")

OBSTACLE_REPORTED = Relation(
    "obstacle_reported", 1, "Satu kendala dalam laporan satu triwulan: baru, dibawa, atau selesai pada triwulan itu.",
    ("laporan", "pemda", "triwulan", "nomor"),
    (
        Column("laporan", "text", "Triwulan yang dilaporkan.", required=True), *OBSTACLE.columns,
        Column("keadaan", "text", "Baru, dibawa dari triwulan sebelumnya, atau selesai.", required=True, values=KEADAAN_KENDALA),
        Column("lama", "count", "Triwulan sejak pertama dilaporkan.", required=True),
    ),
)  # fmt: skip
