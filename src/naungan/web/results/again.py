"""A month whose evaluation has failed: what failed, in words, and who may ask for it once more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from naungan.kernel.messages import remedy, sentence
from naungan.web.accounts.roles import Role
from naungan.web.accounts.scope import Place, Scope
from naungan.web.jobs.models import Job
from naungan.web.results.models import Month

EVALUASI = "evaluasi"
# Whoever answers for what counts there, or for the machine.
ASKERS = frozenset({Role.BKPSDM, Role.BPKAD, Role.PENYETUJU, Role.ADMIN})


@dataclass(frozen=True)
class Failed:
    """The last evaluation of a month, which came to nothing: ``kalimat`` says why, ``langkah`` what to do about it."""

    job: Job
    kalimat: str
    langkah: str


def key_of(pemda: str, bulan: str) -> str:
    """By which the queue knows the evaluation of a month of a government."""
    return f"{EVALUASI}:{pemda}:{bulan}"


def failed(months: Iterable[Month]) -> Mapping[int, Failed]:
    """By the number of the month: those whose last evaluation has failed. One query, whatever their number."""
    keys = {key_of(one.pemda, one.bulan): one.pk for one in months if one.basi}
    return {keys[job.kunci]: _told(job) for job in _last_failed(Q(kunci__in=keys))} if keys else {}


def to_ask(scope: Scope) -> list[Month]:
    """The months that somebody may ask for once more; two queries."""
    areas = Q(pk__in=())
    for place in _places(scope):
        areas |= place.condition("pemda", None) or Q(pk__isnull=False)
    jobs = [(job.pemda, str(job.isi.get("bulan"))) for job in _last_failed(areas)] if _places(scope) else []
    there = Month.objects.filter(pemda__in={pemda for pemda, _ in jobs}, bulan__in={bulan for _, bulan in jobs}, basi=True)
    return [one for one in there if (one.pemda, one.bulan) in jobs] if jobs else []


def may_ask(scope: Scope, pemda: str) -> bool:
    """Whether somebody may have a month of that government evaluated once more."""
    return any(one.covers(pemda, None) for one in _places(scope))


def _places(scope: Scope) -> list[Place]:
    return [one for one in scope.places if one.role in ASKERS]


def _last_failed(where: Q) -> Iterable[Job]:
    """The failed evaluations after which nobody has queued another."""
    later = Job.objects.filter(kunci=OuterRef("kunci"), pk__gt=OuterRef("pk"))
    return Job.objects.filter(where, jenis=EVALUASI, keadaan=Job.State.GAGAL).filter(~Exists(later))


def _told(job: Job) -> Failed:
    return Failed(job, sentence(job.kode, job.parameter), remedy(job.kode, job.parameter))
