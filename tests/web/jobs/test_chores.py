"""Once a day what is over goes, and the head of the trail leaves; one that fails keeps no other from being done."""

from __future__ import annotations

import datetime as dt
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from naungan.web.accounts.models import Invitation
from naungan.web.audit.heads import read_heads
from naungan.web.audit.models import Trail
from naungan.web.audit.verify import verify
from naungan.web.jobs import chores
from naungan.web.jobs.kinds import load
from tests.web.jobs.office import Office

pytestmark = pytest.mark.django_db
YESTERDAY = dt.date(2026, 1, 1)


@pytest.fixture(autouse=True)
def loaded() -> None:
    load()


def _session(ends: dt.timedelta) -> str:
    store = SessionStore()
    store.create()
    Session.objects.filter(session_key=store.session_key).update(expire_date=timezone.now() + ends)
    return str(store.session_key)


def test_what_is_over_goes_and_what_holds_stays(orang: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAUNGAN_KEPALA", str(tmp_path))
    hour, long_ago = dt.timedelta(hours=1), timezone.now() - dt.timedelta(days=2)
    alive, dead = _session(hour), _session(-hour)
    about = {"user": orang.operator, "ip": "10.0.0.1", "user_agent": "x"}
    for key in (alive, dead):
        UserSession.objects.create(**about, session_key=key, created_at=long_ago)
    UserSession.objects.create(**about, session_key="belum ditulis")
    for secret, ends in (("a", hour), ("b", -hour)):
        Invitation.objects.create(user=orang.operator, jenis="sandi", sidik=secret * 64, sampai=timezone.now() + ends)
    for name in ("lama", "baru"):
        AccessAttempt.objects.create(username=name, ip_address="10.0.0.1", failures_since_start=1)
    AccessAttempt.objects.filter(username="lama").update(attempt_time=long_ago)
    assert chores.since(YESTERDAY) == timezone.localdate()
    assert list(Session.objects.values_list("session_key", flat=True)) == [alive]
    assert set(UserSession.objects.values_list("session_key", flat=True)) == {alive, "belum ditulis"}
    assert Invitation.objects.get().sidik == "a" * 64
    assert AccessAttempt.objects.get().username == "baru"
    assert len(read_heads(tmp_path)) == 1
    gone = Trail.objects.get(tabel="accounts_invitation", aksi="D")
    assert gone.pelaku == "sistem:pekerja" and "b" * 64 not in gone.isi
    assert list(verify()) == []


def test_once_a_day_and_whatever_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def fails() -> None:
        done.append("gagal")
        raise RuntimeError

    monkeypatch.setattr(chores, "CHORES", [fails, lambda: done.append("lain")])
    day = chores.since(chores.since(YESTERDAY))
    assert (done, day) == (["gagal", "lain"], timezone.localdate())


def test_a_worker_does_them_as_it_begins(office: Office) -> None:
    child = office.start("from naungan.web.jobs.worker import work\nprint('mulai', flush=True)\nwork(pause=0.05)")
    assert child.stdout is not None and child.stdout.readline() == "mulai\n"
    heads = office.home / "data" / "kepala"
    ends = time.monotonic() + 60
    while not list(heads.glob("jejak-*.txt")):
        assert time.monotonic() < ends and child.poll() is None
        threading.Event().wait(0.1)
