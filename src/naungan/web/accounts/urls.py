"""Addresses of accounts. Of allauth's those alone that this house uses: none that signs up, sends mail, or confirms an address."""

from __future__ import annotations

from allauth.account import views as account
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from naungan.web.accounts.views import invitation, offices, own, people, provider

urlpatterns = [
    path("", own.account, name="akun_saya"),
    path("sesi/lanjut/", own.stay, name="sesi_lanjut"),
    path("undangan/<str:secret>/", invitation.take_up, name="akun_undangan"),
    path("orang/", people.everybody, name="akun_orang"),
    path("orang/undang/", people.invite, name="akun_undang"),
    path("orang/<int:pk>/", people.one, name="akun_seorang"),
    path("orang/<int:pk>/peran/", people.assign, name="akun_beri_peran"),
    path("orang/<int:pk>/peran/<int:assignment>/cabut/", people.revoke, name="akun_cabut_peran"),
    path("orang/<int:pk>/tautan/", people.link, name="akun_tautan"),
    path("orang/<int:pk>/verifikasi/", people.reset_second, name="akun_setel_ulang"),
    path("orang/<int:pk>/keadaan/", people.switch, name="akun_keadaan"),
    path("unit/", offices.units, name="akun_unit"),
    path("cabang/", offices.branch, name="akun_cabang"),
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("nonaktif/", account.account_inactive, name="account_inactive"),
    path("daftar/", account.signup, name="account_signup"),
    path("pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("sandi/", account.password_change, name="account_change_password"),
    path("dua-langkah/", include("allauth.mfa.urls")),
    path("sesi/", include("allauth.usersessions.urls")),
    path("instansi/", social.connections, name="socialaccount_connections"),
    path("instansi/batal/", login_not_required(social.login_cancelled), name="socialaccount_login_cancelled"),
    path("instansi/gagal/", login_not_required(social.login_error), name="socialaccount_login_error"),
    path("instansi/daftar/", account.signup, name="socialaccount_signup"),
    path("instansi/<slug:provider_id>/", provider.leading, name="openid_connect_login"),
    path("instansi/<slug:provider_id>/kembali/", oidc.callback, name="openid_connect_callback"),
]
