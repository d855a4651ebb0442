"""Regions valid in time, and the offices of a pemda: units, registrations, payers."""

from naungan.relations import Column, Relation
from naungan.relations.words import KATEGORI, PEMBAYAR, SEGMEN

REGION = Relation(
    "region", 1, "Kode wilayah × masa berlaku.", ("kode", "berlaku_dari"),
    (
        Column("kode", "text", "Kode Kemendagri tanpa titik: 2, 4, 6, atau 10 angka.", required=True),
        Column("nama", "text", "Nama resmi.", required=True),
        Column("tingkat", "text", "provinsi, kabupaten, kota, kecamatan, kelurahan, desa.", required=True),
        Column("induk", "text", "Kode wilayah di atasnya."),
        Column("berlaku_dari", "date", "Mulai berlaku; kosong = tidak diketahui, atau sejak sebelum Permendagri 56/2015."),
        Column("berlaku_sampai", "date", "Hari pertama tidak berlaku; kosong = masih berlaku."),
        Column("pengganti", "text", "Kode penerus bila sudah tidak berlaku."),
        Column("dasar", "text", "Peraturan yang menetapkan."),
    ),
)  # fmt: skip

UNIT = Relation(
    "unit", 1, "OPD, sekolah, BLUD, desa, kelompok: satu unit pemda, berlaku dalam waktu.", ("pemda", "unit", "berlaku_dari"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("unit", "text", "Kode unit (kode_skpd).", required=True),
        Column("nama", "text", "Nama unit.", required=True), Column("nama_lain", "text", "Nama lain atau singkatan, dipisah titik koma."),
        Column("jenis", "text", "opd, sekolah, blud, desa, wadah, vendor."),
        Column("induk", "text", "Kode unit induk."),
        Column("berlaku_dari", "date", "Mulai berlaku."), Column("berlaku_sampai", "date", "Hari pertama tidak berlaku."),
        Column("dari_daftar", "bool", "Tidak bila hanya disebut berkas lain, misalnya desa dalam APBDes; daftarnya tidak ditunggu."),
    ),
)  # fmt: skip

REGISTRATION = Relation(
    "registration", 2, "NPP → unit dan kantor cabang, bertanggal.", ("pemda", "npp", "unit", "dari"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("npp", "text", "NPP.", required=True),
        Column("unit", "text", "Kode unit; kosong = NPP untuk seluruh pemda."),
        Column("dari", "month", "Bulan pertama."), Column("sampai", "month", "Bulan terakhir."),
        Column("cabang", "text", "Kantor cabang BPJS Ketenagakerjaan yang melayani NPP itu; kosong bila tidak disebut."),
    ),
)  # fmt: skip

PAYER = Relation(
    "payer", 2, "Unit × segmen × kategori → siapa yang membayar, dari dana apa, untuk berapa orang dan bulan; bertanggal.",
    ("pemda", "unit", "segmen", "kategori", "untuk", "giliran", "pembayar", "unit_pembayar", "dana", "dari"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("unit", "text", "Kode unit pekerja; kosong = semua unit."),
        Column("segmen", "text", "Segmen; kosong = semua.", values=SEGMEN),
        Column("kategori", "text", "Kategori; kosong = semua.", values=KATEGORI),
        Column("unit_pembayar", "text", "Kode unit yang menganggarkan dan membayar; kosong = unit itu sendiri."),
        Column("pembayar", "text", "Jenis pembayar.", required=True, values=PEMBAYAR),
        Column("dana", "text", "Sumber dana."), Column("kode_rekening", "text", "Rekening bila ditentukan."),
        Column("dari", "month", "Bulan pertama."), Column("sampai", "month", "Bulan terakhir."),
        Column("bagian", "count", "Bagian iuran yang ditanggung, per seribu (700 = 70%); kosong = seluruhnya."),
        Column("kuota", "count", "Paling banyak berapa orang; kosong = semua."),
        Column("pagu", "rupiah", "Uang dompet ini setahun anggaran bila tidak berdiri pada rekening APBD; kosong = menurut rekeningnya."),
        Column("giliran", "count", "Giliran dompet yang menanggung lebih dulu; kosong = sesudah yang bernomor."),
        Column("untuk", "text", "Kode pemda lain yang pekerjanya ditanggung; kosong = pekerja pemda ini sendiri."),
    ),
)  # fmt: skip
