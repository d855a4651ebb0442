"""Need against budget."""

from naungan.acuan.raperda import codes
from naungan.answers.tables import HASIL, STATUS
from naungan.relations import Column, Relation
from naungan.relations.words import TAHAP, Anggaran, Pembayaran

ANGGARAN, PEMBAYARAN = tuple(Anggaran), tuple(Pembayaran)
SETAHUN = (Anggaran.TIDAK_DIKETAHUI, Anggaran.KURANG, Anggaran.CUKUP)
# How sure a date of the budget calendar is; pemda: the government has said it itself.
STATUS_TANGGAL = ("pemda", "confirmed", "recalled", "unknown")
# Verdicts of the evaluation of a draft budget, and who evaluates.
PUTUSAN = ("memenuhi", "tidak_memenuhi", "tidak_dapat_dinilai")
PENILAI = ("gubernur", "mendagri")
# Is Jamsostek in a stage: yes; in a plan that does not name it (which says nothing); not, though the whole budget is there; no file.
ADA = ("ada", "tidak_disebut", "tidak_ada", "tidak_diserahkan")
# Against the stage before.
BERTAHAN = ("awal", "tetap", "naik", "turun", "sebagian_hilang", "hilang", "tidak_diketahui")

ADEQUACY = Relation(
    "adequacy", 3, "Pemda × unit pembayar × tahun × tahap × rekening × program: kebutuhan, pagu, dan berapa bulan cukup.",
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
        Column("setahun", "text", "Pagu setahun terhadap kebutuhan setahun; sisa pagu terhadap yang masih terbuka ialah sumbu anggaran.",
               values=SETAHUN),
        Column("kebutuhan_setahun", "rupiah",
               "Iuran seluruh bulan tahun itu menurut hukum tiap bulan; tahun berikut seandainya kontrak diperpanjang."),
        Column("perkiraan_setahun", "rupiah", "Bagian perkiraan setahun, di luar kebutuhan setahun."),
        Column("kekurangan_setahun", "rupiah", "Kebutuhan setahun yang tidak tertutup pagu setahun; kosong bila tidak dapat dinilai."),
    ),
)  # fmt: skip

UNIT_STATUS = Relation(
    "unit_status", 3, "Pemda × unit: dua sumbu, anggaran dan pembayaran.", ("pemda", "unit"),
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
        Column("setahun", "text", "Pagu setahun terhadap kebutuhan setahun (rekening yang paling lemah).", values=SETAHUN),
        Column("pagu_setahun", "rupiah", "Pagu rekening yang dinilai setahun."),
        Column("kebutuhan_setahun", "rupiah", "Kebutuhan setahun rekening yang dinilai setahun."),
        Column("kekurangan_setahun", "rupiah", "Kekurangan setahun rekening yang dinilai setahun; kosong bila tidak dapat dinilai."),
        Column("alasan", "text", "Kode kalimat yang menjelaskan bila tidak diketahui atau belum dapat dinilai."),
    ),
)  # fmt: skip

BUDGET_STEP = Relation(
    "budget_step", 1, "Pemda × tahun anggaran × langkah: dua tanggal, dari siapa, dan langkah mana yang masih terbuka.",
    ("pemda", "tahun", "langkah", "urutan"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("tahun", "count", "Tahun anggaran.", required=True),
        Column("langkah", "text", "Kode langkah.", required=True), Column("urutan", "count", "Pergeseran ke berapa."),
        Column("usulan", "date", "Usul terakhir OPD; bagi fasilitasi dan evaluasi hari diterima.", required=True),
        Column("usulan_status", "text", "Seberapa pasti; pemda = tanggal pemda sendiri.", values=STATUS_TANGGAL),
        Column("usulan_sumber", "text", "Dari mana."),
        Column("penetapan", "date", "Penetapan menurut aturan atau pemda; bagi fasilitasi dan evaluasi hari hasilnya.", required=True),
        Column("penetapan_status", "text", "Seberapa pasti; pemda = tanggal pemda sendiri.", values=STATUS_TANGGAL),
        Column("penetapan_sumber", "text", "Dari mana."),
        Column("usul", "bool", "Apakah usul OPD masuk pada langkah ini."),
        Column("terbuka", "bool", "Usul OPD masih dapat masuk pada tanggal posisi."),
        Column("berikut", "bool", "Langkah yang disebut temuan: yang usul terakhirnya paling dekat."),
        Column("hasil", "text", "Hasil fasilitasi atau evaluasi menurut pemda.", values=HASIL),
        Column("nomor", "text", "Nomor dokumennya."), Column("ke", "count", "Urutan langkah dalam siklus."),
    ),
)  # fmt: skip

BUDGET_CHAIN = Relation(
    "budget_chain", 1, "Pemda × tahun × tahap (× urutan): adakah Jamsostek, apa yang berubah, dan cukupkah setahun.",
    ("pemda", "tahun", "tahap", "urutan"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("tahun", "count", "Tahun anggaran.", required=True),
        Column("tahap", "text", "Tahap anggaran.", required=True, values=TAHAP),
        Column("urutan", "count", "Pergeseran ke berapa; 1 pada RKPD dan KUA-PPAS perubahan."),
        Column("ke", "count", "Urutan tahap dalam tahun."),
        Column("ada", "text", "Adakah Jamsostek pada tahap ini.", required=True, values=ADA),
        Column("unit", "count", "Unit yang memuatnya."), Column("unit_seluruh", "count", "Unit yang menyerahkan tahap ini."),
        Column("subkegiatan", "text", "Subkegiatan yang memuatnya, paling banyak tiga."),
        Column("indikator", "text", "Indikatornya, paling banyak tiga; kosong bila tidak ditulis."),
        Column("target", "text", "Targetnya dengan satuannya; kosong bila tidak ditulis."),
        Column("pagu", "rupiah", "Pagu Jamsostek pada tahap ini; kosong bila tidak ada atau tidak diketahui."),
        Column("sebelum", "text", "Dengan apa dibandingkan: tahap terakhir yang diserahkan tiap unit, atau murni dalam berkas yang sama."),
        Column("pagu_sebelum", "rupiah", "Pagunya waktu itu, pada unit yang sama."),
        Column("perubahan", "rupiah", "Pagu − pagu sebelum, pada unit yang menyerahkan kedua tahap."),
        Column("unit_hilang", "count", "Unit yang memuatnya sebelum ini dan tidak lagi; unit yang tidak menyerahkan tidak dihitung."),
        Column("rekening_hilang", "count", "Rekening yang ada sebelum ini dan tidak lagi; yang pindah bersama orangnya tidak dihitung."),
        Column("bertahan", "text", "Apa jadinya terhadap tahap sebelumnya.", values=BERTAHAN),
        Column("kebutuhan", "rupiah", "Iuran setahun pekerja daftar ini pada unit yang menyerahkan tahap ini, bagian pasti."),
        Column("kebutuhan_perkiraan", "rupiah", "Bagian perkiraan, di luar kebutuhan."),
        Column("hukum_per", "date", "Hukum dibaca seperti diketahui pada hari tahap itu ditetapkan; kosong = seperti diketahui kini."),
        Column("setahun", "text", "Pagu terhadap kebutuhan setahun; dompet tidak saling menutup.", values=SETAHUN),
        Column("kekurangan", "rupiah", "Kekurangannya; kosong bila tidak dapat dinilai."),
        Column("ditetapkan", "date", "Tanggal tahap itu menurut pemda sendiri; kosong bila tidak disebut atau sesudah tanggal posisi."),
        Column("fasilitasi", "text", "Hasil fasilitasinya menurut pemda.", values=HASIL),
        Column("fasilitasi_nomor", "text", "Nomor hasil fasilitasi."), Column("fasilitasi_tanggal", "date", "Tanggal hasil fasilitasi."),
    ),
)  # fmt: skip

RAPERDA_CHECK = Relation(
    "raperda_check", 1, "Pemda × tahun anggaran × butir evaluasi Raperda APBD: angka, putusan, dan hari yang tersisa.",
    ("pemda", "tahun", "butir"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("tahun", "count", "Tahun anggaran.", required=True),
        Column("butir", "text", "Butir yang dilihat.", required=True, values=codes()), Column("nomor", "count", "Urutannya."),
        Column("penilai", "text", "Siapa yang mengevaluasi.", values=PENILAI),
        Column("pedoman", "text", "Permendagri pedoman tahun itu; kosong bila belum diketahui."),
        Column("naskah_diperiksa", "bool", "Sudahkah seseorang membaca naskah resminya."),
        Column("dasar", "text", "Dasar butir itu."), Column("status", "text", "Seberapa pasti dasarnya.", values=STATUS),
        Column("jumlah", "count", "Banyaknya yang dilihat, yang kurang, atau yang diminta."),
        Column("satuan", "text", "Satuan jumlah: orang, unit, atau poin persen."),
        Column("pagu", "rupiah", "Pagu yang dilihat; kosong bila tidak diketahui."),
        Column("kebutuhan", "rupiah", "Kebutuhan setahun, bagian pasti; kosong bila bukan butir uang."),
        Column("kekurangan", "rupiah", "Kekurangannya; kosong bila tidak dapat dinilai."),
        Column("putusan", "text", "Putusan.", required=True, values=PUTUSAN),
        Column("alasan", "text", "Kode kalimat yang menjelaskan putusan."),
        Column("kirim_sampai", "date", "Raperda disampaikan paling lambat; kosong bila tanggal persetujuan tidak disebut pemda."),
        Column("diterima", "date", "Raperda diterima penilai menurut pemda; kosong bila tidak disebut."),
        Column("evaluasi_sampai", "date", "Hari kerja kelima belas sejak diterima."),
        Column("sisa_hari_kerja", "count",
               "Hari kerja yang tersisa pada tanggal posisi, dihitung paling dini sejak diterima; negatif bila lewat."),
        Column("hasil", "date", "Hari hasil evaluasi menurut pemda."),
        Column("perbaikan_sampai", "date", "Hari kerja ketujuh sejak hasil evaluasi."),
        Column("perkiraan", "bool", "Hari libur tahun itu belum ditetapkan, jadi tanggal di atas perkiraan."),
    ),
)  # fmt: skip
