"""Who sees how far a job is, and what he is told in the end."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from naungan.web.audit.actor import acts
from naungan.web.jobs.models import Job
from naungan.web.jobs.queue import enqueue
from tests.web.people import KESEHATAN, PEMDA, PENDIDIKAN, masuk

pytestmark = pytest.mark.django_db


def _job(unit: str = PENDIDIKAN, **told: object) -> Job:
    with acts("sistem:uji"):
        job = enqueue("periksa", kunci=f"periksa:{unit}", isi={"versi": 1}, pemda=PEMDA, unit=unit, tautan="/setoran/")
        Job.objects.filter(pk=job.pk).update(**told)
        return Job.objects.get(pk=job.pk)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("operator", 200),
        ("bkpsdm", 200),
        ("pengawas", 200),
        ("operator_lain", 404),
        ("asing", 404),
        ("bkpsdm_1601", 404),
        ("admin", 200),
        ("admin_asing", 404),
    ],
)
def test_a_job_is_seen_in_its_area_alone(client: Client, orang: SimpleNamespace, who: str, status: int) -> None:
    job = _job()
    masuk(client, getattr(orang, who))
    for address in (f"/pekerjaan/{job.pk}/", f"/pekerjaan/{job.pk}/kemajuan/"):
        assert client.get(address).status_code == status
    assert client.get("/pekerjaan/999999/").status_code == 404


def test_progress_is_told_with_and_without_javascript(client: Client, orang: SimpleNamespace) -> None:
    job = _job(keadaan=Job.State.JALAN, langkah="Membaca berkas", sudah=1200, dari=5000)
    masuk(client, orang.operator)
    page = client.get(f"/pekerjaan/{job.pk}/").content.decode()
    assert f'hx-get="/pekerjaan/{job.pk}/kemajuan/" hx-trigger="every 2s"' in page
    assert 'value="1200" max="5000"' in page and "1.200 dari 5.000" in page and "Membaca berkas" in page
    assert f'href="/pekerjaan/{job.pk}/"' in page and f'action="/pekerjaan/{job.pk}/batal/"' in page
    assert "HX-Refresh" not in client.get(f"/pekerjaan/{job.pk}/kemajuan/")


def test_at_the_end_the_page_asks_no_more(client: Client, orang: SimpleNamespace) -> None:
    job = _job(keadaan=Job.State.SELESAI, berakhir=timezone.now())
    masuk(client, orang.operator)
    page = client.get(f"/pekerjaan/{job.pk}/").content.decode()
    assert "hx-get" not in page and 'href="/setoran/"' in page and "batal/" not in page
    assert client.get(f"/pekerjaan/{job.pk}/kemajuan/")["HX-Refresh"] == "true"


def test_a_failure_is_told_with_its_remedy(client: Client, orang: SimpleNamespace) -> None:
    job = _job(keadaan=Job.State.GAGAL, berakhir=timezone.now(), kode="WEB_PEKERJAAN_BERULANG", parameter={"kali": 3})
    page = masuk(client, orang.operator).get(f"/pekerjaan/{job.pk}/").content.decode()
    assert "terhenti 3 kali" in page and "ruang disk" in page


def test_cancelling_takes_a_right_and_a_post(client: Client, orang: SimpleNamespace) -> None:
    job = _job(KESEHATAN)
    masuk(client, orang.pengawas)
    assert client.get(f"/pekerjaan/{job.pk}/batal/").status_code == 405
    assert client.post(f"/pekerjaan/{job.pk}/batal/").status_code == 403
    masuk(client, orang.operator_lain)
    assert client.post(f"/pekerjaan/{job.pk}/batal/", follow=True).status_code == 200
    assert Job.objects.get(pk=job.pk).keadaan == Job.State.BATAL


@pytest.mark.parametrize("jenis", ["evaluasi", "lintas", "unit"])
def test_what_follows_from_what_counts_is_cancelled_by_nobody(client: Client, orang: SimpleNamespace, jenis: str) -> None:
    """The month would stay stale, and nobody would be asked again."""
    job = _job("", jenis=jenis, oleh=f"user:{orang.bpkad.pk}")
    for who in (orang.bpkad, orang.bappeda, orang.cabang):
        assert masuk(client, who).post(f"/pekerjaan/{job.pk}/batal/").status_code == 403
    assert Job.objects.get(pk=job.pk).keadaan == Job.State.ANTRE


@pytest.mark.parametrize("who", ["operator", "kepala", "bkpsdm", "admin"])
def test_whose_work_it_is_ends_the_check_of_a_unit(client: Client, orang: SimpleNamespace, who: str) -> None:
    job = _job()
    assert masuk(client, getattr(orang, who)).post(f"/pekerjaan/{job.pk}/batal/").status_code == 302
    assert Job.objects.get(pk=job.pk).keadaan == Job.State.BATAL


@pytest.mark.parametrize("who", ["bpkad", "bappeda", "sektoral", "penyetuju", "pimpinan", "auditor", "pengawas", "kementerian", "cabang"])
def test_others_of_the_government_end_no_check_of_a_unit(client: Client, orang: SimpleNamespace, who: str) -> None:
    job = _job()
    masuk(client, getattr(orang, who))
    assert "batal/" not in client.get(f"/pekerjaan/{job.pk}/").content.decode()
    assert client.post(f"/pekerjaan/{job.pk}/batal/").status_code == 403
    assert Job.objects.get(pk=job.pk).keadaan == Job.State.ANTRE


@pytest.mark.parametrize("who", ["operator_lain", "kepala_lain", "bkpsdm_1601", "admin_asing"])
def test_who_is_elsewhere_finds_no_check_to_end(client: Client, orang: SimpleNamespace, who: str) -> None:
    job = _job()
    assert masuk(client, getattr(orang, who)).post(f"/pekerjaan/{job.pk}/batal/").status_code == 404
    assert Job.objects.get(pk=job.pk).keadaan == Job.State.ANTRE


@pytest.mark.parametrize(("who", "status"), [("bpkad", 302), ("bappeda", 403), ("bkpsdm", 302), ("admin", 302), ("operator", 404)])
def test_the_check_of_a_government_is_ended_by_who_asked_for_it(client: Client, orang: SimpleNamespace, who: str, status: int) -> None:
    job = _job("", oleh=f"user:{orang.bpkad.pk}")
    assert masuk(client, getattr(orang, who)).post(f"/pekerjaan/{job.pk}/batal/").status_code == status


def test_pages_of_jobs_ask_the_database_little(client: Client, orang: SimpleNamespace, django_assert_max_num_queries: object) -> None:
    job = _job()
    masuk(client, orang.operator)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(f"/pekerjaan/{job.pk}/kemajuan/")
