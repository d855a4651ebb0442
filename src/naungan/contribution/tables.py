"""What the law says is due."""

from naungan.relations import Column, Relation
from naungan.relations.words import PROGRAM, SEGMEN

RISIKO = ("I", "II", "III", "IV", "V")

OFFER = Relation(
    "offer", 1, "Pemda × program: harga program yang disebut pasal tetapi belum diputuskan daerah, di samping yang terutang.",
    ("pemda", "bulan", "program"),
    (
        Column("pemda", "text", "Kode pemda."), Column("bulan", "month", "Bulan iuran.", required=True),
        Column("program", "text", "Program yang ditawarkan.", required=True, values=PROGRAM),
        Column("orang", "count", "Orang yang dimaksud pasalnya dan terutang bulan itu."),
        Column("orang_perkiraan", "count", "Di antaranya: upahnya tidak diketahui, jadi jumlahnya perkiraan."),
        Column("tanpa_jumlah", "count", "Di antaranya: jumlahnya tidak dapat dihitung."),
        Column("terutang", "rupiah", "Bagian pemberi kerja yang terutang sekarang bagi orang-orang itu; bagian pasti."),
        Column("terutang_perkiraan", "rupiah", "Sama, bagian perkiraan."),
        Column("pemberi_kerja", "rupiah", "Tambahan bagian pemberi kerja bila program ini diikuti; bagian pasti."),
        Column("pemberi_kerja_perkiraan", "rupiah", "Sama, bagian perkiraan."),
        Column("pekerja", "rupiah", "Potongan upah pekerja bila program ini diikuti; bukan anggaran; bagian pasti."),
        Column("pekerja_perkiraan", "rupiah", "Sama, bagian perkiraan."),
    ),
)  # fmt: skip
ASSESSMENT = Relation(
    "assessment", 1, "Orang × unit × bulan × program: iuran menurut hukum bulan itu.", ("pemda", "orang", "unit", "bulan", "program"),
    (
        Column("pemda", "text", "Kode pemda."), Column("orang", "text", "Tanda orang.", required=True),
        Column("unit", "text", "Kode unit."), Column("bulan", "month", "Bulan iuran.", required=True),
        Column("program", "text", "Program.", required=True, values=PROGRAM), Column("segmen", "text", "Segmen.", values=SEGMEN),
        Column("dasar_upah", "upah", "Dasar upah yang dipakai (rupiah sebulan)."),
        Column("risiko", "text", "Kelompok risiko; hanya JKK penerima upah.", values=RISIKO),
        Column("pemberi_kerja", "rupiah", "Bagian pemberi kerja; kosong bila tidak dapat dihitung."),
        Column("pekerja", "rupiah", "Bagian pekerja; kosong bila tidak dapat dihitung."),
        Column("perkiraan", "bool", "Perkiraan karena upah tidak diketahui; tidak pernah dicampur dengan bagian pasti."),
        Column("sampai", "month", "Bulan terakhir yang terutang: akhir kerja atau TMT PPPK penuh; kosong bila tidak disebut."),
        Column("aturan", "text", "Kode aturan yang menentukan (kunci ke sumber hukum)."),
    ),
)  # fmt: skip
