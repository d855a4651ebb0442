"""The planted truth, written beside the demo's files and never read by an evaluation."""

from naungan.relations import Column, Relation
from naungan.relations.words import JAWABAN, KATEGORI

_PEMDA, _BULAN = Column("pemda", "text", "Kode pemda.", required=True), Column("bulan", "month", "Bulan.", required=True)
_PLACE = (
    Column("berkas", "text", "Nama berkas relatif terhadap folder berkas.", required=True),
    Column("lembar", "text", "Lembar; kosong untuk CSV dan Parquet."),
    Column("baris", "count", "Nomor baris pada lembar itu sendiri; kosong untuk seluruh berkas."),
)  # fmt: skip

TRUTH_PERSON = Relation(
    "kebenaran_orang", 1, "Satu baris daftar pekerja yang diserahkan: siapa sebenarnya dan apa keadaannya.", ("berkas", "lembar", "baris"),
    (
        _PEMDA, _BULAN, Column("unit", "text", "Kode unit sebenarnya.", required=True), *_PLACE,
        Column("urutan", "count", "Urutan baris data dalam berkas.", required=True),
        Column("orang", "text", "Tanda orang sebenarnya.", required=True), Column("pasangan", "text", "Saudara atau kembarannya."),
        Column("kembar", "bool", "Kembar (tanggal lahir sama)."),
        Column("kategori", "text", "Kategori sebenarnya.", values=KATEGORI),
        Column("kategori_tertulis", "bool", "Berkas menyebut kategori."),
        Column("upah", "rupiah", "Upah sebenarnya."),
        Column("upah_tertulis", "bool", "Berkas menyebut upah yang dapat dibaca."),
        Column("keadaan", "text", "Keadaan yang dapat dibuktikan dari berkas.", required=True),
        Column("terlindungi", "text", "Terlindungi.", values=JAWABAN),
        Column("kewajiban_terpenuhi", "text", "Kewajiban terpenuhi.", values=JAWABAN),
        Column("tanda", "text", "Tanda yang benar, dipisah koma."),
        Column("kesalahan", "text", "Jenis kesalahan pada baris ini, dipisah koma."),
        Column("boleh_ditahan", "bool", "NIK rusak, atau orangnya dua kali dalam berkas: menahan atau bertanya juga benar."),
        Column("dihitung", "bool", "Salah bila berkasnya bertabrakan dengan berkas lain."),
        Column("member_berkas", "text", "Berkas baris peserta terbaik."), Column("member_lembar", "text", "Lembarnya."),
        Column("member_baris", "count", "Barisnya; kosong bila bukan peserta menurut berkas."),
    ),
)  # fmt: skip

TRUTH_MEMBER = Relation(
    "kebenaran_peserta", 1, "Satu baris berkas peserta: siapa sebenarnya.", ("berkas", "lembar", "baris"),
    (_PEMDA, _BULAN, *_PLACE, Column("orang", "text", "Tanda orang sebenarnya.", required=True)),
)  # fmt: skip

TRUTH_ERROR = Relation(
    "kebenaran_kesalahan", 1, "Satu kesalahan yang ditanam.", ("berkas", "lembar", "baris", "kolom", "jenis"),
    (
        _PEMDA, _BULAN, *_PLACE, Column("kolom", "text", "Bidang yang salah; kosong untuk seluruh baris atau berkas."),
        Column("jenis", "text", "Jenis kesalahan.", required=True),
        Column("kode", "text", "Kode masalah yang semestinya muncul, bila ada."),
    ),
)  # fmt: skip

TRUTH_PLANTED = Relation(
    "kebenaran_tanaman", 1, "Satu keadaan uang atau jawaban yang ditanam, dan yang semestinya ditemukan.",
    ("pemda", "bulan", "jenis", "kunci"),
    (
        _PEMDA, _BULAN, Column("jenis", "text", "Jenis yang ditanam.", required=True), Column("unit", "text", "Kode unit, bila satu unit."),
        Column("kunci", "text", "Apa yang ditanam: nomor SP2D, NPP, NIK, rekening, atau dompet.", required=True),
        Column("jumlah", "count", "Orang atau bulan yang semestinya ditemukan; kosong bila bukan hitungan."),
        Column("rupiah", "rupiah", "Rupiah yang semestinya ditemukan; kosong bila bukan uang."),
    ),
)  # fmt: skip

TRUTH_UNIT = Relation(
    "kebenaran_unit", 1, "Satu unit dan bulan: apa yang diserahkan, anggarannya, pembayarannya.", ("pemda", "bulan", "unit"),
    (
        _PEMDA, _BULAN, Column("unit", "text", "Kode unit.", required=True), Column("nama", "text", "Nama unit."),
        Column("npp", "text", "NPP tempat pekerjanya semestinya terdaftar."), Column("unit_pembayar", "text", "Kode unit pembayar."),
        Column("cara", "text", "roster, rekap, tidak, bertabrakan.", required=True),
        Column("pekerja", "count", "Orang yang sebenarnya bekerja di unit ini."),
        Column("anggaran", "text", "tidak_diketahui, tidak_dianggarkan, kurang, cukup; kosong bila unit ini bukan pembayar."),
        Column("dapat_dinilai", "bool", "Daftar unit yang dibayarnya menyebut kategori dan upah, jadi anggarannya dapat dinilai."),
        Column("pembayaran", "text", "lunas, menunggak; kosong bila berkas tidak menyebutnya."),
        Column("lunas_sampai", "month", "Lunas sampai dengan."),
        Column("bulan_menunggak", "count", "Bulan tertunggak pada tanggal posisi."),
        Column("rkpd", "bool", "Tercantum dalam RKPD tahun berikut."),
        Column("kua_ppas", "bool", "Tercantum dalam KUA-PPAS tahun berikut."),
        Column("pagu", "rupiah", "Pagu iuran tahun ini pada tahap terakhir."),
    ),
)  # fmt: skip

TRUTH_FATE = Relation(
    "kebenaran_nasib", 1, "Satu temuan tentang orang pada bulan pertama: apa yang sebenarnya terjadi sampai bulan kedua.",
    ("pemda", "unit", "kode"),
    (
        _PEMDA, Column("unit", "text", "Kode unit.", required=True), Column("kode", "text", "Kode temuan.", required=True),
        Column("nasib", "text", "selesai, sebagian, masih, tidak_dapat_diperiksa.", required=True),
        Column("n_selesai", "count", "Orang yang kemudian terlindungi."),
        Column("n_masih", "count", "Orang yang kemudian belum terlindungi."),
        Column("n_tidak_dapat_diperiksa", "count", "Orang yang tidak diserahkan lagi, atau keadaannya tidak terbukti."),
    ),
)  # fmt: skip

TRUTH_HISTORY = Relation(
    "kebenaran_riwayat", 1, "Satu angka cakupan yang ditanam dan diterbitkan: tingkat × wilayah × bulan.", ("tingkat", "wilayah", "bulan"),
    (
        Column("tingkat", "text", "Tingkat.", required=True, values=("pemda", "provinsi", "nasional")),
        Column("wilayah", "text", "Kode wilayah; kosong = jumlah wilayah contoh."), _BULAN,
        Column("aktif", "count", "Orang yang aktif.", required=True), Column("semesta", "count", "Orang seluruhnya.", required=True),
    ),
)  # fmt: skip
