"""The desk of an administrator: his own area and nobody else, in as many questions for many as for few."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from naungan.web.accounts.models import User
from naungan.web.accounts.roles import Level, Role
from tests.web.people import PEMDA, PENDIDIKAN, PERSONAS, PROVINSI, WITHOUT_ROLE, assign, bersandi, masuk

pytestmark = pytest.mark.django_db
ADMINS = ("admin", "admin_provinsi", "admin_nasional", "admin_asing")


def seen(client: Client, orang: SimpleNamespace) -> set[str]:
    page = client.get("/akun/orang/").content.decode()
    return {name for name in (*PERSONAS, WITHOUT_ROLE) if f"/akun/orang/{getattr(orang, name).pk}/" in page}


def inside(name: str, area: str) -> bool:
    """Whether the person's area lies in one of that code; a branch by the governments that it serves."""
    if name == WITHOUT_ROLE:
        return False
    _, level, code = PERSONAS[name]
    served = {"M01": {"1671", "1601"}, "J01": {"3273"}}
    if level == Level.CABANG:
        return all(pemda.startswith(area) for pemda in served[code])
    return level != Level.NASIONAL and code.startswith(area)


@pytest.mark.parametrize(("who", "area"), [("admin", PEMDA), ("admin_provinsi", PROVINSI), ("admin_asing", "3273")])
def test_an_administrator_sees_his_own_people(client: Client, orang: SimpleNamespace, who: str, area: str) -> None:
    masuk(client, getattr(orang, who))
    own = {name for name in (*PERSONAS, WITHOUT_ROLE) if inside(name, area)}
    assert seen(client, orang) == own
    for name in (*PERSONAS, WITHOUT_ROLE):
        answer = client.get(f"/akun/orang/{getattr(orang, name).pk}/")
        assert answer.status_code == (200 if name in own else 404), name


def test_the_nation_sees_everybody(client: Client, orang: SimpleNamespace) -> None:
    assert seen(masuk(client, orang.admin_nasional), orang) == {*PERSONAS, WITHOUT_ROLE}


@pytest.mark.parametrize("who", [name for name in (*PERSONAS, WITHOUT_ROLE) if name not in ADMINS])
def test_nobody_else_has_this_desk(client: Client, orang: SimpleNamespace, who: str) -> None:
    masuk(client, getattr(orang, who))
    pk = orang.operator.pk
    held = orang.operator.penugasan.get().pk
    own = f"/akun/orang/{pk}/"
    for address in ("/akun/orang/", "/akun/orang/undang/", own, own + "peran/", f"{own}peran/{held}/cabut/", own + "verifikasi/"):
        assert client.get(address).status_code == 403, address
        assert client.post(address).status_code in (403, 405), address
    for address in (own + "tautan/", own + "keadaan/"):
        assert client.post(address).status_code == 403, address
    assert "Orang dan peran" not in client.get("/akun/").content.decode()


def test_a_stranger_to_the_house_sees_no_page_of_it(client: Client, orang: SimpleNamespace) -> None:
    for address in ("/akun/", "/akun/orang/", "/akun/sesi/", "/akun/dua-langkah/", "/akun/sandi/", "/akun/dua-langkah/totp/activate/"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/akun/masuk/"), address


def test_refusals_stand_above_the_form(client: Client, orang: SimpleNamespace) -> None:
    masuk(client, orang.admin)
    said = {"peran": "kepala_opd", "wilayah": f"unit:{PEMDA}/{PENDIDIKAN}", "mulai": "01-11-2026", "sifat": "tetap"}
    answer = client.post(f"/akun/orang/{orang.operator.pk}/peran/", said)
    assert answer.status_code == 422
    assert "Kepala OPD tidak boleh dirangkap dengan Operator OPD" in answer.content.decode()
    elsewhere = client.post(f"/akun/orang/{orang.operator.pk}/peran/", said | {"wilayah": "pemda:3273", "peran": "pimpinan"})
    assert elsewhere.status_code == 422, "an area that is not offered is no choice"


def test_a_role_is_given_by_the_page(client: Client, orang: SimpleNamespace) -> None:
    masuk(client, orang.admin_provinsi)
    page = client.get(f"/akun/orang/{orang.operator.pk}/peran/?pemda=1601").content.decode()
    assert "unit:1601/1.01" in page
    assert "cabang:M01" in page
    said = {
        "peran": "sektoral",
        "wilayah": "pemda:1601",
        "mulai": "01-11-2026",
        "sifat": "plt",
        "nomor_surat": "800/1",
        "tanggal_surat": "30-10-2026",
    }
    assert client.post(f"/akun/orang/{orang.operator.pk}/peran/?pemda=1601", said).status_code == 302
    page = client.get(f"/akun/orang/{orang.operator.pk}/").content.decode()
    assert "Plt. Perangkat daerah sektoral" in page
    assert "800/1, 30 Oktober 2026" in page


def test_people_are_found(client: Client, orang: SimpleNamespace) -> None:
    masuk(client, orang.admin)
    assert "1 orang" in client.get("/akun/orang/?cari=bkpsdm").content.decode()
    assert "2 orang" in client.get("/akun/orang/?peran=operator").content.decode()
    assert "Tidak ada orang" in client.get("/akun/orang/?keadaan=nonaktif").content.decode()


def test_questions_do_not_grow_with_people(client: Client, orang: SimpleNamespace, django_assert_max_num_queries: Any) -> None:
    masuk(client, orang.admin).get("/akun/orang/")
    with django_assert_max_num_queries(12) as few:
        client.get("/akun/orang/")
    for number in range(40):
        new = User.objects.create_user(f"orang_{number}", nama=f"Orang {number}")
        assign(new, Role.OPERATOR, Level.UNIT, f"{PEMDA}/{PENDIDIKAN}")
        assign(new, Role.PIMPINAN, Level.PEMDA, PEMDA)
    with django_assert_max_num_queries(len(few)):
        client.get("/akun/orang/")


def test_ones_own_account_says_what_one_is(client: Client, orang: SimpleNamespace) -> None:
    page = masuk(client, orang.operator).get("/akun/").content.decode()
    assert "Operator OPD" in page
    assert "Dinas Pendidikan, Kota Palembang" in page
    assert "Masuk" in page
    own = masuk(client, orang.admin).get(f"/akun/orang/{orang.admin.pk}/").content.decode()
    assert "Ini akun Anda sendiri" in own
    assert "Nonaktifkan" not in own


def test_the_first_page_says_what_is_to_be_done_about_people(client: Client, orang: SimpleNamespace) -> None:
    page = masuk(client, orang.admin).get("/").content.decode()
    assert "Undangan belum diambil" in page
    assert "12 orang" in page
    assert "berakhir dalam 14 hari" not in page
    last = timezone.localdate() + dt.timedelta(10)
    assign(orang.operator, Role.PIMPINAN, Level.PEMDA, PEMDA, selesai=last)
    bersandi(orang.bkpsdm)
    page = client.get("/").content.decode()
    assert "11 orang" in page
    assert "Peran berakhir dalam 14 hari" in page
    listed = client.get("/akun/orang/?keadaan=segera").content.decode()
    assert "1 orang" in listed
    assert f"/akun/orang/{orang.operator.pk}/" in listed
    own = masuk(client, orang.operator).get("/").content.decode()
    assert "Peran Anda sebagai Pimpinan berakhir" in own
    assert "Pasang verifikasi dua langkah" in own
    assert "Undangan belum diambil" not in own
    assert "Pasang verifikasi" not in masuk(client, orang.pimpinan).get("/").content.decode()
