"""What the law says is due."""

from naungan.relations import Column, Relation
from naungan.relations.words import PROGRAM, SEGMEN

RISIKO = ("I", "II", "III", "IV", "V")

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
