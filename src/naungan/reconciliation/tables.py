"""Need, bill, treasury and receipt side by side; what was allocated, what waits, who differs, what is owed."""

from naungan.reconciliation.words import LEBIH_BAYAR, Alasan, Beda, Butir, Cara, Dasar, Jenis, Kemajuan, Pasangan, Umur
from naungan.relations import Column, Relation, RowOf
from naungan.relations.words import PROGRAM

_PEMDA = Column("pemda", "text", "Kode pemda.", required=True)
_NPP = Column("npp", "text", "NPP; kosong bila tidak diketahui.")
_BULAN = Column("bulan", "month", "Bulan iuran.", required=True)
_UNIT = Column("unit", "text", "Kode unit; kosong bila NPP itu untuk seluruh pemda atau tidak diketahui.")
_TAMBAH = Column("tambah", "rupiah", "Jumlah kelebihan tagihan orang per orang; tidak dikurangi kekurangan orang lain.")
_KURANG = Column("kurang", "rupiah", "Jumlah kekurangan tagihan orang per orang; tidak dikurangi kelebihan orang lain.")
_PAIR = tuple(Pasangan)

RECONCILIATION = Relation(
    "reconciliation", 1, "Pemda × NPP × bulan: kebutuhan menurut daftar, tagihan, SP2D, dan penerimaan BPJS.", ("pemda", "npp", "bulan"),
    (
        _PEMDA, _NPP, _BULAN, _UNIT,
        Column("bulan_daftar", "month", "Bulan daftar pekerja yang dipakai menghitung kebutuhan; kosong bila tidak ada daftar."),
        Column("orang_daftar", "count", "Pekerja penerima upah yang terutang bulan itu menurut daftar."),
        Column("kebutuhan", "rupiah", "Iuran mereka, pemberi kerja dan pekerja, menurut hukum bulan itu; bagian pasti."),
        Column("kebutuhan_perkiraan", "rupiah", "Bagian perkiraan, di luar kebutuhan."),
        Column("orang_ragu", "count", "Di antaranya yang iurannya tidak dapat dihitung."),
        Column("orang_tagihan", "count", "Orang pada tagihan BPJS; kosong bila tagihannya tidak dibaca."),
        Column("tagihan", "rupiah", "Jumlah tagihan; kosong bila tidak dibaca atau ada baris yang jumlahnya tidak diketahui."),
        Column("sp2d", "rupiah",
               "SP2D yang dialokasikan; 0 hanya bila register yang mencakup jatuh temponya dibaca dan tak ada yang menunggu."),
        Column("diterima", "rupiah", "Diterima BPJS menurut bukti bayar; 0 hanya bila bukti NPP itu dibaca dan tidak ada yang menunggu."),
        Column("jatuh_tempo", "date", "Jatuh tempo bulan itu."),
        Column("daftar_tagihan", "text", "Tagihan di samping daftar; kosong bila salah satunya tidak diketahui.", values=_PAIR),
        Column("tagihan_sp2d", "text", "SP2D di samping tagihan.", values=_PAIR),
        Column("tagihan_terima", "text", "Penerimaan di samping tagihan.", values=_PAIR),
        Column("sp2d_terima", "text", "Penerimaan di samping SP2D.", values=_PAIR),
        _TAMBAH, _KURANG,
    ),
)  # fmt: skip

_PAYMENT = (
    _PEMDA, Column("jenis", "text", "sp2d: uang keluar kas daerah; terima: bukti bayar.", required=True, values=tuple(Jenis)),
    Column("nomor", "text", "Nomor SP2D, atau kode bayar.", required=True),
    Column("unit", "text", "Unit SP2D; kosong pada bukti bayar."),
    Column("kode_rekening", "text", "Rekening SP2D; kosong pada bukti bayar."),
    Column("program", "text", "Program rekening itu; kosong bila tidak menyebut program.", values=PROGRAM),
    Column("tanggal", "date", "Tanggal SP2D atau tanggal diterima."),
)  # fmt: skip

PAYMENT_ALLOCATION = Relation(
    "payment_allocation", 1, "Pembayaran × NPP × bulan: rupiah yang pasti untuk bulan itu, dan mengapa.",
    ("pemda", "jenis", "nomor", "unit", "kode_rekening", "npp", "bulan"),
    (
        *_PAYMENT, Column("npp", "text", "NPP.", required=True), _BULAN,
        Column("rupiah", "rupiah", "Bagian pembayaran itu.", required=True),
        Column("cara", "text", "Jawaban orang, tertulis pada bukti, nomor SP2D pada bukti, atau jumlah yang tepat satu.", required=True,
               values=tuple(Cara)),
        Column("oleh", "text", "Siapa yang menjawab."),
    ),
)  # fmt: skip

SUSPENSE = Relation(
    "suspense", 1, "Bagian pembayaran yang belum dialokasikan. Dialokasikan + belum = pembayaran.",
    ("pemda", "jenis", "nomor", "unit", "kode_rekening", "npp", "bulan_dari", "bulan_sampai"),
    (
        *_PAYMENT, Column("npp", "text", "NPP yang disebut pembayaran itu."),
        Column("bulan_dari", "month", "Bulan pertama yang disebutnya."),
        Column("bulan_sampai", "month", "Bulan terakhir yang disebutnya."),
        Column("nilai", "rupiah", "Seluruh bagian pembayaran itu; kosong bila tidak terbaca."),
        Column("rupiah", "rupiah", "Yang belum dialokasikan; kosong bila tidak terbaca."),
        Column("alasan", "text", "Mengapa belum.", required=True, values=tuple(Alasan)),
        Column("umur_hari", "count", "Umur pada tanggal posisi; kosong bila tanggalnya tidak disebut."),
        Column("catatan", "text", "Catatan orang dalam alokasi_bayar.csv."),
    ),
)  # fmt: skip

ARREARS_AGE = Relation(
    "arrears_age", 1, "Pemda × NPP atau unit × umur: iuran yang lewat jatuh tempo. Baris per NPP dan per unit melihat utang yang sama.",
    ("pemda", "dasar", "npp", "unit", "umur"),
    (
        _PEMDA, Column("dasar", "text", "Tagihan tanpa bukti bayar (per NPP), atau berkas peserta (per unit).", required=True,
                       values=(Dasar.BUKTI, Dasar.PESERTA)),
        _NPP, _UNIT, Column("umur", "text", "Bulan sejak jatuh tempo.", required=True, values=tuple(Umur)),
        Column("bulan", "count", "Banyaknya bulan."), Column("orang", "count", "Orang paling banyak dalam satu bulan di antaranya."),
        Column("rupiah", "rupiah", "Iuran yang belum dibayar; kosong bila tidak dapat dihitung."),
        Column("belum_dialokasikan", "rupiah", "Penerimaan pemda itu yang belum dialokasikan dan mungkin melunasinya."),
    ),
)  # fmt: skip

UNIT_PROGRESS = Relation(
    "unit_progress", 1, "Pemda × unit: dianggarkan, dicairkan, dibayar sampai bulan mana, atau menunggak. Satu keadaan per unit.",
    ("pemda", "unit"),
    (
        _PEMDA, Column("unit", "text", "Kode unit.", required=True), Column("unit_nama", "text", "Nama unit."),
        Column("kemajuan", "text", "Sejauh mana unit ini.", required=True, values=tuple(Kemajuan)),
        Column("orang", "count", "Pekerja unit ini yang menjadi kewajiban; kosong bila daftar pekerjanya tidak ada."),
        Column("pagu", "rupiah", "Pagu iuran tahun itu."), Column("realisasi", "rupiah", "Yang sudah dicairkan."),
        Column("sumber_realisasi", "text", "Dari mana: anggaran, LRA, SPJ, atau SP2D."),
        Column("lunas_sampai", "month", "Dibayar sampai bulan ini."), Column("bulan_dibayar", "count", "Bulan tahun itu yang dibayar."),
        Column("bulan_jatuh_tempo", "count", "Bulan tahun itu yang jatuh temponya sudah lewat."),
        Column("bulan_menunggak", "count", "Bulan yang menunggak."), Column("tunggakan", "rupiah", "Rupiah yang menunggak tahun itu."),
    ),
)  # fmt: skip

_LINE = RowOf("bill", ("sumber", "lembar", "baris"))
_PLACE = (
    Column("sumber", "text", "Berkas tagihan; kosong bila tidak ditagih."), Column("lembar", "text", "Lembarnya."),
    Column("baris", "count", "Barisnya."),
)  # fmt: skip

DIFFERENCE = Relation(
    "difference", 1, "NPP × bulan × orang: satu sebab mengapa tagihannya lain dari iuran menurut daftar.",
    ("pemda", "npp", "bulan", "orang", "sumber", "lembar", "baris"),
    (
        _PEMDA, _NPP, _BULAN, Column("unit", "text", "Unit pada daftar pekerja; kosong bila tidak di daftar."),
        Column("orang", "text", "Tanda orang pada daftar pekerja; kosong bila tidak di daftar."),
        Column("sebab", "text", "Sebabnya; yang pertama yang berlaku.", required=True, values=tuple(Beda)),
        Column("bulan_daftar", "month", "Bulan daftar yang dipakai."),
        Column("terutang", "rupiah", "Iuran menurut daftar; kosong bila tidak dapat dihitung."),
        Column("ditagih", "rupiah", "Iuran pada baris tagihan; kosong bila tidak ditagih atau tidak terbaca."),
        Column("tambah", "rupiah", "Ditagih lebih; kosong bila tidak dapat dihitung."),
        Column("kurang", "rupiah", "Ditagih kurang; kosong bila tidak dapat dihitung."), *_PLACE,
    ),
    (_LINE,),
)  # fmt: skip

OVERPAYMENT = Relation(
    "overpayment", 1, "Satu baris tagihan yang sudah dibayar dan perlu diklarifikasi: ganda, meninggal, keluar, atau tidak berhak.",
    ("pemda", "npp", "bulan", "sumber", "lembar", "baris"),
    (
        _PEMDA, _NPP, _BULAN, Column("unit", "text", "Unit orang itu, atau unit NPP-nya."),
        Column("sebab", "text", "Sebabnya.", required=True, values=LEBIH_BAYAR),
        Column("rupiah", "rupiah", "Yang perlu diklarifikasi; kosong bila jumlah barisnya tidak terbaca."),
        Column("kejadian", "date", "Tanggal keluar, meninggal, atau TMT; kosong bila tidak disebut."),
        Column("nomor_sp2d", "text", "SP2D yang membayar bulan itu, dipisah koma; kosong bila tidak diketahui."),
        Column("kode_bayar", "text", "Bukti bayar bulan itu, dipisah koma."), *_PLACE,
    ),
    (_LINE,),
)  # fmt: skip

LIABILITY = Relation(
    "liability", 1, "Pemda × NPP × bulan: iuran tahun buku dan sebelumnya yang belum dibayar pada 31 Desember, untuk LKPD.",
    ("pemda", "npp", "bulan"),
    (
        _PEMDA, _NPP, _BULAN, _UNIT, Column("tahun", "count", "Tahun buku.", required=True),
        Column("rupiah", "rupiah", "Yang belum dibayar; kosong bila pembayarannya tidak dapat dilihat."),
        Column("dasar", "text", "Dari mana: tagihan tanpa bukti bayar, tagihan tanpa SP2D, atau tidak diketahui.", required=True,
               values=(Dasar.BUKTI, Dasar.SP2D, Dasar.TIDAK_DIKETAHUI)),
        Column("jatuh_tempo", "date", "Jatuh tempo bulan itu."),
        Column("proyeksi", "bool", "Tanggal posisi sebelum 31 Desember: bila tidak dibayar sampai saat itu.", required=True),
        Column("belum_dialokasikan", "rupiah", "Pembayaran pemda itu yang belum dialokasikan dan mungkin mengurangi utang ini."),
    ),
)  # fmt: skip

MINUTES = Relation(
    "minutes", 1, "Pemda × NPP × bulan × butir: angka OPD, BPKAD, dan BPJS untuk berita acara.",
    ("pemda", "npp", "bulan", "butir", "sebab"),
    (
        _PEMDA, _NPP, _BULAN, Column("butir", "text", "Apa yang dibandingkan.", required=True, values=tuple(Butir)),
        Column("satuan", "text", "orang atau rupiah.", required=True, values=("orang", "rupiah")),
        Column("opd", "rupiah", "Angka OPD (daftar pekerja)."), Column("bpkad", "rupiah", "Angka BPKAD (SP2D)."),
        Column("bpjs", "rupiah", "Angka BPJS (tagihan atau penerimaan)."),
        Column("tambah", "rupiah", "Selisih lebih, tidak dikurangi selisih kurang."),
        Column("kurang", "rupiah", "Selisih kurang, tidak dikurangi selisih lebih."),
        Column("sebab", "text", "Sebab selisih orang; kosong pada butir yang bukan selisih orang.", values=tuple(Beda)),
        Column("langkah", "text", "Kode tindak lanjut yang disepakati untuk diusulkan; kosong bila cocok."),
        Column("tenggat", "date", "Tenggatnya."),
    ),
)  # fmt: skip
