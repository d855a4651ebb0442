"""What people answer and decide, as relations: a row of a file that lies beside the folders of the governments, or of a database later."""

from naungan.relations import Column, Relation
from naungan.relations.words import KATEGORI, LINGKUP, PROGRAM, SEGMEN, TAHAP

_PEMDA = Column("pemda", "text", "Kode pemda, 2 atau 4 angka; kosong = semua.")
SEMUA = "semua"
HASIL = ("memuat", "tidak_memuat")
STATUS = ("confirmed", "recalled", "unknown")
BASIS = ("aktual", "maks", "tetap")
RISIKO = ("I", "II", "III", "IV", "V")
PERISTIWA = ("jkk_meninggal", "jkk_cacat_total", "jkm")
PEMBAYARAN = ("sp2d", "terima")
STATUS_ASUMSI = ("anggapan", "bersumber")

ISI = Relation(
    "answer_file", 1, "Apa isi sebuah berkas menurut petugas; mengalahkan nama folder dan isi berkas.", ("berkas",),
    (
        Column("berkas", "text", "Nama berkas seperti dalam daftar, relatif terhadap folder masukan.", required=True),
        Column("pemda", "text", "Kode pemda pemilik berkas."),
        Column("unit", "text", "Kode unit, atau namanya."),
        Column("data", "text", "Kelompok data atau kode tata letak."),
        Column("bulan", "month", "Bulan yang diterangkan berkas."),
        Column("tahap", "text", "Tahap anggaran.", values=TAHAP),
        Column("lingkup", "text", "Sejauh mana berkas peserta melihat.", values=LINGKUP[:3]),
        Column("posisi", "date", "Tanggal data."),
        Column("pakai", "bool", "Dipakai atau tidak; kosong = dipakai."),
    ),
)  # fmt: skip

JAWABAN_UNIT = Relation(
    "answer_unit", 1, "Unit mana yang dimaksud sebuah nama yang meragukan.", ("pemda", "unit_nama"),
    (
        Column("pemda", "text", "Kode pemda.", required=True),
        Column("unit_nama", "text", "Nama seperti tertulis dalam berkas.", required=True),
        Column("unit", "text", "Jawaban: kode dalam daftar unit pemda itu."),
        Column("calon", "text", "Kode yang paling mungkin."), Column("nama_calon", "text", "Namanya."),
    ),
)  # fmt: skip

PEMETAAN = Relation(
    "answer_mapping", 1, "Arti satu kolom berkas yang judulnya tidak dikenal.", ("pemda", "berkas", "layout", "kolom", "judul"),
    (
        _PEMDA, Column("berkas", "text", "Pola nama berkas, misalnya dinkes *.xlsx; kosong = semua."),
        Column("layout", "text", "Kode tata letak."), Column("kolom", "text", "Huruf kolom; kosong bila judulnya cukup."),
        Column("judul", "text", "Judul kolom seperti tertulis."),
        Column("bidang", "text", "Bidang dalam tata letak itu; kosong atau - = tidak dibaca."),
        Column("keyakinan", "text", "Seberapa yakin usulannya, dalam persen."), Column("alasan", "text", "Dasar usulannya."),
        Column("setuju", "text", "Jawaban: ya atau tidak; berlaku sampai jawaban berikutnya pada berkas yang sama."),
    ),
)  # fmt: skip

KOREKSI = Relation(
    "answer_cell", 1, "Satu sel sebuah berkas yang diperbaiki tanpa mengubah berkasnya.", ("berkas", "sumber", "lembar", "baris", "kolom"),
    (
        Column("berkas", "text", "Nama berkas seperti dalam daftar.", required=True),
        Column("sumber", "text", "SHA-256 berkas; bila diisi, hanya berkas dengan isi itu yang dimaksud, apa pun namanya."),
        Column("lembar", "text", "Nama lembar; kosong bila berkasnya hanya satu lembar."),
        Column("baris", "count", "Nomor baris pada lembar itu.", required=True),
        Column("kolom", "text", "Judul kolom seperti tertulis, atau nama bidangnya.", required=True),
        Column("nilai", "text", "Yang seharusnya tertulis; kosong = dikosongkan."),
        Column("alasan", "text", "Mengapa."), Column("oleh", "text", "Siapa yang memperbaiki."), Column("waktu", "text", "Kapan."),
    ),
)  # fmt: skip

USULAN_REKENING = Relation(
    "answer_account", 1, "Apakah sebuah baris anggaran iuran Jamsostek, dan untuk siapa.",
    ("pemda", "kode_rekening", "rekening_nama", "subkegiatan", "dana", "uraian"),
    (
        _PEMDA, Column("kode_rekening", "text", "Kode rekening; kode induk berlaku untuk semua di bawahnya.", required=True),
        Column("rekening_nama", "text", "Nama rekening."), Column("subkegiatan", "text", "Kode subkegiatan; kosong = semua."),
        Column("dana", "text", "Sumber dana; kosong = semua."), Column("uraian", "text", "Uraian baris; kosong = semua."),
        Column("unit_nama", "text", "Salah satu unitnya."), Column("jumlah_unit", "text", "Banyaknya unit."),
        Column("tahun", "text", "Tahun anggaran."), Column("tahap", "text", "Tahap terbaru."),
        Column("baris", "text", "Banyaknya baris anggaran."), Column("pagu", "text", "Jumlah pagunya."),
        Column("keputusan", "text", "Keputusan yang memberi nama rekening tahun itu."),
        Column("program", "text", "Program yang dibayar.", values=(*PROGRAM, SEMUA)),
        Column("keluarga", "text", "Kelompok rekening, atau kategori pekerjanya."),
        Column("dari", "count", "Berlaku sejak tahun ini; kosong = sejak dulu."),
        Column("sampai", "count", "Berlaku sampai tahun ini; kosong = seterusnya."),
        Column("terima", "bool", "Jawaban: ya bila iuran Jamsostek, tidak bila bukan."), Column("oleh", "text", "Siapa yang menjawab."),
        Column("keterangan", "text", "Apa yang salah pada jawaban sebelumnya."),
    ),
)  # fmt: skip

KEPUTUSAN = Relation(
    "decision", 1, "Apakah seorang pekerja dan seorang peserta orang yang sama.",
    ("pemda", "nama", "unit_nama", "tanda", "member_nama", "npp", "member_tanda"),
    (
        Column("pemda", "text", "Kode pemda."),
        Column("nama", "text", "Nama pekerja seperti tertulis."), Column("unit_nama", "text", "Unitnya seperti tertulis."),
        Column("tanda", "text", "Penanda singkat NIK dan tanggal lahirnya; tidak dapat dibalik menjadi NIK."),
        Column("member_nama", "text", "Nama peserta; kosong = tidak satu pun peserta."), Column("npp", "text", "NPP-nya."),
        Column("member_tanda", "text", "Penanda singkat peserta itu."),
        Column("alasan", "text", "Mengapa harus diputuskan."), Column("peluang", "text", "Peluang menurut pendapat kedua."),
        Column("keputusan", "text", "Jawaban: sama atau bukan.", values=("sama", "bukan")),
        Column("jawaban_lama", "text", "Jawaban sebelumnya, ketika data orangnya masih lain; tidak mengikat."),
        Column("berkas", "text", "Di mana pekerja itu terlihat: berkas,"), Column("lembar", "text", "lembar,"),
        Column("baris", "text", "dan baris."), Column("member_berkas", "text", "Di mana peserta itu terlihat: berkas,"),
        Column("member_lembar", "text", "lembar,"), Column("member_baris", "text", "dan baris."),
    ),
)  # fmt: skip

ALOKASI_BAYAR = Relation(
    "answer_payment", 1, "Untuk NPP dan bulan mana sebuah pembayaran, yang tidak pasti dari berkasnya.",
    ("pemda", "jenis", "nomor", "unit", "kode_rekening", "npp", "bulan"),
    (
        Column("pemda", "text", "Kode pemda.", required=True),
        Column("jenis", "text", "sp2d: uang keluar kas daerah; terima: bukti bayar.", required=True, values=PEMBAYARAN),
        Column("nomor", "text", "Nomor SP2D, atau kode bayar.", required=True),
        Column("unit", "text", "Kode unit SP2D; perlu bila nomornya dipakai beberapa unit."),
        Column("kode_rekening", "text", "Rekening SP2D; perlu bila SP2D itu punya beberapa rekening."),
        Column("tanggal", "text", "Tanggalnya."), Column("nilai", "text", "Nilai pembayaran."),
        Column("sisa", "text", "Yang belum dialokasikan."), Column("alasan", "text", "Mengapa belum."),
        Column("npp", "text", "Jawaban: NPP.", required=True), Column("bulan", "month", "Jawaban: bulan iuran.", required=True),
        Column("rupiah", "rupiah", "Jawaban: bagian pembayaran itu. Semua jawaban sebuah pembayaran tidak boleh melebihi nilainya."),
        Column("oleh", "text", "Siapa yang menjawab."), Column("catatan", "text", "Catatan bebas; boleh tanpa jawaban."),
    ),
)  # fmt: skip

KALENDER = Relation(
    "budget_date", 1, "Tanggal pemda sendiri bagi satu langkah anggaran, dan hasil fasilitasi atau evaluasinya.",
    ("pemda", "tahun", "langkah", "urutan"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("tahun", "count", "Tahun anggaran.", required=True),
        Column("langkah", "text", "Langkah anggaran.", required=True),
        Column("urutan", "count", "Ke berapa, bila ada beberapa (pergeseran)."),
        Column("usulan", "date", "Hari terakhir usul OPD; bagi fasilitasi dan evaluasi hari dokumen diterima."),
        Column("penetapan", "date", "Hari penetapan atau kesepakatan; bagi fasilitasi dan evaluasi hari hasilnya."),
        Column("nomor", "text", "Nomor dokumen."),
        Column("hasil", "text", "Hasil fasilitasi atau evaluasi: memuat Jamsostek atau tidak.", values=HASIL),
        Column("sumber", "text", "Di mana tanggal itu tertulis."),
    ),
)  # fmt: skip

KEBIJAKAN = Relation(
    "policy_rule", 1, "Satu aturan daerah: program, risiko, dasar upah, segmen, atau perkiraan upah.", ("nomor_urut",),
    (
        Column("nomor_urut", "count", "Urutan dalam berkas.", required=True),
        Column("dari", "month", "Berlaku sejak bulan ini.", required=True),
        Column("sampai", "month", "Berlaku sampai bulan ini; kosong = seterusnya."),
        _PEMDA, Column("kategori", "text", "Kategori pekerja; kosong = semua.", values=KATEGORI),
        Column("segmen", "text", "Segmen.", values=SEGMEN),
        Column("program", "text", "Daftar program.", values=PROGRAM),
        Column("risiko", "text", "Kelompok risiko JKK.", values=RISIKO),
        Column("basis_upah", "text", "Dasar upah.", values=BASIS),
        Column("nilai_upah", "upah", "Rupiah sebulan; atau ump, umk."),
        Column("nilai_perkiraan", "upah", "Dasar bila upah tidak diketahui: rupiah sebulan; atau ump, umk."),
        Column("syarat", "text", "Daftar syarat keringanan iuran yang dipenuhi."),
        Column("nomor", "text", "Nomor dan tahun peraturan yang memutuskan, misalnya Perwal 12/2026."),
        Column("ditetapkan", "date", "Tanggal ditetapkan."),
        Column("dasar", "text", "Di mana keputusan itu tertulis.", required=True),
        Column("status", "text", "Seberapa pasti.", required=True, values=STATUS),
        Column("catatan", "text", "Catatan bebas."),
    ),
)  # fmt: skip

REKENING = Relation(
    "account_rule", 1, "Satu rekening iuran Jamsostek menurut daerah.", ("nomor_urut",),
    (
        Column("nomor_urut", "count", "Urutan dalam berkas.", required=True), _PEMDA,
        Column("kode", "text", "Kode rekening; kode induk berlaku untuk semua di bawahnya.", required=True),
        Column("nama", "text", "Nama rekening."), Column("keluarga", "text", "Kelompok rekening.", required=True),
        Column("program", "text", "Program; kosong = semua.", values=PROGRAM),
        Column("dari", "count", "Sejak tahun anggaran ini.", required=True),
        Column("sampai", "count", "Sampai tahun anggaran ini; kosong = seterusnya."),
        Column("subkegiatan", "text", "Kode subkegiatan yang disyaratkan."), Column("dana", "text", "Daftar sumber dana yang disyaratkan."),
        Column("kata", "text", "Daftar kata yang disyaratkan dalam uraian."),
        Column("status", "text", "Seberapa pasti.", values=STATUS), Column("sumber", "text", "Dari mana diketahui."),
        Column("dasar", "text", "Dasar hukumnya."), Column("lokal", "bool", "Rekening buatan daerah sendiri."),
    ),
)  # fmt: skip

REKENING_LAIN = Relation(
    "account_other", 1, "Satu rekening yang bukan iuran Jamsostek, atau yang menggabung banyak hal.", ("nomor_urut",),
    (
        Column("nomor_urut", "count", "Urutan dalam berkas.", required=True),
        Column("kode", "text", "Kode rekening; kode induk berlaku untuk semua di bawahnya.", required=True),
        Column("nama", "text", "Nama rekening."), Column("alasan", "text", "Mengapa."),
        Column("awalan", "text", "Awal nama rekening seperti itu; untuk dibaca."),
        Column("status", "text", "Seberapa pasti.", values=STATUS), Column("sumber", "text", "Dari mana diketahui."),
    ),
)  # fmt: skip

ASUMSI = Relation(
    "assumption", 1, "Seberapa sering sesuatu menimpa pekerja; anggapan, bukan hukum.", ("nomor_urut",),
    (
        Column("nomor_urut", "count", "Urutan dalam berkas.", required=True),
        Column("peristiwa", "text", "Peristiwa.", required=True, values=PERISTIWA),
        Column("per_juta", "count", "Kejadian setahun di antara sejuta pekerja.", required=True),
        Column("status", "text", "Anggapan, atau bersumber.", values=STATUS_ASUMSI), Column("sumber", "text", "Sumbernya."),
        Column("catatan", "text", "Catatan bebas."), Column("kategori", "text", "Kategori pekerja; kosong = semua.", values=KATEGORI),
    ),
)  # fmt: skip
