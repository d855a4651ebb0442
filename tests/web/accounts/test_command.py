"""``naungan user``: the same rules at the terminal."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client

from naungan.web.accounts.models import User
from naungan.web.accounts.roles import Level, Role
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.models import Trail
from tests.command import run
from tests.web.people import SANDI

pytestmark = pytest.mark.django_db
NEW = ("--nama", "Siti Aminah", "--peran", "operator", "--wilayah", "1671/1.01")


def test_somebody_is_invited_and_comes(client: Client, orang: SimpleNamespace) -> None:
    said = run("user", "undang", "siti.disdik", *NEW, "--alamat", "http://testserver/", expect=0).stdout
    link = said.split()[-1]
    assert link.startswith("http://testserver/akun/undangan/")
    assert client.post(link, {"sandi": SANDI, "ulang": SANDI}).status_code == 302
    assert scope_of(User.objects.get(username="siti.disdik")).places[0].wilayah == "1671/1.01"
    assert Trail.objects.filter(tabel="accounts_assignment").latest("id").pelaku == "sistem:terminal"


def test_somebody_is_made_with_a_password_that_the_policy_takes(orang: SimpleNamespace) -> None:
    weak = run("user", "buat", "siti.disdik", *NEW, "--sandi", "rahasia123456", expect=2)
    assert "mudah ditebak" in weak.stderr
    assert not User.objects.filter(username="siti.disdik").exists()
    run("user", "buat", "siti.disdik", *NEW, "--sandi", SANDI, expect=0)
    assert User.objects.get(username="siti.disdik").check_password(SANDI)


def test_roles_are_given_listed_and_taken(orang: SimpleNamespace) -> None:
    refused = run("user", "peran", "operator", "--peran", "kepala_opd", "--wilayah", "1671/1.01", expect=2)
    assert "Kepala OPD tidak boleh dirangkap dengan Operator OPD" in refused.stderr
    given = run("user", "peran", "tanpa_peran", "--peran", "pimpinan", "--wilayah", "16", "--sampai", "31-12-2030", expect=0).stdout
    held = User.objects.get(username="tanpa_peran").penugasan.get()
    assert (held.peran, held.tingkat, str(held.pk) in given) == (Role.PIMPINAN, Level.PROVINSI, True)
    assert f"{held.pk} Pimpinan, Sumatera Selatan, berlaku" in run("user", "daftar", expect=0).stdout
    run("user", "cabut", held.pk, expect=0)
    assert f"{held.pk} Pimpinan" not in run("user", "daftar", expect=0).stdout
    assert f"{held.pk} Pimpinan, Sumatera Selatan, berakhir" in run("user", "daftar", "--semua", expect=0).stdout


def test_out_of_service_and_back(orang: SimpleNamespace) -> None:
    run("user", "nonaktif", "operator", expect=0)
    assert not User.objects.get(username="operator").is_active
    run("user", "nonaktif", "operator", "--kembali", expect=0)
    assert User.objects.get(username="operator").is_active
    assert "/akun/undangan/" in run("user", "tautan", "operator", expect=0).stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("peran", "siapa", "--peran", "operator"), "Tidak ada pengguna siapa"),
        (("peran", "operator", "--peran", "raja"), "raja"),
        (("peran", "operator", "--peran", "bpkad", "--wilayah", "9999"), "Tidak ada wilayah"),
        (("peran", "tanpa_peran", "--peran", "auditor", "--wilayah", "1671"), "hanya berlaku dengan nomor dan tanggal surat"),
        (("cabut", "999999"), "tidak ada"),
    ],
)
def test_what_is_wrong_is_told(orang: SimpleNamespace, arguments: tuple[str, ...], told: str) -> None:
    assert told in run("user", *arguments, expect=2).stderr
