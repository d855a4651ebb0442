"""Signing in, failing to and signing out are in the trail; the first who signs in on a day takes the head of the chain out."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.test import Client, RequestFactory

from naungan.web.accounts.models import User
from naungan.web.audit.heads import export_daily, read_heads
from naungan.web.audit.models import Deed, Trail
from naungan.web.audit.verify import verify
from tests.web.people import bersandi, masuk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where heads are taken to."""
    monkeypatch.setenv("NAUNGAN_KEPALA", str(tmp_path / "kepala"))
    return tmp_path / "kepala"


@pytest.mark.django_db(transaction=True)
def test_who_comes_goes_and_fails_is_in_the_trail(client: Client, folder: Path) -> None:
    user = bersandi(User.objects.create_user("sri", nama="Sri"))
    request = RequestFactory().post("/")
    assert authenticate(request, username="sri", password="bukan sandinya") is None
    assert authenticate(request, username="sandi yang salah ketik di sini", password="x") is None
    masuk(client, user)
    masuk(client, user)
    client.logout()
    deeds = [(one.jenis, one.pelaku, one.tentang) for one in Deed.objects.filter(jenis__in=("masuk", "keluar", "gagal_masuk"))]
    own = f"user:{user.pk}"
    assert deeds[:3] == [("gagal_masuk", "tamu", own), ("gagal_masuk", "tamu", ""), ("masuk", own, "")]
    assert deeds[-1] == ("keluar", own, "")
    assert "salah ketik" not in "".join(Trail.objects.values_list("isi", flat=True))
    assert len(heads := read_heads(folder)) == 1
    assert list(verify(heads)) == []


@pytest.mark.django_db
def test_a_folder_that_cannot_be_written_keeps_nobody_out(folder: Path) -> None:
    folder.parent.joinpath("kepala").write_text("bukan folder")
    export_daily()
    assert folder.is_file()
