"""One stated figure and what becomes of it when it is computed again."""

from enum import StrEnum, auto

from naungan.relations import Column, Relation


class Verdict(StrEnum):
    """What the computation says of a stated figure; unknown is never "does not agree"."""

    COCOK = auto()
    PEMBULATAN = auto()
    TIDAK_COCOK = auto()
    TIDAK_DAPAT_DIPERIKSA = auto()


# Ratio against its own parts, sum against rows, a day that does not exist, digits likely swapped, series that can't be compared,
# a product (people × rate × months), a gap to a target, a rise or fall between two figures, months left unsaid.
JENIS = ("rasio", "jumlah", "tanggal", "angka_tertukar", "deret_berbeda", "hasil_kali", "jarak", "pertumbuhan", "bulan_tak_disebut")

CLAIM = Relation(
    "claim", 1, "Satu angka yang dinyatakan, dan hasil menghitungnya lagi.", ("berkas", "urutan"),
    (
        Column("berkas", "text", "Nama berkas.", required=True),
        Column("urutan", "count", "Urutan dalam berkas, mulai dari 1.", required=True),
        Column("tempat", "text", "Halaman, lembar, sel, atau baris."),
        Column("kutipan", "text", "Potongan teks yang menyatakannya.", required=True),
        Column("jenis", "text", "Jenis pemeriksaan.", required=True, values=JENIS),
        Column("dinyatakan", "text", "Yang dinyatakan."),
        Column("dihitung", "text", "Yang dihitung, dengan hitungannya; kosong bila tidak dapat."),
        Column("putusan", "text", "Putusan.", required=True, values=tuple(Verdict)),
        Column("alasan", "text", "Kode alasan dalam katalog; kalimatnya dicetak perintah.", required=True),
        Column("params", "json", "Isian kalimat."),
    ),
)  # fmt: skip
