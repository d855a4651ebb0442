"""Somebody asks for a job to end."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.accounts.roles import Role
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.jobs.kinds import OWED
from naungan.web.jobs.models import Job

# Those of the office that hands in, who answers for the status of its workers, and who keeps the house: others of the government make
# data sets of their own, and end nobody else's check.
_OF_THE_WORK = frozenset({Role.OPERATOR, Role.KEPALA_OPD, Role.BKPSDM, Role.ADMIN})
LIVING = (Job.State.ANTRE, Job.State.JALAN)


def may_cancel(*, job: Job, by: User) -> bool:
    """Whoever asked for it may, and whose work it is there; of a job that has ended, or that what counts asks for, nobody."""
    if job.jenis in OWED or job.keadaan not in LIVING or job.batalkan:
        return False
    here = (one for one in scope_of(by).places if one.role in _OF_THE_WORK)
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
