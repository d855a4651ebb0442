"""An evaluation that failed is told where the month stands, and asked for once more by whoever may."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.kernel.messages import sentence
from naungan.web.accounts.models import User
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.audit.models import Deed
from naungan.web.jobs.models import Job
from naungan.web.results.actions import changed, evaluate_again
from naungan.web.results.again import failed, key_of
from naungan.web.results.board import failures
from naungan.web.results.models import Month
from tests.evaluation.offices import BULAN
from tests.web.evaluating.offices import KABUPATEN, KOTA
from tests.web.people import masuk

pytestmark = pytest.mark.django_db
KODE, PARAMS = "WEB_PEKERJAAN_BERULANG", {"kali": 3}
MAY = ("bkpsdm", "bpkad", "penyetuju", "admin", "admin_provinsi", "admin_nasional")
MAY_NOT = ("operator", "kepala", "bappeda", "sektoral", "pimpinan", "pengawas", "kementerian", "auditor", "bkpsdm_1601", "admin_asing")


def fail(month: Month) -> Job:
    """The evaluation of a month, as three dead workers leave it."""
    with acts("sistem:uji"):
        changed(pemda=month.pemda, bulan=month.bulan)
    Job.objects.filter(kunci=key_of(month.pemda, month.bulan)).update(
        keadaan=Job.State.GAGAL, kode=KODE, parameter=PARAMS, berakhir=timezone.now()
    )
    month.refresh_from_db()
    return Job.objects.get(kunci=key_of(month.pemda, month.bulan))


def waiting() -> int:
    return Job.objects.filter(kunci=key_of(KOTA, BULAN), keadaan=Job.State.ANTRE).count()


@pytest.mark.parametrize("persona", MAY)
def test_whoever_may_asks_once_more(persona: str, client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    month, who = months[KOTA], getattr(orang, persona)
    job = fail(month)
    masuk(client, who)
    home = client.get("/").content.decode()
    assert f"/hasil/{month.pk}/ulang/" in home and "Penghitungan bulan gagal" in home
    page = client.get(f"/hasil/{month.pk}/ulang/").content.decode()
    assert sentence(KODE, PARAMS) in page and "Nilai ulang</button>" in page
    for _ in range(2):
        assert client.post(f"/hasil/{month.pk}/ulang/").status_code == 302
    assert waiting() == 1
    deed = Deed.objects.get(jenis="nilai_ulang")
    assert (deed.pelaku, deed.pemda, deed.tentang) == (f"user:{who.pk}", KOTA, BULAN)
    assert deed.isi == {"pekerjaan": job.pk, "sebab": KODE}
    assert failures(who, scope_of(who)).salah == ()


@pytest.mark.parametrize("persona", MAY_NOT)
def test_nobody_else_asks(persona: str, client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    fail(months[KOTA])
    who: User = getattr(orang, persona)
    masuk(client, who)
    assert client.post(f"/hasil/{months[KOTA].pk}/ulang/").status_code in (403, 404)
    assert failures(who, scope_of(who)).salah == ()
    with pytest.raises(Refusal, match=sentence("WEB_TIDAK_BERHAK")):
        evaluate_again(by=who, month=months[KOTA])
    assert waiting() == 0


def test_the_month_says_what_failed_and_who_may_ask(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    fail(months[KOTA])
    masuk(client, orang.operator)
    page = client.get(f"/hasil/{months[KOTA].pk}/").content.decode()
    job = Job.objects.get(kunci=key_of(KOTA, BULAN))
    assert (
        f"pekerjaan nomor {job.pk}" in page
        and sentence(KODE, PARAMS) in page
        and "Gagal dihitung" in page
        and "Nilai ulang</button>" not in page
    )
    assert "Penghitungan ulang sudah antre" not in page
    masuk(client, orang.bpkad)
    assert "Nilai ulang</button>" in client.get(f"/hasil/{months[KOTA].pk}/").content.decode()
    assert "Gagal dihitung" in client.get("/hasil/").content.decode()


def test_what_has_not_failed_is_not_asked_for(orang: SimpleNamespace, months: dict[str, Month]) -> None:
    with pytest.raises(Refusal, match=sentence("WEB_TIDAK_GAGAL")):
        evaluate_again(by=orang.bkpsdm, month=months[KOTA])
    assert not Job.objects.exists()


def test_a_later_evaluation_ends_it(months: dict[str, Month]) -> None:
    fail(months[KOTA])
    with acts("sistem:uji"):
        changed(pemda=KOTA, bulan=BULAN)
    assert failed([months[KOTA]]) == {}


def test_many_that_failed_cost_no_more(
    orang: SimpleNamespace, months: dict[str, Month], django_assert_max_num_queries: Callable[..., object]
) -> None:
    for one in (KOTA, KABUPATEN):
        fail(months[one])
    with acts("sistem:uji"):
        for number in range(20):
            fail(Month.objects.create(pemda=f"16{number + 40}", bulan=BULAN))
    scope = scope_of(orang.admin_provinsi)
    with django_assert_max_num_queries(2):
        said = failures(orang.admin_provinsi, scope).salah
    assert len(said) == 11 and said[-1].judul == "12 bulan lain gagal dihitung"
