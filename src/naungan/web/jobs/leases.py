"""Who holds a job: claimed, kept, given back, ended; each change only by the one whose token it still is."""

from __future__ import annotations

import datetime as dt
import os
import socket
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from naungan.web.audit.actor import acts
from naungan.web.jobs.models import Job

LEASE = dt.timedelta(seconds=60)
# So often may a worker die of a job before it is no longer tried.
ATTEMPTS = 3
WORKER = "sistem:pekerja"
_HOST = socket.gethostname()[:40]


def claim(*, lease: dt.timedelta = LEASE) -> Job | None:
    """The next job, ours until ``lease`` is over; None where nothing waits. What has killed its workers too often fails here."""
    while Job.objects.filter(_free()).exists():  # looked at first: on SQLite a transaction that may write stops every other writer
        with acts(WORKER):
            job = Job.objects.select_for_update(skip_locked=True).filter(_free()).order_by("id").first()
            if job is None:
                return None
            if _taken(job, lease):
                return Job.objects.get(pk=job.pk)
    return None


def keep(pk: int, token: int, *, lease: dt.timedelta = LEASE, **told: Any) -> bool:
    """Renew the lease, and tell how far it is; False where the job is another's or has ended."""
    return bool(held(pk, token).update(sewa_sampai=timezone.now() + lease, **told))


def give_back(pk: int, token: int, *, tried: bool) -> None:
    """Whoever asks next may have it at once; ``tried`` False: this attempt does not count."""
    with acts(WORKER):
        held(pk, token).update(sewa_sampai=timezone.now(), percobaan=F("percobaan") - int(not tried))


def end(pk: int, token: int, state: Job.State, **told: Any) -> bool:
    """End the job; False where it is another's or has ended."""
    with acts(WORKER):
        return bool(held(pk, token).update(keadaan=state, berakhir=timezone.now(), **told))


def free_dead() -> None:
    """What a worker of this machine held whose process is gone is free at once, not only when its lease is over.

    Whoever lives after all, in a place where our numbers of processes are not his, has lost his job: the fence holds for him too.
    """
    with acts(WORKER):
        for pk, token, worker in Job.objects.filter(keadaan=Job.State.JALAN, pekerja__startswith=f"{_HOST}:").values_list(
            "pk", "token", "pekerja"
        ):
            if not _lives(int(worker.rpartition(":")[2])):
                held(pk, token).update(sewa_sampai=timezone.now())


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def held(pk: int, token: int) -> QuerySet[Job]:
    """The job while it is held under that token, else nothing."""
    return Job.objects.filter(pk=pk, token=token, keadaan=Job.State.JALAN)


def _free() -> Q:
    """What waits, while none of its key runs; and what runs for nobody any more."""
    running = Job.objects.filter(keadaan=Job.State.JALAN).values("kunci")
    waits = Q(keadaan=Job.State.ANTRE) & ~Q(kunci__in=running)
    return waits | Q(keadaan=Job.State.JALAN, sewa_sampai__lt=timezone.now())


def _taken(job: Job, lease: dt.timedelta) -> bool:
    """Take what was found as it was found; False where it can't be, or must not be worked at."""
    now = timezone.now()
    same = Job.objects.filter(pk=job.pk, token=job.token, keadaan=job.keadaan)
    if job.batalkan:
        same.update(keadaan=Job.State.BATAL, token=F("token") + 1, berakhir=now)
        return False
    if job.percobaan >= ATTEMPTS:
        said = {"kode": "WEB_PEKERJAAN_BERULANG", "parameter": {"kali": ATTEMPTS}}
        same.update(keadaan=Job.State.GAGAL, token=F("token") + 1, berakhir=now, **said)
        return False
    return bool(
        same.update(
            keadaan=Job.State.JALAN,
            token=F("token") + 1,
            percobaan=F("percobaan") + 1,
            pekerja=f"{_HOST}:{os.getpid()}",
            sewa_sampai=now + lease,
            mulai=job.mulai or now,
        )
    )
