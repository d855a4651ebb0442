"""Links: shown once, kept as a digest, taken up once, and over after their time."""

from __future__ import annotations

import datetime as dt
import re
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.accounts import actions
from naungan.web.accounts.actions import Post
from naungan.web.accounts.models import Invitation, User
from naungan.web.accounts.roles import Level, Role
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import set_actor
from naungan.web.audit.deeds import note
from naungan.web.audit.models import Deed, Trail
from tests.web.people import PEMDA, PENDIDIKAN, SANDI, bersandi, masuk

pytestmark = pytest.mark.django_db
POST = Post(Role.OPERATOR, Level.UNIT, f"{PEMDA}/{PENDIDIKAN}", timezone.localdate())
FORM = {
    "nama": "Siti Aminah",
    "jabatan": "Pengelola kepegawaian",
    "username": "siti.disdik",
    "peran": "operator",
    "wilayah": f"unit:{PEMDA}/{PENDIDIKAN}",
    "mulai": timezone.localdate().isoformat(),
    "sifat": "tetap",
}
TWICE = {"sandi": SANDI, "ulang": SANDI}


def invited(orang: SimpleNamespace) -> tuple[User, str]:
    return actions.invite(by=orang.admin, username="siti.disdik", nama="Siti Aminah", post=POST)


def dead(client: Client, secret: str) -> bool:
    answer = client.get(f"/akun/undangan/{secret}/")
    return answer.status_code == 410 and "Tautan tidak berlaku" in answer.content.decode() and "Siti" not in answer.content.decode()


def test_from_the_invitation_to_the_first_page(client: Client, orang: SimpleNamespace) -> None:
    answer = masuk(client, orang.admin).post("/akun/orang/undang/", FORM)
    link = re.search(r"http://testserver(/akun/undangan/[\w-]+/)", answer.content.decode())
    assert link
    assert "no-store" in answer["Cache-Control"]
    new = Client()
    page = new.get(link[1]).content.decode()
    assert "Selamat datang, Siti Aminah" in page
    assert "Operator OPD, Dinas Pendidikan" in page
    weak = new.post(link[1], {"sandi": "pendek", "ulang": "pendek"})
    assert weak.status_code == 422
    assert "paling sedikit 12 karakter" in weak.content.decode()
    assert "tidak sama" in new.post(link[1], TWICE | {"ulang": SANDI + "x"}).content.decode()
    assert new.post(link[1], TWICE)["Location"] == "/akun/masuk/"
    assert new.post("/akun/masuk/", {"login": "siti.disdik", "password": SANDI})["Location"] == "/"
    assert scope_of(User.objects.get(username="siti.disdik")).places
    assert dead(Client(), link[1].split("/")[3])


def test_the_secret_stands_nowhere(orang: SimpleNamespace) -> None:
    user, secret = invited(orang)
    kept = [str(row) for model in (Invitation, Deed, Trail) for row in model.objects.values()]
    assert not any(secret in row for row in kept)
    assert Invitation.objects.get().user == user


def test_a_link_is_taken_up_once(client: Client, orang: SimpleNamespace) -> None:
    user, secret = invited(orang)
    actions.take_up(secret=secret, sandi=SANDI)
    user.refresh_from_db()
    assert user.check_password(SANDI)
    assert timezone.now() - user.sandi_sejak < dt.timedelta(minutes=1)  # type: ignore[operator]
    with pytest.raises(Refusal, match="sudah dipakai"):
        actions.take_up(secret=secret, sandi="kuda lain makan siang")
    user.refresh_from_db()
    assert user.check_password(SANDI)


def test_a_link_ends_with_its_time_with_a_newer_one_and_with_the_account(client: Client, orang: SimpleNamespace) -> None:
    user, secret = invited(orang)
    assert not dead(client, secret)
    newer = actions.new_link(by=orang.admin, user=user)
    assert dead(client, secret)
    assert not dead(client, newer)
    actions.deactivate(by=orang.admin, user=user)
    assert dead(client, newer)
    actions.reactivate(by=orang.admin, user=User.objects.get(pk=user.pk))
    Invitation.objects.update(sampai=timezone.now())
    assert dead(client, newer)
    assert dead(client, "apa-saja")


@pytest.mark.parametrize("name", ["si", "1siti", "siti aminah", "siti@disdik", "s12345678", "ŝiti"])
def test_names_that_are_none(orang: SimpleNamespace, name: str) -> None:
    with pytest.raises(Refusal) as no:
        actions.invite(by=orang.admin, username=name, nama="Siti", post=POST)
    assert no.value.code == "AKUN_NAMA_SALAH"


def test_a_name_that_is_taken_is_told_and_nothing_is_left(orang: SimpleNamespace) -> None:
    before = User.objects.count()
    with pytest.raises(Refusal) as no:
        actions.invite(by=orang.admin, username="Operator", nama="Siti", post=POST)
    assert no.value.code == "AKUN_NAMA_TERPAKAI"
    with pytest.raises(Refusal):
        actions.invite(by=orang.admin_asing, username="siti", nama="Siti", post=POST)
    assert (User.objects.count(), Invitation.objects.count()) == (before, 0)


def test_a_new_link_ends_the_sessions_and_not_the_second_factor(client: Client, orang: SimpleNamespace) -> None:
    user = bersandi(orang.operator)
    Authenticator.objects.create(user=user, type="totp", data={})
    client.post("/akun/masuk/", {"login": "kepala", "password": SANDI})
    other = bersandi(orang.kepala)
    client.post("/akun/masuk/", {"login": other.username, "password": SANDI})
    assert client.get("/").status_code == 200
    actions.take_up(secret=actions.new_link(by=orang.admin, user=other), sandi="kuda lain makan siang")
    assert client.get("/").status_code == 302
    actions.take_up(secret=actions.new_link(by=orang.admin, user=user), sandi="kuda lain makan siang")
    assert Authenticator.objects.filter(user=user).exists()


def test_lost_factors_are_taken_away_with_a_reason(client: Client, orang: SimpleNamespace) -> None:
    user = orang.operator
    Authenticator.objects.create(user=user, type="totp", data={})
    with pytest.raises(Refusal) as no:
        actions.reset_second(by=orang.admin, user=user, alasan=" ")
    assert no.value.code == "AKUN_PERLU_ALASAN"
    address = f"/akun/orang/{user.pk}/verifikasi/"
    assert masuk(client, orang.admin).post(address, {"alasan": "ponsel hilang, orangnya datang"}).status_code == 302
    assert not Authenticator.objects.filter(user=user).exists()
    assert Deed.objects.get(jenis="faktor_disetel_ulang").isi["alasan"].startswith("ponsel hilang")


def test_nobody_takes_over_an_account_alone(client: Client, orang: SimpleNamespace) -> None:
    """Both halves of it are two administrators', in whichever order, until the owner has signed in."""
    user = bersandi(orang.operator)
    Authenticator.objects.create(user=user, type="totp", data={})
    masuk(client, orang.admin).post(f"/akun/orang/{user.pk}/tautan/")
    answer = client.post(f"/akun/orang/{user.pk}/verifikasi/", {"alasan": "ponsel hilang, orangnya datang"})
    assert answer.status_code == 422
    assert "tidak dikerjakan administrator yang sama" in answer.content.decode()
    assert Authenticator.objects.filter(user=user).exists()
    actions.reset_second(by=orang.admin_provinsi, user=user, alasan="ponsel hilang")
    with pytest.raises(Refusal) as no:
        actions.new_link(by=orang.admin_provinsi, user=user)
    assert no.value.code == "AKUN_PERLU_ORANG_LAIN"
    actions.new_link(by="sistem:terminal", user=user)
    with set_actor(f"user:{user.pk}"):
        note("masuk")
    actions.reset_second(by=orang.admin, user=user, alasan="ponsel hilang lagi")
    actions.new_link(by=orang.admin_provinsi, user=user)


def test_an_invitation_that_was_not_taken_up_is_no_takeover(orang: SimpleNamespace) -> None:
    user, _ = invited(orang)
    actions.new_link(by=orang.admin, user=user)
    actions.reset_second(by=orang.admin, user=user, alasan="belum pernah masuk")


def test_the_owner_is_told_who_made_a_link_until_he_has_chosen_a_password_himself(client: Client, orang: SimpleNamespace) -> None:
    user = bersandi(orang.kepala)
    masuk(client, user)
    assert "Tautan sandi baru" not in client.get("/").content.decode()
    secret = actions.new_link(by=orang.admin, user=user)
    text = client.get("/").content.decode()
    assert "Tautan sandi baru untuk akun Anda dibuat oleh Admin" in text and "belum dipakai" in text
    masuk(client, actions.take_up(secret=secret, sandi="kuda lain makan siang"))
    assert "sandi diganti" in client.get("/").content.decode()
    with set_actor(f"user:{user.pk}"):
        note("sandi_diganti", tentang=f"user:{user.pk}")
    assert "Tautan sandi baru" not in client.get("/").content.decode()
    actions.new_link(by="sistem:terminal", user=user)
    assert "dibuat oleh pengelola server" in client.get("/").content.decode()


def test_out_of_service_at_once(client: Client, orang: SimpleNamespace) -> None:
    user = bersandi(orang.operator)
    client.post("/akun/masuk/", {"login": user.username, "password": SANDI})
    admin = masuk(Client(), orang.admin)
    assert admin.post(f"/akun/orang/{user.pk}/keadaan/", {"aktif": "0"}).status_code == 302
    assert client.get("/").status_code == 302
    answer = client.post("/akun/masuk/", {"login": user.username, "password": SANDI}, follow=True)
    assert "Akun tidak aktif" in answer.content.decode()


def test_a_role_that_is_taken_ends_the_session(client: Client, orang: SimpleNamespace) -> None:
    user = bersandi(orang.operator)
    client.post("/akun/masuk/", {"login": user.username, "password": SANDI})
    held: Any = user.penugasan.get()
    admin = masuk(Client(), orang.admin)
    address = f"/akun/orang/{user.pk}/peran/{held.pk}/cabut/"
    assert "Operator OPD" in admin.get(address).content.decode()
    admin.post(address)
    assert client.get("/").status_code == 302
