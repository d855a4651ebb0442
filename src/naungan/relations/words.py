"""Closed vocabularies that several rooms share; labels for people stand in the catalogue as ``KATEGORI_HONORER`` and so on.

What the code compares is an enumeration, so that a misspelt word is an error; sets that several rooms ask for stand beside it.
"""

from enum import StrEnum, auto

# Who the worker is to the pemda. Default segment, payer and accounts of each stand in acuan/kategori.yaml.
KATEGORI = (
    "honorer", "guru_non_asn", "nakes_non_asn", "blud_non_asn", "pppk_paruh_waktu", "pppk", "pns", "cpns", "pjlp",
    "alih_daya", "perangkat_desa", "bpd", "rt_rw", "kader", "linmas", "pekerja_agama", "petugas_pemilu",
    "dprd", "kepala_daerah", "bumd", "pekerja_rentan", "lainnya",
)  # fmt: skip

SEGMEN = ("PU", "BPU")
PROGRAM = ("jkk", "jkm", "jht", "jp")
# Who pays, as a list of payers says: the government itself, its books beside the APBD, another government, and others.
PEMBAYAR = ("pemda", "bos", "blud", "desa", "provinsi", "kabkota", "asn", "csr", "vendor", "pekerja", "lain")
# Of those the ones that are no purse of this government: what they carry it does not owe.
BUKAN_PEMDA = ("vendor", "lain", "csr", "asn", "provinsi", "kabkota")

# How far a member file sees. An own-NPP file can never prove that somebody is unregistered. What an office's own roster says of its
# people is no member file at all: it speaks for those it names, and its silence says nothing of anybody. What BPJS answers about people
# whom it was asked about speaks for these alone too; but it sees every registration of theirs.
DAFTAR_OPD, JAWABAN_BPJS = "daftar_opd", "jawaban_bpjs"
LINGKUP = ("own_npp", "cabang", "nasional", DAFTAR_OPD, JAWABAN_BPJS)
# Scopes that say nothing of anybody whom the file does not name.
OF_NAMED = (DAFTAR_OPD, JAWABAN_BPJS)


class Jawaban(StrEnum):
    """Answers that may be unknown; unknown is never "tidak"."""

    YA = auto()
    TIDAK = auto()
    TIDAK_DIKETAHUI = auto()


JAWABAN = tuple(Jawaban)


class State(StrEnum):
    """The one state of a worker in a month, in order of precedence: the first that holds."""

    NOT_ELIGIBLE = auto()
    OTHER_PAYER = auto()
    UNRESOLVED = auto()
    NO_DATA = auto()
    COVERED = auto()
    INCOMPLETE_PROGRAMMES = auto()
    ARREARS = auto()
    COVERED_ELSEWHERE = auto()
    INACTIVE = auto()
    NOT_ON_OWN_NPP = auto()
    UNREGISTERED = auto()


# The pemda has no duty; nothing can be said yet; participant under the pemda's own NPP; no participant of the pemda.
NO_DUTY = (State.NOT_ELIGIBLE, State.OTHER_PAYER)
UNDECIDED = (State.UNRESOLVED, State.NO_DATA)
PARTICIPANT = (State.COVERED, State.INCOMPLETE_PROGRAMMES, State.ARREARS)
ABSENT = (State.INACTIVE, State.NOT_ON_OWN_NPP, State.UNREGISTERED)
# The whole month is owed and not secured.
OWED = (State.ARREARS, *ABSENT)
# Which row stands for a person who works in several units: one where we have a duty, and there the most settled.
STANDING = (*PARTICIPANT, State.COVERED_ELSEWHERE, *ABSENT, *UNDECIDED, State.OTHER_PAYER, State.NOT_ELIGIBLE)


class Hak(StrEnum):
    """Whether the pemda owes contributions for a category of workers."""

    WAJIB = auto()
    TIDAK_BERHAK = auto()
    PEMBAYAR_LAIN = auto()
    TIDAK_DIKETAHUI = auto()


class Cause(StrEnum):
    """Why an unresolved row is so, the first that holds.

    The roster row is held, nobody knows whether the pemda owes, a match waits for a decision in keputusan.csv, or the member file does
    not say whether the member is active.
    """

    DATA = auto()
    HAK = auto()
    KEPUTUSAN = auto()
    STATUS = auto()


class Decision(StrEnum):
    """Whether a worker and a member are one person: yes, a person must say, no."""

    SAME = auto()
    REVIEW = auto()
    NONE = auto()


class Answer(StrEnum):
    """What BPJS answers about one person: a member now, one no longer, or registered nowhere."""

    AKTIF = auto()
    NONAKTIF = auto()
    TIDAK_TERDAFTAR = auto()


class Flag(StrEnum):
    """What stands beside the state of a worker."""

    INELIGIBLE_BILLED = auto()
    TWO_PAYERS = auto()
    WRONG_NPP = auto()
    UPAH_KURANG_LAPOR = auto()
    MASA_TUNGGU_JKM = auto()
    DIPOTONG_DARI_UPAH = auto()


class Anggaran(StrEnum):
    """Is the money there?"""

    TIDAK_DIKETAHUI = auto()
    TIDAK_DIANGGARKAN = auto()
    KURANG = auto()
    CUKUP = auto()
    BELUM_DAPAT_DINILAI = auto()


# Money lacks; nobody can say.
SHORT = (Anggaran.KURANG, Anggaran.TIDAK_DIANGGARKAN)
NOT_JUDGED = (Anggaran.TIDAK_DIKETAHUI, Anggaran.BELUM_DAPAT_DINILAI)
# Of several accounts the weakest decides.
WEAKEST = (Anggaran.TIDAK_DIANGGARKAN, Anggaran.KURANG, *NOT_JUDGED, Anggaran.CUKUP)


class Pembayaran(StrEnum):
    """Has it been paid?"""

    TIDAK_DIKETAHUI = auto()
    BELUM = auto()
    LUNAS = auto()
    MENUNGGAK = auto()


TAHAP = ("RKPD", "KUA_PPAS", "RKA", "RAPBD", "APBD", "PERGESERAN", "APBD_P")

# The data sets an office may hand in; layout codes of intake map to one of these.
DATASET = (
    "roster", "member", "recap", "unit", "registration", "payer", "budget_line", "cash_plan", "treasury", "receipt", "mutation",
    "candidate", "aggregate", "bpjs_answer", "package", "honorarium",
)  # fmt: skip

# What a contract buys: works, or people of another employer.
PAKET = ("konstruksi", "alih_daya")

# What an office reports of a member through SIPP.
MUTASI = ("nonaktif", "koreksi")
# How the cause of a deactivation names a death, in small letters.
MENINGGAL = "meninggal|wafat|kematian|almarhum"

# Groups of occupations of residents; the first three are no workers whom nobody protects.
PEKERJAAN = (
    "tidak_bekerja", "pensiunan", "asn_tni_polri", "karyawan", "petani", "nelayan", "peternak", "pedagang", "buruh_harian",
    "konstruksi", "transportasi", "rumah_tangga", "lain",
)  # fmt: skip
BUKAN_CALON = ("tidak_bekerja", "tidak_hidup", "usia", "penyelenggara_lain", "pekerjaan_tidak_disebut")

# What a published figure counts.
SEGMEN_AGREGAT = ("PU", "BPU", "PU_BPU", "JAKON", "SEMUA")
HITUNGAN = ("tanpa_jakon", "dengan_jakon")
