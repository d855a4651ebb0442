"""The worker: takes one job after the other, and comes back from whatever one of them does to it."""

from __future__ import annotations

import datetime as dt
import logging
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import DatabaseError, close_old_connections, connections
from django.db.backends.signals import connection_created

from naungan.kernel.aside import scratch
from naungan.kernel.errors import Failure, Fault, Unfit
from naungan.kernel.lack import lack_of
from naungan.kernel.log import NAME
from naungan.web.environment import read_environment
from naungan.web.jobs import chores
from naungan.web.jobs.beat import LONGEST, beating
from naungan.web.jobs.kinds import KINDS, load
from naungan.web.jobs.leases import LEASE, claim, end, free_dead, give_back
from naungan.web.jobs.models import Job
from naungan.web.jobs.running import Cancelled, Lost, Running

# Seconds between two looks at an empty queue.
PAUSE = 1.0


class Stopped(BaseException):
    """The worker was asked to end."""


def work(*, once: bool = False, lease: dt.timedelta = LEASE, pause: float = PAUSE, longest: float = LONGEST) -> int:
    """Work until asked to end, and do what every day asks for; ``once``: until nothing waits. How many jobs were taken."""
    load()
    connection_created.connect(_never_idle, dispatch_uid="naungan.worker")
    taken, day = 0, None
    if os.name == "posix":  # elsewhere asking for a process may end it
        free_dead()
    with suppress(Stopped), _stoppable():
        while True:
            day = day if once else chores.since(day)
            job = _next(lease)
            if job is not None:
                taken += 1
                run(job, lease=lease, longest=longest)
            elif once:
                break
            else:
                time.sleep(pause)
    connections.close_all()
    return taken


def run(job: Job, *, lease: dt.timedelta = LEASE, longest: float = LONGEST) -> None:
    """Do a claimed job to its end, whatever that is."""
    with scratch(read_environment().scratch) as folder:
        running = Running(job.pk, job.token, dict(job.isi), folder, lease=lease)
        try:
            with beating(running, longest=longest):
                found = KINDS[job.jenis](running)
            if not running.ended:
                end(job.pk, job.token, Job.State.SELESAI, hasil=found or running.hasil)
        except Lost:
            pass
        except Cancelled:
            end(job.pk, job.token, Job.State.BATAL)
        except Stopped:
            give_back(job.pk, job.token, tried=False)
            raise
        except DatabaseError as error:  # gone or busy: another attempt, after a breath
            _note(job, error)
            _again(job)
        except Exception as error:
            _failed(job, error)
        finally:
            _readers_end()


def _next(lease: dt.timedelta) -> Job | None:
    """The next job; a database that does not answer now is asked again."""
    close_old_connections()
    try:
        return claim(lease=lease)
    except DatabaseError:
        connections.close_all()
        time.sleep(PAUSE)
        return None


def _never_idle(connection: Any, **_: Any) -> None:
    """A worker that was stopped inside a transaction does not keep its rows: PostgreSQL takes them back."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET idle_in_transaction_session_timeout = {int(LONGEST * 1000)}")


def _again(job: Job) -> None:
    connections.close_all()
    with suppress(DatabaseError):
        give_back(job.pk, job.token, tried=True)


def _failed(job: Job, error: Exception) -> None:
    """The job keeps why, as code and parameters; what is our own mistake stands in the log with its places, without any value."""
    failure = _failure(job, error)
    if isinstance(failure, Fault):
        _note(job, error)
    params = {name: value if isinstance(value, int) else str(value) for name, value in failure.params.items()}
    with suppress(DatabaseError):
        end(job.pk, job.token, Job.State.GAGAL, kode=failure.code, parameter=params)


def _failure(job: Job, error: Exception) -> Failure:
    if isinstance(error, Failure):
        return error
    if isinstance(error, KeyError) and job.jenis not in KINDS:
        return Fault("WEB_PEKERJAAN_TAK_DIKENAL", jenis=job.jenis)
    lack = lack_of(error)
    return Unfit(lack) if lack else Fault("FAULT_STEP", langkah=job.jenis, jenis=type(error).__name__)


def _note(job: Job, error: Exception) -> None:
    logging.getLogger(NAME).error("job %d %s", job.pk, job.jenis, exc_info=error)


def _readers_end() -> None:
    """The reading child is one per job: what a file has done to it does not meet the next one."""
    sources = sys.modules.get("naungan.intake.reading.sources")
    if sources is not None and sources.reader.cache_info().currsize:
        sources.reader(0).close()


@contextmanager
def _stoppable() -> Iterator[None]:
    """SIGTERM and SIGINT end the worker at its next step in Python; the job that it held goes back without having counted."""

    def stop(*_: Any) -> None:
        raise Stopped

    former = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
