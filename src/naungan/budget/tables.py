"""Need against budget."""

from naungan.relations import Column, Relation
from naungan.relations.words import TAHAP, Anggaran, Pembayaran

ANGGARAN, PEMBAYARAN = tuple(Anggaran), tuple(Pembayaran)
SETAHUN = (Anggaran.TIDAK_DIKETAHUI, Anggaran.KURANG, Anggaran.CUKUP)

ADEQUACY = Relation(
    "adequacy", 2, "Pemda × unit pembayar × tahun × tahap × rekening × program: kebutuhan, pagu, dan berapa bulan cukup.",
    ("pemda", "unit", "tahun", "tahap", "kode_rekening", "program"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("unit", "text", "Unit pembayar; kosong = tidak dikenali."),
        Column("unit_nama", "text", "Nama unit."), Column("tahun", "count", "Tahun anggaran.", required=True),
        Column("tahap", "text", "Tahap anggaran yang dinilai.", values=TAHAP),
        Column("kode_rekening", "text", "Rekening; kosong pada tahap tanpa rekening."), Column("program", "text", "Program rekening itu."),
        Column("orang", "count", "Pekerja yang iurannya harus ditanggung rekening ini, menurut daftar."),
        Column("orang_rencana", "count", "Orang menurut koefisien baris anggaran; kosong bila tidak terbaca."),
        Column("bulan_rencana", "count", "Bulan menurut koefisien baris anggaran; kosong bila tidak terbaca atau berbeda-beda."),
        Column("iuran_sebulan", "rupiah", "Iuran sebulan yang harus ditanggung rekening ini."),
        Column("bulan_menunggak", "count", "Bulan tertunggak pada tahun itu."),
        Column("bulan_tersisa", "count", "Bulan yang masih harus dibayar."),
        Column("tunggakan", "rupiah", "Tunggakan tahun itu."), Column("kebutuhan", "rupiah", "Tunggakan + bulan yang masih harus dibayar."),
        Column("kebutuhan_perkiraan", "rupiah", "Bagian perkiraan, di luar kebutuhan."),
        Column("pagu", "rupiah", "Pagu; kosong bila tidak diketahui."), Column("realisasi", "rupiah", "Realisasi."),
        Column("sumber_realisasi", "text", "Dari mana realisasi dibaca: anggaran, LRA, SPJ, atau SP2D."),
        Column("tersedia", "rupiah", "Pagu − realisasi."),
        Column("kekurangan", "rupiah", "Kekurangan; 0 bila cukup, kosong bila tidak dapat dinilai."),
        Column("bulan_tercukupi", "ratio", "Berapa bulan tercukupi (dua desimal, dibulatkan ke bawah)."),
        Column("habis_pada", "month", "Bulan pertama yang tidak tercukupi penuh."),
        Column("anggaran", "text", "Sumbu anggaran.", required=True, values=ANGGARAN),
        Column("setahun", "text", "Cukupkah pagu setahun; hanya bila sisa pagu tidak diketahui karena realisasi tidak disebut.",
               values=SETAHUN),
        Column("kebutuhan_setahun", "rupiah", "Iuran seluruh bulan tahun itu, tiap bulan menurut hukumnya, bagi pekerja daftar ini."),
        Column("perkiraan_setahun", "rupiah", "Bagian perkiraan setahun, di luar kebutuhan setahun."),
        Column("kekurangan_setahun", "rupiah", "Kebutuhan setahun yang tidak tertutup pagu setahun; kosong bila tidak dapat dinilai."),
    ),
)  # fmt: skip

UNIT_STATUS = Relation(
    "unit_status", 2, "Pemda × unit: dua sumbu, anggaran dan pembayaran.", ("pemda", "unit"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("unit", "text", "Kode unit."),
        Column("unit_nama", "text", "Nama unit."),
        Column("anggaran", "text", "Sumbu anggaran (rekening yang paling lemah menentukan).", values=ANGGARAN),
        Column("pembayaran", "text", "Sumbu pembayaran.", values=PEMBAYARAN), Column("lunas_sampai", "month", "Lunas sampai dengan bulan."),
        Column("sumber_pembayaran", "text", "Dari mana pembayaran dibaca: anggaran, LRA, SPJ, atau peserta."),
        Column("bulan_menunggak", "count", "Menunggak berapa bulan."), Column("kebutuhan", "rupiah", "Kebutuhan tahun ini."),
        Column("pagu", "rupiah", "Pagu tahun ini."), Column("kekurangan", "rupiah", "Kekurangan."),
        Column("bulan_tercukupi", "ratio", "Bulan tercukupi menurut rekening yang paling langka."),
        Column("habis_pada", "month", "Bulan pertama tidak tercukupi."),
        Column("setahun", "text", "Cukupkah pagu setahun rekening yang sisa pagunya tidak diketahui (yang paling lemah).", values=SETAHUN),
        Column("pagu_setahun", "rupiah", "Pagu rekening yang dinilai setahun."),
        Column("kebutuhan_setahun", "rupiah", "Kebutuhan setahun rekening itu."),
        Column("kekurangan_setahun", "rupiah", "Kekurangan setahun rekening itu; kosong bila tidak dapat dinilai."),
        Column("alasan", "text", "Kode kalimat yang menjelaskan bila tidak diketahui atau belum dapat dinilai."),
    ),
)  # fmt: skip
