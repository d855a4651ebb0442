"""Closed vocabularies that several rooms share; labels for people stand in the catalogue as ``KATEGORI_HONORER`` and so on."""

# Who the worker is to the pemda. Default segment, payer and accounts of each stand in acuan/kategori.yaml.
KATEGORI = (
    "honorer", "guru_non_asn", "nakes_non_asn", "blud_non_asn", "pppk_paruh_waktu", "pppk", "pns", "cpns", "pjlp",
    "alih_daya", "perangkat_desa", "bpd", "rt_rw", "kader", "linmas", "pekerja_agama", "petugas_pemilu",
    "dprd", "kepala_daerah", "bumd", "pekerja_rentan", "lainnya",
)  # fmt: skip

SEGMEN = ("PU", "BPU")
PROGRAM = ("jkk", "jkm", "jht", "jp")

# How far a member file sees. An own-NPP file can never prove that somebody is unregistered. What an office's own roster says of its
# people is no member file at all: it speaks for those it names, and its silence says nothing of anybody.
DAFTAR_OPD = "daftar_opd"
LINGKUP = ("own_npp", "cabang", "nasional", DAFTAR_OPD)

# Answers that may be unknown; unknown is never "tidak".
JAWABAN = ("ya", "tidak", "tidak_diketahui")

TAHAP = ("RKPD", "KUA_PPAS", "RKA", "RAPBD", "APBD", "PERGESERAN", "APBD_P")

# The data sets an office may hand in; layout codes of intake map to one of these.
DATASET = (
    "roster", "member", "recap", "unit", "registration", "payer", "budget_line", "cash_plan", "treasury", "mutation", "candidate",
    "aggregate",
)  # fmt: skip

# What an office reports of a member through SIPP.
MUTASI = ("nonaktif", "koreksi")

# Groups of occupations of residents; the first three are no workers whom nobody protects.
PEKERJAAN = (
    "tidak_bekerja", "pensiunan", "asn_tni_polri", "karyawan", "petani", "nelayan", "peternak", "pedagang", "buruh_harian",
    "konstruksi", "transportasi", "rumah_tangga", "lain",
)  # fmt: skip
BUKAN_CALON = ("tidak_bekerja", "tidak_hidup", "usia", "penyelenggara_lain", "pekerjaan_tidak_disebut")

# What a published figure counts.
SEGMEN_AGREGAT = ("PU", "BPU", "PU_BPU", "JAKON", "SEMUA")
HITUNGAN = ("tanpa_jakon", "dengan_jakon")
