"""The link between roster and member file, and the decisions people have made about it."""

from enum import StrEnum, auto

from naungan.relations import Column, Relation, RowOf
from naungan.relations.words import Decision

DECISION = tuple(Decision)


class Tier(StrEnum):
    """The evidence that two persons are one, the strongest first; from ``NIK_NAMA_BEDA`` on a person must say."""

    KEPUTUSAN = auto()
    NIK_NAMA_TANGGAL = auto()
    NIK_NAMA = auto()
    NIK_HILANG_ANGKA = auto()
    NIK_MIRIP = auto()
    NIK_TANGGAL = auto()
    NIK_NAMA_MIRIP = auto()
    NIK_MIRIP_NAMA_MIRIP = auto()
    NAMA_TANGGAL = auto()
    NAMA_TANGGAL_TERTUKAR = auto()
    NAMA_MIRIP_TANGGAL = auto()
    NIK_NAMA_BEDA = auto()
    NIK_MIRIP_LEMAH = auto()
    NIK_LAIN = auto()
    NAMA_TANGGAL_LEMAH = auto()
    NAMA_TANGGAL_DEKAT = auto()
    NAMA_SAJA = auto()
    NAMA_MIRIP = auto()
    TIDAK_ADA = auto()


# What a saved row tells of the row of a file.
_PLACE = ("sumber", "lembar", "baris")

LINK = Relation(
    "link", 1, "Satu baris daftar pekerja: orangnya, dan pesertanya bila ada.", ("sumber", "lembar", "baris"),
    (
        Column("sumber", "text", "SHA-256 berkas daftar.", required=True), Column("lembar", "text", "Lembar daftar."),
        Column("baris", "count", "Baris daftar pada lembarnya.", required=True), Column("pemda", "text", "Kode pemda."),
        Column("orang", "text", "Tanda orang dalam pemda ini; sama untuk semua baris orang yang sama.", required=True),
        Column("peserta", "text", "Tanda orang peserta yang sama; hanya bila keputusan same."),
        Column("calon", "text", "Tanda orang peserta calon terbaik bila keputusan review; tidak mengikat."),
        Column("member_sumber", "text", "Berkas baris peserta terbaik (atau calon)."), Column("member_lembar", "text", "Lembarnya."),
        Column("member_baris", "count", "Baris peserta terbaik (atau calon) pada lembarnya."),
        Column("decision", "text", "same, review, none.", required=True, values=DECISION),
        Column("tier", "text", "Tingkat bukti yang memutuskan."), Column("reason", "text", "Kode alasan dalam katalog."),
        Column("sendiri", "bool", "Orang ini hanya punya baris ini, dan tandanya dibuat dari baris ini; kosong = tidak diketahui."),
    ),
    (RowOf("roster", _PLACE), RowOf("member", _PLACE, "member_")),
)  # fmt: skip

# The number of the member row that a link names.
MEMBER_NOMOR = LINK.rows[1].number

MEMBER_PERSON = Relation(
    "member_person", 1, "Satu baris berkas peserta: orang peserta yang mana.", ("sumber", "lembar", "baris"),
    (
        Column("sumber", "text", "SHA-256 berkas peserta.", required=True), Column("lembar", "text", "Lembar."),
        Column("baris", "count", "Baris pada lembarnya.", required=True), Column("pemda", "text", "Kode pemda."),
        Column("peserta", "text", "Tanda orang peserta dalam pemda ini.", required=True),
        Column("sendiri", "bool", "Peserta ini hanya punya baris ini; kosong = tidak diketahui."),
    ),
    (RowOf("member", _PLACE),),
)  # fmt: skip
