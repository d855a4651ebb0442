"""The own workbook comes back marked to whoever sent it, a second version says what it has solved, and a month what has changed."""

from __future__ import annotations

import io
from types import SimpleNamespace

import openpyxl
import pytest
from django.test import Client

from naungan.web.audit.models import Deed
from naungan.web.collection.actions.export import ask_returned, made_by
from naungan.web.collection.models import Version
from naungan.web.jobs.models import Job
from naungan.web.vault.originals import place_of
from tests.evaluation.offices import nik
from tests.web.collection.handing import BAD, GOOD, checked, csv, hand_in, roster, work
from tests.web.people import masuk

pytestmark = pytest.mark.django_db(transaction=True)  # the worker opens no engine inside a transaction


@pytest.fixture
def dirty(orang: SimpleNamespace) -> Version:
    """A file with something of each kind, checked."""
    return checked(hand_in(orang.operator, csv(*GOOD, *BAD)))


def test_the_workbook_comes_back_marked(client: Client, orang: SimpleNamespace, dirty: Version) -> None:
    masuk(client, orang.operator)
    page = f"/setoran/{dirty.setoran_id}/"
    assert client.post(f"{page}kembali/", {"versi": "1"}).status_code == 302
    work(Job.objects.get(jenis="kembali"))
    assert client.post(f"{page}kembali/", {"versi": "1"}).status_code == 302
    assert Job.objects.filter(jenis="kembali").count() == 1
    answer = client.get(f"{page}versi/1/kembali/1/")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    assert len(book.sheetnames) == 2
    assert book.worksheets[0]["B5"].comment is not None
    assert Deed.objects.filter(jenis="ekspor", pelaku=f"user:{orang.operator.pk}").count() == 1


def test_a_workbook_that_was_collected_is_made_again(client: Client, orang: SimpleNamespace, dirty: Version) -> None:
    job = work(ask_returned(by=orang.operator, setoran=dirty.setoran, versi=dirty))
    place_of(job.hasil["berkas"]["1"]["sumber"]).unlink()
    page = f"/setoran/{dirty.setoran_id}/"
    assert f"{page}versi/1/kembali/1/" not in masuk(client, orang.operator).get(page).content.decode()
    work(ask_returned(by=orang.operator, setoran=dirty.setoran, versi=dirty))
    assert client.get(f"{page}versi/1/kembali/1/").status_code == 200


@pytest.mark.parametrize("who", ["operator_lain", "penyetuju", "cabang", "auditor", "pengawas"])
def test_it_comes_back_to_nobody_else(client: Client, orang: SimpleNamespace, dirty: Version, who: str) -> None:
    ask_returned(by=orang.bkpsdm, setoran=dirty.setoran, versi=dirty)
    work(Job.objects.get(jenis="kembali"))
    masuk(client, getattr(orang, who))
    assert client.get(f"/setoran/{dirty.setoran_id}/versi/1/kembali/1/").status_code == 404
    assert client.post(f"/setoran/{dirty.setoran_id}/kembali/", {"versi": "1"}).status_code == 404


def test_what_comes_back_says_what_it_has_solved(orang: SimpleNamespace, dirty: Version) -> None:
    mended = [BAD[0].replace(";;", f";{nik(7)};"), BAD[1], BAD[2], BAD[3].replace("1500000", "-5")]
    after = checked(hand_in(orang.operator, csv(*GOOD, *mended), dilihat=1))
    assert after.hasil["dibanding"] == {"versi": 1, "selesai": 1, "masih": 3, "baru": 1}


def test_a_month_is_compared_with_the_one_before(client: Client, orang: SimpleNamespace) -> None:
    checked(hand_in(orang.operator, csv(*GOOD), wanted=roster(masa="2026-09")))
    joined = f"Siti Aminah;{nik(8, born='410290')};01-02-1990;P;Honorer;1000000"
    version = checked(hand_in(orang.operator, csv(GOOD[0], GOOD[1].replace("2000000", "2500000"), joined)))
    work(Job.objects.get(jenis="beda"))
    said = made_by("beda", version)
    groups = {name: number for name, number in said["kelompok"].items() if number}
    assert (said["bulan"], groups) == ("2026-09", {"joined": 1, "left": 1, "wage_changed": 1, "unchanged": 1})
    masuk(client, orang.operator)
    assert "Perubahan sejak September 2026" in client.get(f"/setoran/{version.setoran_id}/").content.decode()
    answer = client.get(f"/setoran/{version.setoran_id}/versi/1/perubahan/")
    listed = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert "Siti Aminah" in listed
    assert nik(8, born="410290") not in listed
