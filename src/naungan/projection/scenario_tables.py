"""What would be if: people, rupiah, coverage and what is at stake, month by month under each scenario."""

from naungan.relations import Column, Relation
from naungan.relations.words import JAWABAN, KATEGORI, PEMBAYAR, PROGRAM, SEGMEN
from naungan.rounds.register_tables import TARGET_STANDING

DASAR = "dasar"
_SKENARIO = Column("skenario", "text", f"Kode skenario; {DASAR} = tidak ada yang berubah.", required=True)
_PEMDA = Column("pemda", "text", "Kode pemda.", required=True)
_BULAN = Column("bulan", "month", "Bulan.", required=True)

SCENARIO_DUES = Relation(
    "scenario_dues", 1, "Skenario × pemda × kelompok × pembayar × dompet × program × bulan: orang dan iuran menurut hukum bulan itu.",
    ("skenario", "pemda", "unit_pembayar", "kategori", "segmen", "pembayar", "dompet", "program", "perkiraan", "terdaftar",
     "bulan"),
    (
        _SKENARIO, _PEMDA, Column("unit_pembayar", "text", "Unit yang menganggarkan."),
        Column("kategori", "text", "Kategori.", values=KATEGORI), Column("segmen", "text", "Segmen.", values=SEGMEN),
        Column("pembayar", "text", "Jenis pembayar; kosong = tidak dinyatakan.", values=PEMBAYAR),
        Column("dompet", "text", "Jenis dompet (acuan/dompet.yaml); kosong = tidak ada dompet yang menanggung."),
        Column("program", "text", "Program.", required=True, values=PROGRAM),
        Column("perkiraan", "bool", "Iurannya perkiraan karena upah tidak diketahui.", required=True),
        Column("terdaftar", "text", "Apakah pembayar mendaftarkan mereka: ya = ditagih; tidak = terutang menurut hukum, belum ditagih.",
               required=True, values=JAWABAN),
        _BULAN,
        Column("orang", "count", "Orang × unit yang terutang program itu.", required=True),
        Column("rupiah", "rupiah", "Bagian pembayar.", required=True),
        Column("orang_ragu", "count", "Orang yang iurannya tidak dapat dihitung, di luar orang."),
    ),
)  # fmt: skip

SCENARIO_COVER = Relation(
    "scenario_cover", 1, "Skenario × pemda × segmen × bulan: pekerja dan yang terlindungi, dengan batas bawah dan atas.",
    ("skenario", "pemda", "segmen", "bulan"),
    (
        _SKENARIO, _PEMDA, Column("segmen", "text", "Segmen; kosong = semua.", values=SEGMEN), _BULAN,
        Column("pekerja", "count", "Orang yang menjadi tanggungan.", required=True),
        Column("terlindungi_bawah", "count", "Yang pasti terlindungi.", required=True),
        Column("terlindungi_atas", "count", "Yang mungkin terlindungi.", required=True),
        Column("taruhan", "rupiah", "Nilai harapan setahun manfaat yang tidak dijamin bagi yang belum terlindungi, bagian pasti."),
    ),
)  # fmt: skip

SCENARIO_TARGET = Relation(
    "scenario_target", 1, "Skenario × sasaran yang jatuh tempo pada bulan yang dimainkan: bagaimana sasaran itu berdiri sehari sesudahnya.",
    ("skenario", *TARGET_STANDING.key), (_SKENARIO, *TARGET_STANDING.columns),
)  # fmt: skip
