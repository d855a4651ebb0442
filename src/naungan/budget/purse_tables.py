"""Who pays from which purse: month by month, where a purse ends, and who pays instead in the next year."""

from naungan.relations import Column, Relation
from naungan.relations.words import JAWABAN, KATEGORI, PEMBAYAR, SEGMEN

# Of each month what is needed, what each purse carries of it, and what is open: needed = carried + open, to the rupiah.
JENIS = ("kebutuhan", "ditanggung", "terbuka")
# Its months are over, its money is, or it may carry no more people.
SEBAB = ("masa", "uang", "orang")
# Moved with its money; nobody has money for them; both have; the next year's list or budget has not been handed in or is not kept here.
ARAH = ("pindah", "tertinggal", "ganda", "belum_diketahui")
_GROUP = (
    Column("pemda", "text", "Kode pemda tempat pekerjanya.", required=True), Column("unit", "text", "Kode unit pekerja."),
    Column("kategori", "text", "Kategori pekerja.", values=KATEGORI), Column("segmen", "text", "Segmen.", values=SEGMEN),
    Column("perkiraan", "bool", "Iurannya perkiraan karena upah tidak diketahui; tidak dicampur dengan yang pasti.", required=True),
)  # fmt: skip
_KEY = ("pemda", "unit", "kategori", "segmen", "perkiraan", "bulan")

PURSE_COVER = Relation(
    "purse_cover", 1, "Pemda × kelompok pekerja × bulan: kebutuhan, yang ditanggung tiap dompet, dan yang terbuka.",
    (*_KEY, "jenis", "giliran"),
    (
        *_GROUP, Column("tahun", "count", "Tahun anggaran.", required=True), Column("bulan", "month", "Bulan iuran.", required=True),
        Column("jenis", "text", "kebutuhan = ditanggung + terbuka (rupiah).", required=True, values=JENIS),
        Column("giliran", "count", "Giliran dompet pada pemda ini; hanya baris ditanggung."),
        Column("pemda_pembayar", "text", "Kode pemda yang dompetnya menanggung."),
        Column("unit_pembayar", "text", "Unit yang menganggarkan."),
        Column("pembayar", "text", "Jenis pembayar.", values=PEMBAYAR), Column("dompet", "text", "Jenis dompet (acuan/dompet.yaml)."),
        Column("dana", "text", "Sumber dana seperti tertulis."), Column("bagian", "count", "Bagian per seribu; kosong = seluruhnya."),
        Column("orang", "count", "Orang; pada baris terbuka: yang iurannya belum penuh ditanggung."),
        Column("rupiah", "rupiah", "Rupiah bulan itu."),
        Column("orang_ragu", "count", "Orang yang iurannya tidak dapat dihitung, di luar orang; hanya baris kebutuhan."),
        Column("boleh", "text", "Apakah aturan dompet menyebut pekerja ini.", values=JAWABAN),
    ),
)  # fmt: skip

PURSE_END = Relation(
    "purse_end", 1, "Pemda × kelompok pekerja × bulan: tanggungan sebuah dompet berakhir dan tidak ada yang meneruskannya.", _KEY,
    (
        *_GROUP, Column("tahun", "count", "Tahun anggaran.", required=True),
        Column("bulan", "month", "Bulan pertama yang tidak ditanggung lagi.", required=True),
        Column("orang", "count", "Orang yang tanggungannya berakhir.", required=True),
        Column("rupiah", "rupiah", "Iuran mereka yang terbuka sampai akhir tahun anggaran.", required=True),
        Column("dompet", "text", "Dompet yang berakhir.", required=True),
        Column("sebab", "text", "Masa berakhir, uang habis, atau kuota orang.", required=True, values=SEBAB),
        Column("kurang", "rupiah", "Uang yang kurang bagi bulan dompet itu sendiri; hanya bila uangnya habis."),
    ),
)  # fmt: skip

PAYER_CHANGE = Relation(
    "payer_change", 1, "Pemda × kelompok pekerja × pembayar lama → baru, dari tahun ini ke tahun berikut.",
    ("pemda", "unit", "kategori", "segmen"),
    (
        *_GROUP[:4], Column("tahun", "count", "Tahun anggaran berikut.", required=True),
        Column("mulai", "month", "Bulan pertama pembayar yang baru.", required=True),
        Column("pembayar_lama", "text", "Jenis pembayar lama.", values=PEMBAYAR), Column("unit_lama", "text", "Unit pembayar lama."),
        Column("dana_lama", "text", "Dana lama."),
        Column("pembayar_baru", "text", "Jenis pembayar baru; kosong bila tidak ada.", values=PEMBAYAR),
        Column("unit_baru", "text", "Unit pembayar baru; kosong bila tidak ada."), Column("dana_baru", "text", "Dana baru."),
        Column("orang", "count", "Pekerja kelompok ini.", required=True),
        Column("kebutuhan_setahun", "rupiah", "Iuran tahun berikut bagi mereka, bagian pasti."),
        Column("perkiraan_setahun", "rupiah", "Bagian perkiraan, di luar yang pasti."),
        Column("pagu_lama", "rupiah", "Pagu rekening keluarga itu pada pembayar lama, tahun ini."),
        Column("pagu_lama_berikut", "rupiah", "Pagu yang sama pada pembayar lama, tahun berikut."),
        Column("pagu_baru", "rupiah", "Pagu pada pembayar baru, tahun berikut; kosong bila tidak ada atau belum diketahui."),
        Column("arah", "text", "Pindah bersama uangnya, tertinggal, dianggarkan ganda, atau belum diketahui.", required=True, values=ARAH),
    ),
)  # fmt: skip

JENIS_USULAN = ("RKA", "APBD_P")
# Whether BKN's register knows them, where a budget has lines only for those it does; else it is not asked.
STATUS_BKN = ("terdata", "di_luar", "belum_diketahui", "tidak_ditanya")
# What a shortfall of this year is one of: what is left against what is still open, or the year's ceiling against the year's need.
TERHADAP = ("sisa", "setahun")
# Why a row has no account, or waits: no account is known, several are, they stand outside the register, or nobody has said it yet;
# they are more than their purse carries; their dues can't be computed.
ALASAN_USULAN = (
    "USULAN_TANPA_REKENING", "USULAN_BANYAK_REKENING", "USULAN_LUAR_DATABASE", "USULAN_STATUS_BELUM", "USULAN_TIDAK_DAPAT_DIHITUNG",
    "USULAN_DI_LUAR_KUOTA",
)  # fmt: skip

BUDGET_PROPOSAL = Relation(
    "budget_proposal", 2, "Pemda × unit pembayar × tahun × rekening × iuran yang sama: baris yang diusulkan bagi RKA dan perubahan APBD.",
    ("pemda", "unit", "tahun", "jenis", "pilihan", "status_bkn", "kode_rekening", "keluarga", "program", "perkiraan", "perpanjangan",
     "dasar_upah", "harga", "bulan", "alasan"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("unit", "text", "Unit yang menganggarkan; kosong = tidak dikenali."),
        Column("tahun", "count", "Tahun anggaran.", required=True),
        Column("jenis", "text", "RKA tahun berikut, atau permintaan perubahan APBD tahun ini.", required=True, values=JENIS_USULAN),
        Column("pilihan", "bool", "Pilihan yang disebut pasal dan belum diputuskan daerah; di luar kebutuhan.", required=True),
        Column("status_bkn", "text", "Terdata dalam database BKN atau tidak.", required=True, values=STATUS_BKN),
        Column("keluarga", "text", "Keluarga rekening."), Column("program", "text", "Program; kosong = semua dalam satu rekening."),
        Column("kode_rekening", "text", "Rekening yang diketik; kosong bila tidak ada satu pun yang diketahui."),
        Column("rekening_mungkin", "text", "Beberapa rekening yang mungkin, bila lebih dari satu."),
        Column("perkiraan", "bool", "Upahnya tidak diketahui, jadi iurannya perkiraan.", required=True),
        Column("perpanjangan", "bool", "Kontraknya berakhir Desember sebelumnya; diusulkan seandainya diperpanjang.", required=True),
        Column("dasar_upah", "upah", "Dasar upah sebulan; kosong pada kekurangan tahun ini."),
        Column("orang", "count", "Orang."), Column("bulan", "count", "Bulan; kosong pada sisa yang bukan kelipatan iuran sebulan."),
        Column("harga", "rupiah", "Harga satuan: iuran seorang sebulan; pada permintaan tahun ini iuran sebulan semua orang, atau sisa."),
        Column("volume", "count", "Banyak satuan: rupiah = volume × harga."),
        Column("rupiah", "rupiah", "Jumlah; kosong bila tidak dapat dihitung."),
        Column("dasar", "text", "Pasal yang menetapkan iurannya."),
        Column("alasan", "text", "Mengapa tanpa rekening, atau menunggu apa.", values=ALASAN_USULAN),
        Column("terhadap", "text", "Kekurangan tahun ini dari sisa pagu, atau dari pagu setahun bila realisasi tidak diketahui.",
               values=TERHADAP),
    ),
)  # fmt: skip
