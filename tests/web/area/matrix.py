"""What each address is about. An address that stands in none of these lines fails the test."""

from __future__ import annotations

from naungan.web.accounts.roles import Role
from tests.web.area.addresses import LIST, OWN, Case, walked

# Signing in and one's own account, by how the names of their addresses begin: there is nobody else's in them.
_OWN = ("account_", "mfa_", "socialaccount_", "openid_connect_", "usersessions_")
_ADMIN = frozenset({Role.ADMIN})
_FIGURES = frozenset(Role) - _ADMIN
# The list of workers of an office is made by its operators.
_OPERATORS = frozenset({Role.OPERATOR})
_MAKERS = frozenset({Role.OPERATOR, Role.BKPSDM, Role.BPKAD, Role.BAPPEDA, Role.SEKTORAL, Role.CABANG})
_CHECKERS = frozenset({Role.BKPSDM, Role.BPKAD, Role.PENYETUJU})
_PEOPLE = frozenset({Role.OPERATOR, Role.KEPALA_OPD, Role.BKPSDM, Role.CABANG, Role.AUDITOR})
_OPENERS = _PEOPLE - {Role.KEPALA_OPD}
_DECIDERS = frozenset({Role.OPERATOR, Role.BKPSDM, Role.BPKAD, Role.CABANG})
_SIGNERS = frozenset({Role.OPERATOR, Role.KEPALA_OPD, Role.BPKAD, Role.AUDITOR}) | _CHECKERS
_AUDITOR = frozenset({Role.AUDITOR})
_READERS = frozenset({Role.AUDITOR, Role.ADMIN})
_CABANG = frozenset({Role.CABANG})
# Who takes which step with a roster of a unit.
_STEPS = {
    "serah": {Role.OPERATOR}, "sah": {Role.KEPALA_OPD}, "status": {Role.BKPSDM}, "uang": {Role.BPKAD}, "kunci": {Role.PENYETUJU},
    "kembali": {Role.KEPALA_OPD} | _CHECKERS, "tarik": {Role.OPERATOR}, "buka": {Role.PENYETUJU}, "batal": {Role.PENYETUJU},
}  # fmt: skip

MATRIX: dict[str, Case] = {
    **{name: Case(OWN) for name, _ in walked() if name.startswith(_OWN)},
    **{name: Case(OWN) for name in ("akun_saya", "sesi_lanjut", "akun_undangan")},
    "akun_orang": Case(LIST, _ADMIN, by="admin"),
    **{name: Case(LIST, _ADMIN, by="admin") for name in ("akun_unit", "akun_cabang")},
    "akun_undang": Case(LIST, _ADMIN, by="admin"),
    "akun_seorang": Case("akun", _ADMIN, by="admin"),
    "akun_beri_peran": Case("akun", _ADMIN, by="admin"),
    **{name: Case("akun", _ADMIN, post=True) for name in ("akun_tautan", "akun_setel_ulang", "akun_keadaan")},
    "akun_cabut_peran": Case("akun_peran", _ADMIN, post=True),
    "beranda": Case(LIST),
    "salinan": Case(LIST, frozenset({Role.BKPSDM})),
    "jejak": Case(LIST, _READERS),
    "jejak_unduh": Case(LIST, _READERS, post=True),
    "pekerjaan": Case("pekerjaan", frozenset(Role)),
    "pekerjaan_kemajuan": Case("pekerjaan", frozenset(Role)),
    "pekerjaan_batal": Case("pekerjaan", frozenset({Role.OPERATOR, Role.KEPALA_OPD, Role.BKPSDM, Role.ADMIN}), post=True),
    "unggah": Case(LIST, _MAKERS),
    "setoran": Case("setoran", _FIGURES),
    "setoran_pakai_lagi": Case("setoran", _OPERATORS, post=True),
    "setoran_jenis": Case("jenis", _OPERATORS, by="operator"),
    "setoran_bertanda": Case("bertanda", _OPERATORS, by="operator"),
    "setoran_kembali": Case("setoran", frozenset({Role.OPERATOR, Role.KEPALA_OPD, Role.BKPSDM}), post=True),
    "setoran_buku": Case("buku", frozenset({Role.OPERATOR, Role.KEPALA_OPD, Role.BKPSDM})),
    "setoran_perubahan": Case("perubahan", frozenset({Role.OPERATOR, Role.KEPALA_OPD, Role.BKPSDM})),
    "setoran_arti": Case("setoran", frozenset({Role.OPERATOR, Role.KEPALA_OPD, Role.BKPSDM})),
    "setoran_judul": Case("judul", _OPERATORS, by="operator"),
    "setoran_baris": Case("baris", _OPERATORS, by="operator"),
    "kalender": Case(LIST, _FIGURES),
    "kelengkapan": Case(LIST, _FIGURES),
    "nyatakan": Case(LIST, _MAKERS, post=True),
    "surat": Case("surat", _SIGNERS),
    "pernyataan": Case("setoran", frozenset({Role.KEPALA_OPD})),
    "pindaian": Case("setoran", frozenset({Role.OPERATOR, Role.KEPALA_OPD}), post=True),
    "tanda_terima": Case("setoran", _FIGURES),
    "tanda_terima_pdf": Case("setoran", _FIGURES),
    **{f"langkah_{name}": Case("setoran", frozenset(roles)) for name, roles in _STEPS.items()},
    "hasil": Case(LIST, _FIGURES),
    "hasil_bulan": Case("bulan", _FIGURES),
    "hasil_ulang": Case("bulan", _CHECKERS | _ADMIN),
    "hasil_buku": Case("bulan", _FIGURES),
    "hasil_lembar": Case("bulan", _FIGURES),
    "hasil_unduh": Case("bulan_buku", _FIGURES),
    "hasil_daftar": Case("bulan", _PEOPLE, post=True),
    "hasil_tarik": Case("bulan", _AUDITOR, post=True),
    "hasil_orang": Case("bulan", _PEOPLE),
    "hasil_cari": Case("bulan", _PEOPLE, post=True),
    "hasil_satu": Case("orang", _PEOPLE),
    "hasil_buka": Case("orang", _OPENERS, post=True),
    "hasil_sampel": Case("sampel", _AUDITOR, by="auditor"),
    "hasil_sampel_buka": Case("sampel_baris", _AUDITOR, post=True, by="auditor"),
    "hasil_cabang": Case(LIST, _CABANG),
    "hasil_tanya": Case("bulan", _CABANG, by="cabang"),
    "hasil_tanya_daftar": Case("bulan", _CABANG, post=True, by="cabang"),
    "putusan": Case(LIST, _DECIDERS),
    "putusan_kelompok": Case(LIST, _DECIDERS),
    "putusan_riwayat": Case(LIST, _DECIDERS),
    "putusan_berkas": Case(LIST, _DECIDERS),
    "putusan_pertanyaan": Case("pertanyaan", _DECIDERS),
    "putusan_tanyakan": Case("pertanyaan", _DECIDERS, post=True),
    "putusan_jawaban": Case("jawaban", _DECIDERS),
    "putusan_unduh": Case("putusan", _DECIDERS),
}
