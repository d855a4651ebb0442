"""Series of coverage, how they go on, and how often such statements were right."""

from enum import StrEnum, auto

from naungan.relations import Column, Relation
from naungan.relations.words import KATEGORI, SEGMEN
from naungan.rounds.tables import CAKUPAN, DERET

TINGKAT = ("nasional", "provinsi", "pemda", "unit")
# Where a figure of a series comes from: a finished evaluation, a publication that was handed in, one that is shipped.
ASAL_DERET = ("evaluasi", "terbitan", "bawaan")
# What is forecast: people, and their share of the universe in millionths.
UKURAN_RAMAL = ("aktif", "cakupan")


class Model(StrEnum):
    """By what a series goes on. The first two are the rivals that every other must beat."""

    NAIF = auto()
    MUSIMAN = auto()
    ETS = auto()
    KALENDER = auto()
    ALUR = auto()


class Tanpa(StrEnum):
    """Why a series is not forecast, or stands without an interval."""

    SATU_BULAN = auto()
    TERLALU_PENDEK = auto()
    TERPUTUS = auto()
    TANPA_SEMESTA = auto()
    GALAT_SEDIKIT = auto()


# One series: of a place (and unit), a segment, what is counted against what, and from where. Two of them never stand in one line.
DERET_KUNCI = ("tingkat", "wilayah", "unit", "segmen", "lingkup", "penyebut", "asal")
_DERET = (
    Column("tingkat", "text", "Tingkat.", required=True, values=TINGKAT),
    Column("wilayah", "text", "Kode provinsi atau pemda; kosong = nasional."),
    Column("unit", "text", "Kode unit; hanya tingkat unit."),
    Column("segmen", "text", "Segmen; kosong = semua.", values=SEGMEN),
    Column("lingkup", "text", "Yang dihitung: lingkup berkas peserta, atau cakupan menurut terbitannya.", required=True),
    Column("penyebut", "text", "Jenis penyebut; kosong bila tidak disebut."),
    Column("asal", "text", "Dari mana.", required=True, values=ASAL_DERET),
)

SERIES = Relation(
    "series", 1, "Deret cakupan: satu angka satu bulan; bulan yang tidak ada tetap tidak ada.", (*DERET_KUNCI, "bulan"),
    (
        *_DERET, Column("bulan", "month", "Bulan.", required=True),
        Column("aktif", "count", "Orang yang pasti aktif atau terlindungi.", required=True),
        Column("aktif_atas", "count", "Yang mungkin aktif: sama, kecuali sebagian tidak diketahui."),
        Column("semesta", "count", "Penyebut dalam orang; kosong bila tidak diketahui."),
        Column("sumber", "text", "Evaluasi atau terbitan asalnya."),
    ),
)  # fmt: skip

FLOW = Relation(
    "flow", 1, "Deret × bulan × sebab: orang yang masuk (positif) atau keluar (negatif) dari yang aktif atau dari semesta.",
    (*DERET_KUNCI, "bulan", "ukuran", "sebab"),
    (
        *_DERET, Column("bulan", "month", "Bulan sesudah perubahan.", required=True),
        Column("dari", "month", "Bulan angka sebelumnya dalam deret itu; kosong = bulan sebelum perubahan."),
        Column("ukuran", "text", "Yang berubah.", required=True, values=("aktif", "semesta")),
        Column("sebab", "text", "Sebab menurut urutan penggantian (bandingkan).", required=True),
        Column("orang", "count", "Orang, bertanda.", required=True),
    ),
)  # fmt: skip

SEBAB_AKHIR = ("kontrak", "dana", "tmt", "usia")
DATED_END = Relation(
    "dated_end", 1, "Pemda × unit × kelompok × bulan × sebab: akhir yang sudah bertanggal menurut satu evaluasi.",
    ("pemda", "unit", "kategori", "segmen", "bulan", "sebab"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("unit", "text", "Kode unit; kosong = tidak dikenali."),
        Column("kategori", "text", "Kategori.", values=KATEGORI), Column("segmen", "text", "Segmen.", values=SEGMEN),
        Column("bulan", "month", "Bulan pertama tanpa perlindungan itu.", required=True),
        Column("sebab", "text", "Kontrak, dana atau bulan dompet berakhir, TMT sebagai ASN, usia pensiun JP.", required=True,
               values=SEBAB_AKHIR),
        Column("orang", "count", "Orang.", required=True), Column("orang_terlindungi", "count", "Di antaranya yang kini terlindungi."),
        Column("rupiah", "rupiah", "Iuran sebulan mereka, bagian pasti."),
    ),
)  # fmt: skip

FORECAST = Relation(
    "forecast", 1, "Deret × ukuran × bulan depan: perkiraan dengan rentangnya; tanpa rentang tidak ada angka.",
    (*DERET_KUNCI, "ukuran", "bulan"),
    (
        *_DERET, Column("ukuran", "text", "Orang, atau cakupan dalam sepersejuta.", required=True, values=UKURAN_RAMAL),
        Column("bulan", "month", "Bulan.", required=True), Column("langkah", "count", "Bulan sesudah angka terakhir.", required=True),
        Column("model", "text", "Yang dipakai: yang galatnya terkecil, atau pembanding yang tidak dikalahkan.", values=tuple(Model)),
        Column("nilai", "count", "Perkiraan; kosong bila rentangnya tidak dapat diberikan."),
        Column("semesta", "count", "Penyebut yang diperkirakan, dalam orang."),
        *(Column(f"{sisi}_{tingkat}", "count", f"Batas {sisi} rentang {tingkat} %.") for tingkat in (80, 95) for sisi in ("bawah", "atas")),
        Column("alasan", "text", "Mengapa tanpa rentang.", values=tuple(Tanpa)),
    ),
)  # fmt: skip

FORECAST_CHECK = Relation(
    "forecast_check", 1, "Tingkat × bulan kalender × model: seberapa sering rentang dan seberapa dekat perkiraan dahulu benar.",
    ("tingkat", "segmen", "lingkup", "penyebut", "asal", "ukuran", "bulan_kalender", "model"),
    (
        *(one for one in _DERET if one.name not in ("wilayah", "unit")),
        Column("ukuran", "text", "Orang, atau cakupan.", required=True, values=UKURAN_RAMAL),
        Column("bulan_kalender", "count", "1 sampai 12; 0 = semua bulan. Desember dinilai sendiri.", required=True),
        Column("model", "text", "Model.", required=True, values=tuple(Model)),
        Column("dipakai", "bool", "Apakah model inilah yang dipakai pada tingkat itu.", required=True),
        Column("n", "count", "Perkiraan dahulu yang dapat diperiksa.", required=True),
        Column("kena_80", "count", "Di antaranya yang jatuh dalam rentang 80 %."),
        Column("kena_95", "count", "Di antaranya yang jatuh dalam rentang 95 %."),
        Column("galat", "ratio", "Jumlah galat mutlak ÷ jumlah nilai (WAPE)."),
        Column("galat_naif", "ratio", "Yang sama bagi nilai terakhir."),
        Column("galat_musiman", "ratio", "Yang sama bagi bulan yang sama tahun lalu."),
    ),
)  # fmt: skip

# What a forecast says of a target on its day.
KEADAAN_DEPAN = ("tercapai", "tidak_tercapai", "belum_dapat_dikatakan", "sudah_lewat", "tanpa_perkiraan", "tidak_dapat_dibandingkan")
TARGET_OUTLOOK = Relation(
    "target_outlook", 1, "Satu sasaran pada hari jatuh temponya menurut perkiraan bila tidak ada yang berubah.",
    ("wilayah", "deret", "tahun", "lingkup"),
    (
        Column("wilayah", "text", "Kode provinsi atau pemda; kosong = nasional."),
        Column("deret", "text", "Deret sasaran.", required=True, values=DERET), Column("tahun", "count", "Tahun sasaran.", required=True),
        Column("lingkup", "text", "Yang dihitung; kosong bila tidak disebut.", values=CAKUPAN),
        Column("sampai", "date", "Hari jatuh tempo.", required=True), Column("dokumen", "text", "Dokumennya."),
        Column("bulan", "month", "Bulan perkiraan yang disandingkan; kosong bila tidak ada."),
        Column("dibutuhkan", "count", "Orang yang dibutuhkan sasaran itu."), Column("nilai", "count", "Perkiraan orang."),
        *(Column(f"{sisi}_{tingkat}", "count", f"Batas {sisi} rentang {tingkat} %.") for tingkat in (80, 95) for sisi in ("bawah", "atas")),
        Column("kurang", "count", "Orang yang kurang menurut perkiraan; 0 bila tidak kurang."),
        Column("kurang_terbanyak", "count", "Orang yang kurang pada batas bawah rentang 80 %."),
        Column("keadaan", "text", "Yang dikatakan rentang 80 %.", required=True, values=KEADAAN_DEPAN),
        Column("alasan", "text", "Mengapa tidak dapat dikatakan."),
    ),
)  # fmt: skip
