"""Signing in by the real pages: who comes in, who is locked out, and when a session ends."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from naungan.web.accounts.adapters import SecondFactor
from naungan.web.accounts.models import User
from naungan.web.accounts.policy import LIMIT, policy_of
from naungan.web.accounts.sessions import BEGUN, BY_ITSELF, SEEN
from naungan.web.audit.models import Deed
from naungan.web.environment import read_environment
from tests.web.people import SANDI, bersandi, masuk

pytestmark = pytest.mark.django_db
BSSN = policy_of(replace(read_environment(), policy="bssn", idle=60))


def enter(client: Client, user: User, sandi: str = SANDI, **rest: Any) -> HttpResponse:
    return client.post("/akun/masuk/", {"login": user.username, "password": sandi}, **rest)  # type: ignore[return-value]


def kinds(user: User) -> list[str]:
    return list(Deed.objects.filter(tentang=f"user:{user.pk}").values_list("jenis", flat=True))


def test_whoever_is_not_signed_in_is_asked_to(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "Nama pengguna" in page
    assert 'name="password"' in page


def test_a_name_and_a_password_open_the_door(client: Client, orang: SimpleNamespace) -> None:
    answer = enter(client, bersandi(orang.operator))
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").status_code == 200
    assert UserSession.objects.filter(user=orang.operator).count() == 1
    assert Deed.objects.filter(jenis="masuk", pelaku=f"user:{orang.operator.pk}").count() == 1


def test_names_are_the_same_in_capitals(client: Client, orang: SimpleNamespace) -> None:
    bersandi(orang.operator)
    assert client.post("/akun/masuk/", {"login": "Operator", "password": SANDI}).status_code == 302


def test_who_guesses_is_locked_out_and_a_row_says_so(client: Client, orang: SimpleNamespace) -> None:
    user = bersandi(orang.operator)
    for time in range(1, LIMIT):
        answer = enter(client, user, "salah")
        assert answer.status_code == 200
        assert "tidak cocok" in answer.content.decode()
        assert AccessAttempt.objects.get().failures_since_start == time
    answer = enter(client, user, "salah")
    assert answer.status_code == 429
    assert "Terlalu banyak percobaan" in answer.content.decode()
    assert AccessAttempt.objects.get().username == "operator"
    assert enter(client, user).status_code == 429, "the right password does not open a locked door"
    assert kinds(user).count("gagal_masuk") >= LIMIT
    assert "terkunci" in kinds(user)


def test_nobody_locks_out_another_from_elsewhere(client: Client, orang: SimpleNamespace) -> None:
    user = bersandi(orang.operator)
    for _ in range(LIMIT):
        enter(client, user, "salah", REMOTE_ADDR="10.0.0.9")
    assert enter(client, user, REMOTE_ADDR="10.0.0.9").status_code == 429
    assert enter(client, user, REMOTE_ADDR="10.0.0.8").status_code == 302


def test_a_number_typed_as_a_name_is_kept_nowhere(client: Client, db: None) -> None:
    client.post("/akun/masuk/", {"login": "1671010101900001", "password": "1671010101900001"})
    kept = AccessAttempt.objects.get()
    assert "1671010101900001" not in f"{kept.username} {kept.get_data} {kept.post_data} {kept.path_info}"
    assert list(Deed.objects.values_list("tentang", "isi")) == [("", {})]


def test_addresses_of_our_own_proxies_alone_are_believed(
    client: Client, orang: SimpleNamespace, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    forged = {"HTTP_X_FORWARDED_FOR": "1.2.3.4, 10.0.0.7"}
    enter(client, orang.operator, "salah", **forged)
    settings.PERANTARA = 1
    monkeypatch.setenv("NAUNGAN_PROXIES", "1")
    enter(Client(), orang.operator, "salah", **forged)
    enter(Client(REMOTE_ADDR="10.0.0.66"), orang.operator, "salah", **forged)
    assert sorted(AccessAttempt.objects.values_list("ip_address", flat=True)) == ["10.0.0.66", "10.0.0.7", "127.0.0.1"]


def test_nobody_signs_himself_up(client: Client, db: None) -> None:
    said = {"username": "baru", "password1": "kuda lima makan rumput", "password2": "kuda lima makan rumput"}
    answer = client.post("/akun/daftar/", said)
    assert "Akun dibuat dengan undangan" in answer.content.decode()
    assert not User.objects.filter(username="baru").exists()


def test_a_session_ends_when_nobody_works_in_it(client: Client, orang: SimpleNamespace) -> None:
    masuk(client, orang.operator)
    session = client.session
    session[SEEN] -= 16 * 60
    session.save()
    answer = client.get("/akun/")
    assert answer["Location"] == "/akun/masuk/?next=%2Fakun%2F"
    assert "tidak ada kegiatan" in client.get(answer["Location"]).content.decode()
    assert client.get("/").status_code == 302
    assert "sesi_berakhir" in kinds(orang.operator)


def test_what_a_page_asks_for_by_itself_keeps_no_session_alive(client: Client, orang: SimpleNamespace) -> None:
    masuk(client, orang.operator)
    session = client.session
    session[SEEN] = before = session[SEEN] - 5 * 60
    session.save()
    client.get("/", headers={BY_ITSELF: "1"})
    assert client.session[SEEN] == before
    client.post("/akun/sesi/lanjut/")
    assert client.session[SEEN] > before


def test_a_session_ends_after_a_working_day_whoever_works_in_it(client: Client, orang: SimpleNamespace) -> None:
    masuk(client, orang.operator)
    session = client.session
    session[BEGUN] -= 8 * 3600 + 1
    session.save()
    answer = client.get("/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/akun/masuk/")


def test_other_sessions_are_listed_and_ended(client: Client, orang: SimpleNamespace) -> None:
    user, other = bersandi(orang.operator), Client()
    enter(other, user, HTTP_USER_AGENT="Peramban lain")
    enter(client, user)
    page = client.get("/akun/sesi/").content.decode()
    assert "2 sesi terbuka" in page
    assert "Peramban lain" in page
    client.post("/akun/sesi/")
    assert other.get("/").status_code == 302
    assert client.get("/").status_code == 200


def test_a_new_password_ends_the_other_sessions(client: Client, orang: SimpleNamespace) -> None:
    user, other = bersandi(orang.operator), Client()
    enter(other, user)
    enter(client, user)
    said = {"oldpassword": SANDI, "password1": "rumput hijau tujuh kali", "password2": "rumput hijau tujuh kali"}
    assert client.post("/akun/sandi/", said)["Location"] == "/akun/"
    assert client.get("/").status_code == 200
    assert other.get("/").status_code == 302
    assert "sandi_diganti" in kinds(user)


def test_bssn_allows_one_session_and_tells_of_the_other(client: Client, orang: SimpleNamespace, settings: Any) -> None:
    settings.KEBIJAKAN = BSSN
    user, other = bersandi(orang.operator), Client()
    enter(other, user)
    enter(client, user)
    assert "Sesi lain atas nama Anda" in client.get("/").content.decode()
    assert other.get("/").status_code == 302
    assert "sesi_ganda" in kinds(user)


def test_bssn_leads_to_a_new_password_after_ninety_days(client: Client, orang: SimpleNamespace, settings: Any) -> None:
    settings.KEBIJAKAN = BSSN
    old, new = "Rumput-hijau-6-kali", "Rumput-hijau-7-kali"
    user = bersandi(orang.operator, old)
    enter(client, user, old)
    assert client.get("/").status_code == 200
    User.objects.filter(pk=user.pk).update(sandi_sejak=timezone.now() - dt.timedelta(days=91))
    assert client.get("/")["Location"] == "/akun/sandi/"
    assert client.get("/akun/orang/")["Location"] == "/akun/sandi/"
    assert "melewati masa pakainya" in client.get("/akun/sandi/").content.decode()
    same = {"oldpassword": old, "password1": old, "password2": old}
    assert "berbeda dari sandi sekarang" in client.post("/akun/sandi/", same).content.decode()
    client.post("/akun/sandi/", {"oldpassword": old, "password1": new, "password2": new})
    assert client.get("/").status_code == 200


def test_a_server_asks_a_second_factor_of_all_but_lookers(client: Client, orang: SimpleNamespace, settings: Any) -> None:
    settings.DUA_LANGKAH_WAJIB = True
    assert masuk(client, orang.operator).get("/")["Location"] == "/akun/dua-langkah/"
    assert client.get("/akun/dua-langkah/").status_code == 200
    assert masuk(client, orang.pimpinan).get("/").status_code == 200
    Authenticator.objects.create(user=orang.kepala, type="webauthn", data={})
    assert masuk(client, orang.kepala).get("/").status_code == 200
    settings.DUA_LANGKAH_WAJIB = False
    assert masuk(client, orang.operator).get("/").status_code == 200


def test_an_address_that_asks_too_fast_gets_a_page_of_ours(client: Client, orang: SimpleNamespace, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    for name in ("satu", "dua"):
        assert client.post("/akun/masuk/", {"login": name, "password": "salah"}).status_code == 200
    answer = client.post("/akun/masuk/", {"login": "tiga", "password": "salah"})
    assert answer.status_code == 429
    assert "Tunggu satu menit" in answer.content.decode()


def test_guesses_at_codes_are_counted_for_the_person(client: Client, orang: SimpleNamespace) -> None:
    user = bersandi(orang.operator)
    Authenticator.objects.create(user=user, type="totp", data={"secret": SecondFactor().encrypt("JBSWY3DPEHPK3PXP")})
    assert enter(client, user)["Location"] == "/akun/dua-langkah/authenticate/"
    said = [client.post("/akun/dua-langkah/authenticate/", {"code": "00000x"}).content.decode() for _ in range(LIMIT + 1)]
    assert ["Terlalu banyak percobaan" in one for one in said] == [False] * LIMIT + [True]
    assert client.get("/").status_code == 302
