"""An office's own identity provider vouches for users whom we know, and makes none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client

from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.accounts.oidc import origins, providers
from tests.web.accounts.identity import identity_provider
from tests.web.people import SANDI, bersandi, masuk

pytestmark = pytest.mark.django_db
NIK = "1671010101900001"
PERSON = {"sub": "abc-1", "name": "Siti Aminah", "email": "operator@contoh.go.id", "preferred_username": "operator", "nik": NIK}


@pytest.fixture
def house(tmp_path: Path, settings: Any) -> Iterator[str]:
    with identity_provider(PERSON) as address:
        said = {"id": "sso", "nama": "SSO Pemkot", "alamat": address, "klien": "naungan", "rahasia": "r"}
        (tmp_path / "oidc.json").write_text(json.dumps(said))
        settings.SOCIALACCOUNT_PROVIDERS = providers(tmp_path / "oidc.json")
        yield address


def there_and_back(client: Client, process: str = "login") -> HttpResponse:
    """Through the page that leads there, as a browser goes."""
    sent = client.post(f"/akun/instansi/sso/?process={process}")
    assert sent.status_code == 302
    state = parse_qs(urlsplit(sent["Location"]).query)["state"][0]
    return client.get(f"/akun/instansi/sso/kembali/?code=kode&state={state}")  # type: ignore[return-value]


def connected(orang: SimpleNamespace) -> User:
    user, own = bersandi(orang.operator), Client()
    masuk(own, user).post("/akun/pastikan/", {"password": SANDI})
    assert there_and_back(own, "connect").status_code == 302
    return user


def test_the_page_that_leads_there_alone_may_lead_there(client: Client, orang: SimpleNamespace, house: str) -> None:
    page = client.get("/akun/masuk/")
    assert "Masuk lewat SSO Pemkot" in page.content.decode()
    assert house not in page["Content-Security-Policy"]
    assert house in client.get("/akun/instansi/sso/")["Content-Security-Policy"]


def test_nobody_is_signed_up_and_no_mail_address_joins_accounts(client: Client, orang: SimpleNamespace, house: str) -> None:
    User.objects.filter(pk=orang.operator.pk).update(email=PERSON["email"])
    before = User.objects.count()
    answer = there_and_back(client)
    assert "Akun dibuat dengan undangan" in answer.content.decode()
    assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)
    assert client.get("/").status_code == 302


def test_who_has_connected_his_account_comes_in_by_it(client: Client, orang: SimpleNamespace, house: str) -> None:
    user = connected(orang)
    kept = SocialAccount.objects.get()
    assert (kept.user, kept.extra_data) == (user, {"userinfo": {"name": "Siti Aminah"}})
    assert there_and_back(client)["Location"] == "/"
    assert client.get("/").status_code == 200
    assert SocialAccount.objects.get().extra_data == kept.extra_data
    assert "SSO Pemkot" in client.get("/akun/instansi/").content.decode()


def test_connecting_asks_who_it_is_again(client: Client, orang: SimpleNamespace, house: str) -> None:
    masuk(client, bersandi(orang.operator))
    assert there_and_back(client, "connect")["Location"].startswith("/akun/pastikan/")
    assert not SocialAccount.objects.exists()
    client.post("/akun/pastikan/", {"password": SANDI})
    assert SocialAccount.objects.get().user == orang.operator


def test_a_second_factor_is_asked_of_him_as_well(client: Client, orang: SimpleNamespace, house: str) -> None:
    user = connected(orang)
    Authenticator.objects.create(user=user, type="totp", data={})
    assert there_and_back(client)["Location"] == "/akun/dua-langkah/authenticate/"
    assert client.get("/").status_code == 302


def test_who_is_out_of_service_does_not(client: Client, orang: SimpleNamespace, house: str) -> None:
    user = connected(orang)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert there_and_back(client)["Location"] == "/akun/nonaktif/"
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    "said",
    [
        "bukan json",
        "[]x",
        '{"id": "sso"}',
        '{"id": "sso", "nama": "n", "alamat": "http://sso.contoh.go.id", "klien": "k", "rahasia": "r"}',
        '{"id": "sso", "nama": "n", "alamat": "https://sso.contoh.go.id", "klien": "k", "rahasia_berkas": "tidak-ada"}',
    ],
)
def test_a_file_that_cannot_be_used_is_told(tmp_path: Path, said: str) -> None:
    (tmp_path / "oidc.json").write_text(said)
    with pytest.raises(Refusal) as no:
        providers(tmp_path / "oidc.json")
    assert no.value.code == "WEB_OIDC_SALAH"


def test_several_houses_and_a_secret_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "r").write_text("rahasia\n")
    one = {"id": "satu", "nama": "Satu", "alamat": "https://satu.contoh.go.id/realms/x", "klien": "k", "rahasia_berkas": "r"}
    (tmp_path / "oidc.json").write_text(json.dumps([one, one | {"id": "dua", "alamat": "https://dua.contoh.go.id"}]))
    found = providers(tmp_path / "oidc.json")
    assert [app["secret"] for app in found["openid_connect"]["APPS"]] == ["rahasia", "rahasia"]
    assert origins(found) == ["https://dua.contoh.go.id", "https://satu.contoh.go.id"]
    assert providers(None) == {}
