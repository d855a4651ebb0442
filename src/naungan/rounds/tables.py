"""The events of rounds, and the registers that are read beside them. A round is nothing but its events; its state is their fold."""

from enum import StrEnum, auto

from naungan.findings.tables import Tingkat as Grave
from naungan.relations import Column, Relation


class Event(StrEnum):
    """What may happen in a round."""

    DIBUKA = auto()  # number, level, day, place, participants, month, pemda invited, version of the checklist, the round before
    DIBEKUKAN = auto()  # one pemda's evaluation, by hash
    BUTIR_DIBUAT = auto()  # a finding, by rule, entered, or carried over from the round before
    DITUGASKAN = auto()  # owner, action, deadline of a finding
    DINYATAKAN = auto()  # status of a finding, with its reason
    DILENGKAPI = auto()  # condition, criterion, cause, effect, recommendation in the auditor's form
    DINAIKKAN = auto()  # a finding goes one rung up
    BUKTI = auto()  # a file by its hash, for a finding or a dispute
    TIDAK_HADIR = auto()  # a pemda that was invited and did not come, or handed nothing in
    DIBACA = auto()  # a file that came back was read, by its hash, with how many of its rows were taken
    DIPERIKSA = auto()  # an answer to one question of the checklist
    DILAPORKAN = auto()  # a pemda's own aggregate figure: it stands beside the computed one
    DISANGGAH = auto()  # a figure is disputed, with evidence; the frozen one is unchanged
    SASARAN = auto()  # a target of a region and year
    INSTRUMEN = auto()  # a regulation, circular or agreement
    KENDALA = auto()  # an obstacle, for the quarterly report
    DITUTUP = auto()  # nothing is added after it


class Tingkat(StrEnum):
    """The level at which a round is held."""

    NASIONAL = auto()
    PROVINSI = auto()
    PEMDA = auto()


class Status(StrEnum):
    """How far a finding is."""

    TERBUKA = auto()
    DIKERJAKAN = auto()
    SELESAI = auto()
    TIDAK_SELESAI = auto()
    DITOLAK = auto()


# These move on into the next round by themselves.
OPEN = (Status.TERBUKA, Status.DIKERJAKAN, Status.TIDAK_SELESAI)


class Rung(StrEnum):
    """Who answers for a finding now; it rises from rung to rung, Inspektorat on the way."""

    OPD = auto()
    INSPEKTORAT = auto()
    PEMDA = auto()
    GUBERNUR = auto()
    KEMENTERIAN = auto()


PILAR = ("regulasi", "coverage", "anggaran", "integrasi")
# Who sets targets; one series is never held against another.
DERET = ("rpjpn", "rpjmn", "rkp", "kemendagri", "permendagri", "rpjmd", "bpjs", "sendiri")
# What a target counts. ``semua`` does not say whether construction is in it.
CAKUPAN = ("semua", "semua_tanpa_jakon", "semua_dengan_jakon", "pu", "bpu", "non_asn", "pekerja_rentan", "desa")
# Who made a finding; it stays so when the finding is carried over.
ASAL = ("aturan", "diisi")
KETIDAKHADIRAN = ("tidak_hadir", "tidak_menyerahkan")

# From which status a finding may go to which; to the same one always, with another reason.
TRANSITIONS = {
    Status.TERBUKA: (Status.DIKERJAKAN, Status.SELESAI, Status.TIDAK_SELESAI, Status.DITOLAK),
    Status.DIKERJAKAN: (Status.TERBUKA, Status.SELESAI, Status.TIDAK_SELESAI, Status.DITOLAK),
    Status.TIDAK_SELESAI: (Status.TERBUKA, Status.DIKERJAKAN, Status.SELESAI, Status.DITOLAK),
    Status.SELESAI: (Status.TERBUKA,),
    Status.DITOLAK: (Status.TERBUKA,),
}


def needs_reason(old: Status, new: Status) -> bool:
    """Whether the step must say why: a refusal, and opening again what was closed."""
    return new is Status.DITOLAK or (old not in OPEN and new in OPEN)


EVENT = Relation(
    "round_event", 1, "Satu peristiwa dalam satu rapat: hanya ditambah, tidak pernah diubah atau dihapus.", ("rapat", "urutan"),
    (
        Column("nomor", "count", "Urutan dalam buku, mulai dari 1: peristiwa semua rapat dilipat menurut urutan ini.", required=True),
        Column("rapat", "text", "Tanda rapat.", required=True),
        Column("urutan", "count", "Urutan dalam rapat, mulai dari 1.", required=True),
        Column("waktu", "text", "Saat dicatat, UTC, bentuk ISO 8601.", required=True),
        Column("oleh", "text", "Siapa yang mencatat.", required=True),
        Column("jenis", "text", "Jenis peristiwa.", required=True, values=tuple(Event)),
        Column("isi", "json", "Isi peristiwa menurut jenisnya.", required=True),
        Column("sidik", "text", "SHA-256 atas peristiwa ini dan sidik sebelumnya: rantai yang putus terlihat.", required=True),
    ),
)  # fmt: skip

TARGET = Relation(
    "target", 2, "Satu sasaran satu wilayah pada satu tahun, menurut satu dokumen.", ("wilayah", "deret", "tahun", "lingkup"),
    (
        Column("wilayah", "text", "Kode provinsi atau pemda; kosong = nasional."),
        Column("deret", "text", "Deret sasaran; satu deret tidak dicampur dengan yang lain.", required=True, values=DERET),
        Column("tahun", "count", "Tahun sasaran.", required=True),
        Column("sampai", "date", "Hari jatuh temponya; kosong = akhir tahun."),
        Column("persen", "ratio", "Sasaran dalam persen; kosong bila dinyatakan dalam orang."),
        Column("orang", "count", "Sasaran dalam orang; kosong bila dinyatakan dalam persen."),
        Column("lingkup", "text", "Yang dihitung; kosong bila dokumennya tidak menyebut.", values=CAKUPAN),
        Column("penyebut", "text", "Jenis penyebut menurut dokumennya; kosong bila tidak disebut."),
        Column("penyebut_orang", "count", "Penyebut dalam orang menurut dokumennya; kosong bila tidak disebut."),
        Column("penerbit", "text", "Siapa yang menetapkan.", required=True),
        Column("dokumen", "text", "Nomor atau nama dokumen.", required=True),
        Column("sejak", "date", "Hari dokumennya ditetapkan, atau paling lambat hari itu; kosong = tidak diketahui."),
        Column("sumber", "text", "Dari mana angka ini diketahui."),
        Column("status", "text", "Seberapa pasti sasaran ini diketahui.", required=True, values=("confirmed", "recalled", "unknown")),
    ),
)  # fmt: skip

INSTRUMENT = Relation(
    "instrument", 1, "Satu peraturan, edaran, atau perjanjian suatu pemda tentang Jamsostek.", ("pemda", "jenis", "nomor"),
    (
        Column("pemda", "text", "Kode pemda.", required=True),
        Column("jenis", "text", "Perda, Perkada, SE, PKS, lain.", required=True, values=("perda", "perkada", "se", "pks", "lain")),
        Column("nomor", "text", "Nomornya.", required=True),
        Column("tentang", "text", "Judulnya."),
        Column("tanggal", "date", "Tanggal ditetapkan atau ditandatangani.", required=True),
        Column("berakhir", "date", "Hari terakhir berlaku; kosong = tidak disebut."),
        Column("kelompok", "text", "Kelompok pekerja yang dicakup, dipisah koma."),
        Column("dasar_upah", "text", "Dasar upah yang ditetapkan; kosong = tidak diatur."),
        Column("penerbit", "text", "Yang menetapkan."),
    ),
)  # fmt: skip

OBSTACLE = Relation(
    "obstacle", 1, "Satu kendala yang dilaporkan suatu pemda dalam satu triwulan.", ("pemda", "triwulan", "nomor"),
    (
        Column("pemda", "text", "Kode pemda.", required=True), Column("unit", "text", "Kode unit; kosong = seluruh pemda."),
        Column("triwulan", "text", "Tahun dan triwulan, misalnya 2026-T3.", required=True),
        Column("nomor", "count", "Nomor urut dalam triwulan itu.", required=True),
        Column("pilar", "text", "Pilar yang terhambat.", values=PILAR),
        Column("uraian", "text", "Kendalanya.", required=True),
        Column("tindakan", "text", "Yang sudah atau akan dilakukan."),
        Column("butuh", "text", "Bantuan yang diminta, dan dari siapa."),
        Column("status", "text", "terbuka atau selesai; kosong = terbuka.", values=("terbuka", "selesai")),
        Column("selesai_triwulan", "text", "Triwulan saat selesai; kosong selama terbuka."),
    ),
)  # fmt: skip

ENTRY = Relation(
    "round_entry", 1, "Satu temuan yang diisi di meja rapat, atau isian bagi temuan yang sudah ada.", ("butir", "pemda", "unit", "kondisi"),
    (
        Column("butir", "text", "Nomor butir yang sudah ada; kosong = temuan baru."),
        Column("pemda", "text", "Kode pemda.", required=True), Column("unit", "text", "Kode unit; kosong = seluruh pemda."),
        Column("unit_nama", "text", "Nama unit."),
        Column("tingkat", "text", "tinggi, sedang, rendah; kosong = sedang.", values=tuple(Grave)),
        Column("kondisi", "text", "Keadaan yang ditemukan; wajib pada temuan baru."),
        Column("kriteria", "text", "Yang seharusnya, dengan aturannya."), Column("sebab", "text", "Sebabnya; kosong = belum diketahui."),
        Column("akibat", "text", "Akibatnya."), Column("rekomendasi", "text", "Rekomendasi."),
        Column("jumlah", "count", "Banyaknya."), Column("satuan", "text", "Satuan jumlah."), Column("rupiah", "rupiah", "Nilai rupiah."),
        Column("penanggung_jawab", "text", "Siapa yang bertanggung jawab."), Column("tindakan", "text", "Yang akan dilakukan."),
        Column("tenggat", "date", "Sampai kapan."), Column("status", "text", "Status butir.", values=tuple(Status)),
        Column("alasan", "text", "Alasan status itu."),
    ),
)  # fmt: skip
