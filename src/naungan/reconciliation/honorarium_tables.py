"""Payment lists of honoraria beside the rosters and the membership of those who were paid."""

from enum import StrEnum, auto

from naungan.relations import Column, Relation, RowOf


class Paid(StrEnum):
    """What a payment and the roster say of each other, the first that holds."""

    BELUM_PASTI = auto()
    TANPA_DAFTAR = auto()
    TIDAK_DI_DAFTAR = auto()
    BUKAN_PESERTA = auto()
    KEPESERTAAN_BELUM_DIKETAHUI = auto()
    COCOK = auto()
    TIDAK_DIBAYAR = auto()


HONORARIUM_CHECK = Relation(
    "honorarium_check", 1, "Satu pembayaran honorarium, atau satu pekerja pada daftar unit yang tidak dibayar.",
    ("pemda", "unit", "sumber", "lembar", "baris", "orang"),
    (
        Column("pemda", "text", "Kode pemda."), Column("bulan", "month", "Bulan.", required=True),
        Column("unit", "text", "Unit yang membayar, atau unit pada daftar pekerja."), Column("unit_nama", "text", "Namanya."),
        Column("orang", "text", "Tanda orang pada daftar pekerja; kosong bila tidak ditemukan."),
        Column("hasil", "text", "Apa yang dikatakan keduanya.", required=True, values=tuple(Paid)),
        Column("bruto", "rupiah", "Dibayar, sebelum pajak; kosong bila tidak dibayar atau tidak diketahui."),
        Column("nomor_sp2d", "text", "Nomor SP2D."), Column("kode_rekening", "text", "Kode rekening bentuk baku."),
        Column("sumber", "text", "Berkas daftar pembayaran; kosong bila tidak dibayar."), Column("lembar", "text", "Lembarnya."),
        Column("baris", "count", "Barisnya."),
    ),
    (RowOf("honorarium", ("sumber", "lembar", "baris")),),
)  # fmt: skip

HONORARIUM_SUM = Relation(
    "honorarium_sum", 1, "Pemda × unit × bulan: honorarium yang dibayar, menurut sebab.", ("pemda", "unit", "unit_nama", "bulan"),
    (
        Column("pemda", "text", "Kode pemda."), Column("unit", "text", "Kode unit."), Column("unit_nama", "text", "Nama unit."),
        Column("bulan", "month", "Bulan.", required=True),
        *(Column(f"jumlah_{hasil}", "count", f"Baris atau orang: {hasil}.") for hasil in Paid),
        *(Column(f"rupiah_{hasil}", "rupiah", f"Bruto yang diketahui: {hasil}.") for hasil in Paid if hasil != "tidak_dibayar"),
    ),
)  # fmt: skip
