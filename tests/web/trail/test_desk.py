"""Whoever reads the trail of an area sees what was done there, in sentences, and nothing of elsewhere."""

from __future__ import annotations

import csv
import datetime as dt
import io
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from naungan.kernel.messages import catalogue
from naungan.web.accounts.models import Unit
from naungan.web.accounts.roles import Level, Role
from naungan.web.audit.actor import acts, set_actor
from naungan.web.audit.catalogue import CATALOGUE
from naungan.web.audit.deeds import note
from naungan.web.audit.models import Deed, Trail
from naungan.web.audit.written import tables
from naungan.web.collection.models import Step, Submission
from tests.web.people import KESEHATAN, PEMDA, PEMDA_ASING, PENDIDIKAN, PROVINSI, assign, masuk

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(orang: SimpleNamespace) -> SimpleNamespace:
    """A head signs in one office; somebody of another government does the same there."""
    for pemda, who in ((PEMDA, orang.kepala), (PEMDA_ASING, orang.asing)):
        with acts(who):
            setoran = Submission.objects.create(pemda=pemda, unit=PENDIDIKAN, dataset="roster", masa="2026-10", oleh=who)
            Step.objects.create(setoran=setoran, jenis="sah", oleh=who, sebagai=f"Kepala dinas {pemda}")
            note("lihat_masalah", pemda=pemda, unit=PENDIDIKAN, tentang=f"daftar {pemda}", halaman=3)
        with set_actor(f"user:{who.pk}"):
            note("masuk", alamat="10.0.0.1" if pemda == PEMDA else "10.9.9.9")
    return orang


def page(client: Client, **asked: str) -> str:
    answer = client.get("/jejak/", asked)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def test_it_is_told_in_sentences(client: Client, done: SimpleNamespace) -> None:
    text = page(masuk(client, done.auditor))
    for said in ("Setoran: Disahkan kepala OPD", "jabatan saat itu", "Kepala dinas 1671", "Baris bermasalah dilihat", "halaman: 3",
                 "Dinas Pendidikan", "Masuk", "dari 10.0.0.1", done.kepala.nama):  # fmt: skip
        assert said in text, said


@pytest.mark.parametrize(("level", "seen"), [(Level.PEMDA, False), (Level.PROVINSI, True)])
def test_the_government_of_a_province_is_not_its_regencies(client: Client, done: SimpleNamespace, level: Level, seen: bool) -> None:
    assign(done.tanpa_peran, Role.ADMIN, level, PROVINSI)
    assert ("10.0.0.1" in page(masuk(client, done.tanpa_peran))) == seen


@pytest.mark.parametrize("persona", ["auditor", "admin"])
def test_nothing_of_elsewhere_is_seen(client: Client, done: SimpleNamespace, persona: str) -> None:
    text = page(masuk(client, getattr(done, persona)))
    assert "Kepala dinas 1671" in text
    for hidden in ("Kepala dinas 3273", "daftar 3273", "10.9.9.9", done.asing.nama):
        assert hidden not in text, hidden


def test_the_nation_sees_all_and_a_province_its_own(client: Client, done: SimpleNamespace) -> None:
    assert "Kepala dinas 3273" in page(masuk(client, done.admin_nasional))
    text = page(masuk(Client(), done.admin_provinsi))
    assert "Kepala dinas 1671" in text
    assert "dinas 3273" not in text


@pytest.mark.parametrize("persona", ["operator", "bkpsdm", "pimpinan", "kementerian", "cabang", "tanpa_peran"])
def test_nobody_else_reads_it(client: Client, done: SimpleNamespace, persona: str) -> None:
    masuk(client, getattr(done, persona))
    assert client.get("/jejak/").status_code == 403
    assert client.post("/jejak/unduh/").status_code == 403


def test_it_is_filtered_by_kind_person_and_day(client: Client, done: SimpleNamespace) -> None:
    masuk(client, done.auditor)
    assert "Setoran: Disahkan" not in (signed := page(client, jenis="masuk"))
    assert "10.0.0.1" in signed
    assert "10.0.0.1" not in (seen := page(client, jenis="lihat"))
    assert "Baris bermasalah" in seen
    assert "Setoran: Disahkan" in page(client, jenis="setoran", orang=done.kepala.nama[:5])
    assert "Tidak ada kejadian" in page(client, orang="tidak ada orangnya")
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    assert "Tidak ada kejadian" in page(client, dari=str(tomorrow))
    assert "Setoran: Disahkan" in page(client, dari=str(timezone.localdate()), sampai=str(timezone.localdate()))
    today = f"{timezone.localdate():%d/%m/%Y}"
    assert "Setoran: Disahkan" in page(client, dari=today, sampai=today, halaman="x")


def test_what_it_is_filtered_by_is_understood_or_nothing_is_listed(client: Client, done: SimpleNamespace) -> None:
    masuk(client, done.auditor)
    for asked in ({"dari": "2026-99-99"}, {"jenis": "bukan"}, {"sampai": "12/31/2026"}):
        for answer in (client.get("/jejak/", asked), client.post("/jejak/unduh/", asked)):
            text = answer.content.decode()
            assert answer.status_code == 422
            assert "Ada yang perlu diperbaiki" in text and "<table" not in text
    assert not Deed.objects.filter(jenis="ekspor_jejak").exists()
    assert masuk(client, done.operator).get("/jejak/", {"dari": "apa"}).status_code == 403


def test_it_is_taken_out_as_a_file_and_that_is_noted(client: Client, done: SimpleNamespace) -> None:
    masuk(client, done.auditor)
    answer = client.post("/jejak/unduh/", {"jenis": "setoran"})
    content = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(content), delimiter=";"))
    assert [row["kejadian"] for row in rows] == ["Setoran: Disahkan kepala OPD", "Setoran ditambahkan"]
    assert "3273" not in "".join(text for row in rows for name, text in row.items() if name != "sidik")  # a fingerprint may hold any digits
    deed = Deed.objects.get(jenis="ekspor_jejak")
    assert (deed.pelaku, deed.tentang, deed.isi) == (f"user:{done.auditor.pk}", "Setoran dan persetujuan", {"jumlah": 2})
    assert "Jejak diunduh" in page(client, jenis="lihat")
    assert client.get("/jejak/unduh/").status_code == 405


def test_its_questions_do_not_grow_with_its_rows(client: Client, done: SimpleNamespace, django_assert_max_num_queries: Any) -> None:
    masuk(client, done.auditor)
    page(client)
    Unit.objects.bulk_create([Unit(pemda=PEMDA, kode=f"9.{i}", nama=f"Dinas {i}") for i in range(60)])
    for who in (done.kepala, done.bkpsdm, done.bpkad, done.penyetuju):
        with acts(who):
            Unit.objects.filter(pemda=PEMDA, kode=KESEHATAN).update(nama=f"Dinas {who.pk}")
    with django_assert_max_num_queries(14):
        text = page(client)
    assert "Halaman 1 dari 2" in text
    with django_assert_max_num_queries(14):
        page(client, halaman="2")


def test_every_audited_table_has_a_name() -> None:
    assert [one.name for one in tables() if f"TABEL_{one.name.upper()}" not in catalogue()] == []
    assert len(list(tables())) == len(CATALOGUE)


def test_a_removed_row_is_told_too(client: Client, done: SimpleNamespace) -> None:
    Unit.objects.filter(pemda=PEMDA, kode=KESEHATAN).delete()
    text = page(masuk(client, done.auditor))
    assert "Unit kerja dihapus" in text
    assert Trail.objects.get(aksi="D").tabel == "accounts_unit"
