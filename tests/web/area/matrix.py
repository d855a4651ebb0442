"""What each address is about. An address that stands in none of these lines fails the test."""

from __future__ import annotations

from tests.web.area.addresses import LIST, OWN, Case

_OWN = """
beranda account_login account_logout account_inactive account_signup account_reauthenticate account_request_reauthentication_code
account_confirm_reauthentication_code account_email account_email_verification_sent account_change_password account_set_password
account_reset_password account_confirm_login_code account_confirm_email account_reset_password_from_key_done
account_reset_password_from_key account_reset_password_done mfa_index mfa_authenticate mfa_reauthenticate mfa_activate_totp
mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes mfa_download_recovery_codes socialaccount_login_cancelled
socialaccount_login_error socialaccount_signup socialaccount_connections openid_connect_login openid_connect_callback usersessions_list
akun/social/login/cancelled/ akun/social/login/error/ akun/social/signup/ akun/social/connections/
"""
MATRIX: dict[str, Case] = {
    **{name: Case(OWN) for name in _OWN.split() if name != "beranda"},
    "beranda": Case(LIST),
    "jejak": Case(LIST),
    "jejak_unduh": Case(LIST, post=True),
    "pekerjaan": Case("pekerjaan"),
    "pekerjaan_kemajuan": Case("pekerjaan"),
    "pekerjaan_batal": Case("pekerjaan", post=True),
    "unggah": Case(LIST),
    "setoran": Case("setoran"),
    "kalender": Case(LIST),
    "kelengkapan": Case(LIST),
    "nyatakan": Case(LIST, post=True),
    "surat": Case("surat"),
    "pernyataan": Case("setoran"),
    "pindaian": Case("setoran", post=True),
    "tanda_terima": Case("setoran"),
    "tanda_terima_pdf": Case("setoran"),
    **{f"langkah_{name}": Case("setoran") for name in ["serah", "sah", "status", "uang", "kunci", "kembali", "tarik", "buka", "batal"]},
    "hasil": Case(LIST),
    "hasil_bulan": Case("bulan"),
    "hasil_buku": Case("bulan"),
    "hasil_lembar": Case("bulan"),
    "hasil_unduh": Case("bulan_buku"),
    "hasil_daftar": Case("bulan", post=True),
    "hasil_tarik": Case("bulan", post=True),
    "hasil_orang": Case("bulan"),
    "hasil_cari": Case("bulan", post=True),
    "hasil_satu": Case("orang"),
    "hasil_buka": Case("orang", post=True),
    "hasil_sampel": Case("sampel", by="auditor"),
    "hasil_sampel_buka": Case("sampel_baris", post=True, by="auditor"),
    "hasil_cabang": Case(LIST),
    "hasil_tanya": Case("bulan", by="cabang"),
    "hasil_tanya_daftar": Case("bulan", post=True, by="cabang"),
    "putusan": Case(LIST),
    "putusan_kelompok": Case(LIST),
    "putusan_riwayat": Case(LIST),
    "putusan_berkas": Case(LIST),
    "putusan_pertanyaan": Case("pertanyaan"),
    "putusan_tanyakan": Case("pertanyaan", post=True),
    "putusan_jawaban": Case("jawaban"),
    "putusan_unduh": Case("putusan"),
    "setoran_baris": Case("baris"),
    "setoran_jenis": Case("jenis"),
    "setoran_pakai_lagi": Case("setoran", post=True),
}
