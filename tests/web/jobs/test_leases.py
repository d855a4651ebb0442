"""One worker holds a job; who has lost it changes nothing; who died of it is followed by another."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.environment import read_environment
from naungan.web.jobs import kinds
from naungan.web.jobs.actions import cancel
from naungan.web.jobs.beat import beating
from naungan.web.jobs.leases import ATTEMPTS, claim, give_back, keep
from naungan.web.jobs.means import means
from naungan.web.jobs.models import Job
from naungan.web.jobs.queue import enqueue
from naungan.web.jobs.running import Cancelled, Lost, Running
from naungan.web.jobs.worker import run, work
from naungan.web.results.models import Month

pytestmark = pytest.mark.django_db(transaction=True)
State = Job.State
LONG_AGO = dt.timedelta(seconds=-1)


@pytest.fixture(autouse=True)
def _kinds() -> Iterator[None]:
    kinds.load()  # else a test would load them meanwhile, and they would go with its own
    before = dict(kinds.KINDS)
    yield
    kinds.KINDS.clear()
    kinds.KINDS.update(before)


def _queued(kunci: str = "a", jenis: str = "uji") -> Job:
    return enqueue(jenis, kunci=kunci, isi={"kunci": kunci}, pemda="1671")


def _of(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def _running(job: Job, scratch: Path, lease: dt.timedelta = dt.timedelta(seconds=60)) -> Running:
    return Running(job.pk, job.token, job.isi, scratch, lease=lease)


def test_the_first_is_taken_first_and_by_one() -> None:
    _queued("a"), _queued("b")
    first, second = claim(), claim()
    assert first is not None and second is not None
    assert [first.kunci, second.kunci, claim()] == ["a", "b", None]
    assert (first.keadaan, first.token, first.percobaan) == (State.JALAN, 1, 1)


def test_a_second_of_a_key_waits_until_the_first_has_ended() -> None:
    first = _queued("a")
    assert _queued("a").pk == first.pk
    held = claim()
    assert held is not None
    second = _queued("a")
    assert second.pk != first.pk and claim() is None
    Job.objects.filter(pk=first.pk).update(keadaan=State.SELESAI)
    following = claim()
    assert following is not None and following.pk == second.pk


def test_what_is_rolled_back_asks_for_nothing() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        _queued()
        raise RuntimeError
    assert claim() is None


def test_a_lease_that_is_over_is_taken_by_another_and_the_first_changes_nothing(tmp_path: Path) -> None:
    month = Month.objects.create(pemda="1671", bulan="2026-10")
    _queued()
    first = claim(lease=LONG_AGO)
    second = claim()
    assert first is not None and second is not None and second.token == first.token + 1
    assert not keep(first.pk, first.token)
    with pytest.raises(Lost):
        _running(first, tmp_path).progress("membaca", 1, 2)
    with pytest.raises(Lost), _running(first, tmp_path).switching():
        Month.objects.filter(pk=month.pk).update(hasil="lama")
    with _running(second, tmp_path).switching():
        Month.objects.filter(pk=month.pk).update(hasil="baru")
    assert Month.objects.get(pk=month.pk).hasil == "baru"
    assert _of(first).keadaan == State.SELESAI


def test_a_switch_that_fails_has_not_ended_the_job(tmp_path: Path) -> None:
    _queued()
    job = claim()
    assert job is not None
    with pytest.raises(Refusal), _running(job, tmp_path).switching():
        Month.objects.create(pemda="1671", bulan="2026-10")
        raise Refusal("WEB_DIDAHULUI", perubahan="")
    assert _of(job).keadaan == State.JALAN and not Month.objects.exists()


def test_who_kills_its_workers_fails_in_the_end() -> None:
    job = _queued()
    for attempt in range(ATTEMPTS):
        held = claim(lease=LONG_AGO)
        assert held is not None and held.percobaan == attempt + 1
    assert claim() is None
    assert (_of(job).keadaan, _of(job).kode, _of(job).parameter) == (State.GAGAL, "WEB_PEKERJAAN_BERULANG", {"kali": ATTEMPTS})


def test_a_job_that_was_given_back_has_not_been_tried() -> None:
    _queued()
    job = claim()
    assert job is not None
    give_back(job.pk, job.token, tried=False)
    again = claim()
    assert again is not None and (again.percobaan, again.token) == (1, 2)


def test_a_worker_drains_the_queue_and_keeps_what_was_found() -> None:
    seen = []

    @kinds.kind("uji")
    def _work(running: Running) -> dict[str, int]:
        seen.append(running.isi["kunci"])
        (running.scratch / "sisa").write_text("x")
        running.progress("membaca", 1, 1)
        return {"baris": 7}

    jobs = [_queued(key) for key in "abc"]
    assert work(once=True) == 3
    assert seen == ["a", "b", "c"]
    assert {_of(job).keadaan for job in jobs} == {State.SELESAI} and _of(jobs[0]).hasil == {"baris": 7}
    assert not any(read_environment().scratch.iterdir())


def test_a_failure_keeps_its_code_and_a_fault_is_told_as_one() -> None:
    @kinds.kind("uji")
    def _refuses(_: Running) -> dict[str, int]:
        raise Refusal("WEB_LOKAL_TERBUKA", nama="contoh")

    @kinds.kind("rusak")
    def _breaks(_: Running) -> dict[str, int]:
        raise ValueError("1671012345678901")

    refused, broken, unknown = _queued("a"), _queued("b", "rusak"), _queued("c", "asing")
    work(once=True)
    assert (_of(refused).kode, _of(refused).parameter) == ("WEB_LOKAL_TERBUKA", {"nama": "contoh"})
    assert (_of(broken).kode, _of(broken).parameter) == ("FAULT_STEP", {"langkah": "rusak", "jenis": "ValueError"})
    assert (_of(unknown).keadaan, _of(unknown).kode) == (State.GAGAL, "WEB_PEKERJAAN_TAK_DIKENAL")


def test_who_waits_is_cancelled_at_once_and_who_runs_at_its_next_step(tmp_path: Path, orang: SimpleNamespace) -> None:
    waits = _queued("b")
    cancel(job=waits, by=orang.bkpsdm)
    assert _of(waits).keadaan == State.BATAL
    _queued("a")
    job = claim()
    assert job is not None
    with pytest.raises(Refusal, match="Peran Anda"):
        cancel(job=job, by=orang.pimpinan)
    cancel(job=job, by=orang.bkpsdm)
    with pytest.raises(Cancelled):
        _running(job, tmp_path).progress("membaca", 1, 2)
    kinds.kind("uji")(lambda running: running.progress("membaca", 1, 2) or {})
    run(job)
    assert _of(job).keadaan == State.BATAL
    with pytest.raises(Refusal, match="sudah berakhir"):
        cancel(job=_of(job), by=orang.bkpsdm)


def test_silent_work_keeps_its_lease(tmp_path: Path) -> None:
    _queued()
    job = claim(lease=dt.timedelta(seconds=0.4))
    assert job is not None
    with beating(_running(job, tmp_path, dt.timedelta(seconds=0.4))):
        time.sleep(1.2)
        assert claim() is None
    sewa = _of(job).sewa_sampai
    assert sewa is not None and sewa > timezone.now() - dt.timedelta(seconds=0.4)


def test_a_transaction_that_stays_open_is_ended(tmp_path: Path) -> None:
    _queued()
    job = claim()
    assert job is not None
    ended = threading.Event()
    with beating(_running(job, tmp_path), longest=0.4, overdue=ended.set):
        for _ in range(4):
            with transaction.atomic():
                time.sleep(0.2)
        assert not ended.is_set()
        with transaction.atomic():
            assert ended.wait(3)


def test_no_engine_is_opened_inside_a_transaction(tmp_path: Path) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError):
        means(tmp_path)
    assert not connection.in_atomic_block
    assert (means(tmp_path).readers, means(tmp_path).threads, means(tmp_path).work) == (1, 1, tmp_path)
