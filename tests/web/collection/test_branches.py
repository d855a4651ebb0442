"""Two branches serve one government: each hands in its own, neither overwrites the other, and the month counts both."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.test import Client

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.web.accounts.models import Branch, BranchNpp, User
from naungan.web.accounts.roles import Level, Role
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.collection.actions.flow import hand_over, lock
from naungan.web.collection.completeness import of_governments, of_units
from naungan.web.collection.counting import counted
from naungan.web.collection.datasets import Wanted
from naungan.web.collection.duties import Duty, duties
from naungan.web.collection.models import Submission
from naungan.web.collection.seen import seen_by
from naungan.web.evaluating.laid import laid
from tests.web.collection.handed import version
from tests.web.collection.handing import csv, hand_in, posted
from tests.web.people import PEMDA, PEMDA_LAIN, assign, masuk

pytestmark = pytest.mark.django_db
MASA = "2026-10"
MEMBERS = Wanted(PEMDA, "", "member", MASA)
FROM, TO = dt.date(2026, 11, 1), dt.date(2026, 11, 30)


@pytest.fixture
def second(orang: SimpleNamespace) -> User:
    """Somebody of another branch that serves the same government by another number."""
    with acts("sistem:uji"):
        branch = Branch.objects.create(kode="M02", nama="Prabumulih")
        BranchNpp.objects.create(cabang=branch, npp="16000009", pemda=PEMDA)
        user = User.objects.create_user("cabang_kedua", nama="Cabang Kedua")
    assign(user, Role.CABANG, Level.CABANG, "M02")
    return user


def both(orang: SimpleNamespace, second: User) -> tuple[Submission, Submission]:
    """Each has sent its own file."""
    one = hand_in(orang.cabang, csv("a"), wanted=MEMBERS).setoran
    other = hand_in(second, csv("b"), wanted=MEMBERS).setoran
    return one, other


def locked(orang: SimpleNamespace, setoran: Submission, by: User) -> None:
    version(setoran, by)
    setoran.refresh_from_db()
    hand_over(by=by, nomor=setoran.pk, versi=setoran.versi)
    setoran.refresh_from_db()
    lock(by=orang.penyetuju, nomor=setoran.pk, versi=setoran.versi)


def members(user: User) -> list[Duty]:
    found = duties(scope_of(user), FROM, TO)
    return [one for one in found if one.aturan.dataset == "member" and one.waktu.masa == MASA and one.kantor.pemda == PEMDA]


def test_each_has_its_own_and_the_month_counts_both(orang: SimpleNamespace, second: User) -> None:
    one, other = both(orang, second)
    assert (one.pk != other.pk, one.cabang, other.cabang) == (True, "M01", "M02")
    locked(orang, one, orang.cabang)
    locked(orang, other, second)
    assert [(row.cabang, row.versi.setoran_id) for row in counted(PEMDA)] == [("M01", one.pk), ("M02", other.pk)]
    places = [row.tempat.rpartition("/") for row in laid(PEMDA, MASA)]
    assert [place.rpartition("/")[2] for place, _, _ in places] == ["M01", "M02"]
    assert {row.unit for row in laid(PEMDA, MASA)} == {""}


def test_neither_sees_or_touches_what_the_other_sends(orang: SimpleNamespace, client: Client, second: User) -> None:
    one, other = both(orang, second)
    assert set(seen_by(second)) == {other}
    assert set(seen_by(orang.cabang)) == {one}
    assert {one, other} <= set(seen_by(orang.bkpsdm))
    masuk(client, second)
    assert client.get(f"/setoran/{one.pk}/").status_code == 404
    said = {"tempat": f"{PEMDA}//M01", "dataset": "member", "masa": MASA, "versi": str(one.versi)}
    assert client.post("/setoran/unggah/", {**said, "berkas": posted(csv("c"))}).status_code == 422
    assert one.versions.count() == 1
    with pytest.raises(Refusal) as met:
        hand_in(second, csv("c"), wanted=Wanted(PEMDA_LAIN, "", "member", MASA))
    assert met.value.code == "WEB_TIDAK_BERHAK"


def test_what_no_branch_sends_has_none(orang: SimpleNamespace, second: User) -> None:
    with pytest.raises(Refusal) as met:
        hand_in(orang.operator, csv("a"), wanted=Wanted(PEMDA, "1.01", "roster", MASA, "", "M02"))
    assert met.value.code == "WEB_TIDAK_BERHAK"
    assert hand_in(orang.operator, csv("a")).setoran.cabang == ""


def test_duties_show_each(orang: SimpleNamespace, client: Client, second: User) -> None:
    one, _ = both(orang, second)
    assert [(duty.kantor.cabang, duty.setoran is not None) for duty in members(orang.penyetuju)] == [("M01", True), ("M02", True)]
    assert [(duty.kantor.cabang, duty.setoran) for duty in members(orang.cabang)] == [("M01", one)]
    page = masuk(client, second).get("/setoran/unggah/")
    assert [code for code, _ in page.context["tempat"]] == [f"{PEMDA}//M02"]
    assert "BPJS Ketenagakerjaan Cabang Prabumulih" in client.get(f"/setoran/{both_of(second).pk}/").content.decode()


def both_of(user: User) -> Submission:
    """What that branch has sent."""
    found = seen_by(user).get()
    assert isinstance(found, Submission)
    return found


def test_a_government_without_branches_still_waits_for_one(orang: SimpleNamespace) -> None:
    with acts("sistem:uji"):
        BranchNpp.objects.filter(pemda=PEMDA).delete()
    assert [duty.kantor.cabang for duty in members(orang.penyetuju)] == [""]


def test_completeness_asks_each(orang: SimpleNamespace, second: User) -> None:
    month = Bulan.parse("2026-11")
    span = month.first_day, month.last_day

    def asked() -> tuple[int, int]:
        return of_governments([PEMDA], *span)[0].wajib, of_units(PEMDA, *span)[0].wajib

    whole, together = asked()
    with acts("sistem:uji"):
        BranchNpp.objects.filter(cabang__kode="M02").delete()
    assert asked() == (whole - 1, together - 1)
