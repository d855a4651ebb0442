"""Workers are stopped and killed, on both databases: nothing is done twice, nothing by the one who lost it."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.web.jobs.office import Office, until
from tests.web.seeds import seeds

pytestmark = pytest.mark.chain

# ``uji`` walks over ten steps and switches what counts, comparing the number that it read at the start.
WORKER = """
import datetime as dt, sys, time
from naungan.web.jobs.kinds import kind
from naungan.web.jobs.worker import work
from naungan.web.results.models import Month

@kind("uji")
def uji(running):
    number = Month.objects.get(pemda="1671", bulan=running.isi["bulan"]).nomor
    (running.scratch / "rahasia").write_text("x")
    print("mulai", flush=True)
    for step in range(10):
        time.sleep({pause})
        running.progress("langkah", step + 1, 10) if {tells} else None
    running.hasil = {{"oleh": {name!r}}}
    with running.switching():
        switched = Month.objects.filter(pemda="1671", bulan=running.isi["bulan"], nomor=number).update(hasil={name!r}, nomor=number + 1)
        assert switched
    return {{}}

work(once={once}, lease=dt.timedelta(seconds={lease}), pause=0.05)
"""


def _worker(name: str, *, pause: float = 0.02, tells: bool = True, once: bool = True, lease: float = 1.0) -> str:
    return WORKER.format(name=name, pause=pause, tells=tells, once=once, lease=lease)


def _queue(office: Office, *months: str) -> None:
    office.run(f"""
from naungan.web.audit.actor import acts
from naungan.web.jobs.queue import enqueue
from naungan.web.results.models import Month
with acts("sistem:uji"):
    for month in {months!r}:
        Month.objects.create(pemda="1671", bulan=month)
        enqueue("uji", kunci=month, isi={{"bulan": month}}, pemda="1671")
""")


def _found(office: Office) -> dict[str, list[list[object]]]:
    jobs = office.asked("SELECT keadaan, percobaan, hasil FROM jobs_job ORDER BY id")
    said = [[state, tries, json.loads(found) if isinstance(found, str) else found] for state, tries, found in jobs]
    return {"jobs": said, "months": office.asked("SELECT hasil, nomor FROM results_month ORDER BY bulan")}


def _scratch(office: Office) -> list[Path]:
    return list((office.home / "data" / "kerja").glob(".naungan-kerja-*"))


def test_a_worker_that_was_stopped_past_its_lease_is_refused_when_it_goes_on(office: Office) -> None:
    _queue(office, "2026-10")
    first = office.start(_worker("pertama", tells=False))
    assert first.stdout is not None and first.stdout.readline() == "mulai\n"
    os.kill(first.pid, signal.SIGSTOP)
    second = office.start(_worker("kedua", once=False))
    assert second.stdout is not None and second.stdout.readline() == "mulai\n"
    until(lambda: _found(office)["months"] == [["kedua", 1]])
    os.kill(first.pid, signal.SIGCONT)
    assert first.wait(30) == 0
    assert _found(office) == {"jobs": [["selesai", 2, {"oleh": "kedua"}]], "months": [["kedua", 1]]}


def test_a_killed_worker_leaves_its_job_to_the_next_and_no_file(office: Office) -> None:
    _queue(office, "2026-10")
    first = office.start(_worker("pertama", pause=5))
    assert first.stdout is not None and first.stdout.readline() == "mulai\n"
    left = _scratch(office)
    assert len(left) == 1 and left[0].stat().st_mode & 0o777 == 0o700
    first.kill()
    first.wait()
    assert _scratch(office) == left
    office.start(_worker("kedua", once=False))
    until(lambda: _found(office)["months"] == [["kedua", 1]])
    assert left[0] not in _scratch(office)


def test_what_a_dead_process_of_this_machine_held_is_free_at_once(office: Office) -> None:
    _queue(office, "2026-10")
    first = office.start(_worker("pertama", pause=5, lease=600))
    assert first.stdout is not None and first.stdout.readline() == "mulai\n"
    first.kill()
    first.wait()
    assert office.start(_worker("kedua", lease=600)).wait(30) == 0
    assert _found(office) == {"jobs": [["selesai", 2, {"oleh": "kedua"}]], "months": [["kedua", 1]]}


def test_a_worker_that_is_asked_to_end_gives_its_job_back(office: Office) -> None:
    _queue(office, "2026-10")
    first = office.start(_worker("pertama", pause=1, lease=600))
    assert first.stdout is not None and first.stdout.readline() == "mulai\n"
    first.terminate()
    assert first.wait(20) == 0
    assert _scratch(office) == []
    second = office.start(_worker("kedua"))
    assert second.wait(30) == 0
    assert _found(office) == {"jobs": [["selesai", 1, {"oleh": "kedua"}]], "months": [["kedua", 1]]}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("office", "seed"), [*(("sqlite", seed) for seed in seeds()), *(("postgresql", seed) for seed in seeds(3))], indirect=["office"]
)
def test_whenever_workers_are_killed_each_job_takes_effect_once(office: Office, seed: int) -> None:
    chance = random.Random(seed)
    months = [f"2026-{number:02}" for number in range(1, 9)]
    _queue(office, *months)
    for _ in range(2):
        worker = office.start(_worker("mati", pause=0.01, lease=0.5))
        assert worker.stdout is not None and worker.stdout.readline() == "mulai\n"
        time.sleep(0.5 * chance.random())
        worker.kill()
        worker.wait()
    workers = [office.start(_worker(name, pause=0.01, once=False, lease=0.5)) for name in ("satu", "dua")]
    until(lambda: all(state in ("selesai", "gagal") for state, *_ in _found(office)["jobs"]))
    for worker in workers:
        worker.terminate()
        assert worker.wait(20) == 0
    found = _found(office)
    assert [state for state, *_ in found["jobs"]] == ["selesai"] * len(months)
    assert [number for _, number in found["months"]] == [1] * len(months)
    assert _scratch(office) == []
