"""The cheapest way: whom to protect, from which purse, from which month, for how many months; and what stands in the way of more."""

from naungan.relations import Column, Relation
from naungan.relations.words import KATEGORI, SEGMEN

# What a plan is for: duties and running cover always; then a target at least cost, or the most people, or the most expected loss avoided.
TUJUAN = ("sasaran", "orang", "kerugian")
# Duties, arrears and cover that runs are constraints; only what a region may choose is ranked.
SIFAT = ("kewajiban", "tunggakan", "berjalan", "pilihan")
# What keeps more people out.
KENDALA = ("uang", "masa", "boleh", "orang", "bulan_paling_sedikit", "sasaran")

PLAN_GROUP = Relation(
    "plan_group", 1, "Kelompok orang yang sama bagi rencana: sifat, harga sebulan, nilai.", ("pemda", "kelompok", "sifat"),
    (
        Column("pemda", "text", "Kode pemda.", required=True),
        Column("unit", "text", "Unit yang menganggarkannya; kosong = seluruh pemda."),
        Column("kelompok", "text", "Kode kelompok dalam pemda.", required=True),
        Column("kategori", "text", "Kategori.", values=KATEGORI), Column("segmen", "text", "Segmen.", values=SEGMEN),
        Column("sifat", "text", "Wajib, tunggakan, berjalan, atau pilihan.", required=True, values=SIFAT),
        Column("orang", "count", "Orang.", required=True), Column("harga", "rupiah", "JKK dan JKM seorang sebulan.", required=True),
        Column("kerugian", "rupiah", "Nilai harapan setahun manfaat yang hilang seorang; kosong bila tidak diketahui."),
        Column("utuh", "bool", "Kelompok tidak dapat dibagi.", required=True),
        Column("paling_sedikit", "count", "Bulan paling sedikit (BPU: 3 bulan bagi JKM penuh).", required=True),
        Column("dari", "month", "Bulan pertama yang dapat dibeli.", required=True),
        Column("sampai", "month", "Bulan terakhir.", required=True),
        Column("sumber", "text", "Dari mana jumlah dan harganya, atau anggapan.", required=True),
    ),
)  # fmt: skip

PLAN_PURSE = Relation(
    "plan_purse", 1, "Dompet dalam rencana: uang, jendela, dan pemakaiannya; dijumlah ulang dalam bilangan bulat.", ("pemda", "dompet"),
    (
        Column("pemda", "text", "Kode pemda pemilik dompet.", required=True), Column("dompet", "text", "Nama dompet.", required=True),
        Column("jenis", "text", "Jenis dompet (acuan/dompet.yaml)."), Column("uang", "rupiah", "Uang yang tersedia.", required=True),
        Column("boleh", "text", "Kategori yang boleh dibayar, dipisah koma; kosong = semua."),
        Column("unit", "text", "Unit yang orangnya boleh dibayar; kosong = semua unit."),
        Column("untuk", "text", "Pemda yang orangnya boleh dibayar, dipisah koma; kosong = pemiliknya sendiri, dan bagi provinsi juga "
               "kabupaten/kotanya."),
        Column("dari", "month", "Bulan pertama yang dapat dibayarnya.", required=True),
        Column("sampai", "month", "Bulan terakhir yang dapat dibayarnya.", required=True),
        Column("jendela", "text", "Langkah anggaran yang membukanya; kosong = sudah tersedia."),
        Column("usulan", "date", "Hari terakhir mengusulkan."),
        Column("penetapan", "date", "Hari penetapan; tidak seorang pun dibayar sebelum bulan sesudahnya."),
        Column("terpakai", "rupiah", "Rupiah yang dipakai rencana."), Column("sisa", "rupiah", "Uang − terpakai; tidak pernah negatif."),
        Column("sumber", "text", "Dari mana uangnya diketahui, atau anggapan.", required=True),
    ),
)  # fmt: skip

PLAN_STEP = Relation(
    "plan_step", 1, "Langkah rencana: kelompok × dompet × bulan mulai × lama: orang utuh dan rupiah.",
    ("pemda", "kelompok", "sifat", "pemda_dompet", "dompet", "mulai", "lama"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("kelompok", "text", "Kode kelompok.", required=True),
        Column("sifat", "text", "Wajib, tunggakan, berjalan, atau pilihan.", required=True, values=SIFAT),
        Column("pemda_dompet", "text", "Pemda pemilik dompet.", required=True), Column("dompet", "text", "Dompet.", required=True),
        Column("mulai", "month", "Bulan pertama.", required=True), Column("lama", "count", "Bulan penuh.", required=True),
        Column("orang", "count", "Orang.", required=True), Column("rupiah", "rupiah", "orang × harga × lama.", required=True),
    ),
)  # fmt: skip

PLAN_BOUND = Relation(
    "plan_bound", 1, "Yang mengikat rencana: satu langkah lebih, dihitung ulang.", ("pemda", "kendala", "dompet"),
    (
        Column("pemda", "text", "Kode pemda; kosong = seluruh rencana."),
        Column("dompet", "text", "Dompet; kosong bila bukan soal dompet."),
        Column("kendala", "text", "Yang mengikat.", required=True, values=KENDALA),
        Column("langkah", "rupiah", "Uang yang ditambahkan untuk menghitungnya; kosong bila langkahnya bukan uang."),
        Column("orang", "count", "Orang lebih yang terlindungi dengan langkah itu.", required=True),
        Column("bulan_orang", "count", "Bulan perlindungan lebih; dibagi 12 menjadi orang setahun.", required=True),
    ),
)  # fmt: skip

PLAN_SHORT = Relation(
    "plan_short", 1, "Yang tidak dapat dipenuhi: kewajiban di atas uangnya, atau sasaran di atas yang ada; dan berapa kurangnya.",
    ("pemda", "kelompok", "sifat", "kendala", "dompet"),
    (
        Column("pemda", "text", "Kode pemda; kosong = sasaran seluruh rencana."), Column("kelompok", "text", "Kelompok; kosong = sasaran."),
        Column("sifat", "text", "Sifatnya; kosong = sasaran.", values=SIFAT),
        Column("dompet", "text", "Dompet yang kurang uangnya; kosong bila tidak ada dompet yang boleh atau bermasa."),
        Column("kendala", "text", "Yang tidak dapat dipenuhi.", required=True, values=KENDALA),
        Column("rupiah", "rupiah", "Rupiah yang kurang; kosong bila bukan soal uang."),
        Column("bulan_orang", "count", "Bulan perlindungan yang tidak terbayar; kosong pada sasaran."),
        Column("orang", "count", "Orang yang kurang; hanya sasaran."),
    ),
)  # fmt: skip
