"""Somebody asks for a job to end."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.accounts.roles import Right, Role
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.jobs.kinds import OWED
from naungan.web.jobs.models import Job

LIVING = (Job.State.ANTRE, Job.State.JALAN)


def may_cancel(*, job: Job, by: User) -> bool:
    """Whoever asked for it may, and who hands in there; of a job that has ended, or that what counts asks for, nobody."""
    if job.jenis in OWED or job.keadaan not in LIVING or job.batalkan:
        return False
    here = (one for one in scope_of(by).where(Right.SETOR) if one.role != Role.CABANG)
    return job.oleh == f"user:{by.pk}" or any(one.covers(job.pemda, job.unit or None) for one in here)


def cancel(*, job: Job, by: User) -> None:
    """End a job that waits; one that runs ends at its next step, and nothing of it counts. Refusal where he may not, or it has ended."""
    if job.keadaan not in LIVING:
        raise Refusal("WEB_PEKERJAAN_BERAKHIR")
    if not may_cancel(job=job, by=by):
        raise Refusal("WEB_TIDAK_BERHAK")
    with acts(by):
        waits = Job.objects.filter(pk=job.pk, keadaan=Job.State.ANTRE)
        if waits.update(keadaan=Job.State.BATAL, token=F("token") + 1, berakhir=timezone.now()):
            return
        if not Job.objects.filter(pk=job.pk, keadaan=Job.State.JALAN).update(batalkan=True):
            raise Refusal("WEB_PEKERJAAN_BERAKHIR")
