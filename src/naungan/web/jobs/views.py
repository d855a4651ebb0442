"""How far a job is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naungan import regions
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy, sentence
from naungan.kernel.period import Bulan
from naungan.web.accounts.asking import signed_in
from naungan.web.accounts.roles import Right
from naungan.web.accounts.scope import scope_of
from naungan.web.jobs.actions import LIVING, cancel, may_cancel
from naungan.web.jobs.kinds import named
from naungan.web.jobs.models import Job


@never_cache
def page(request: HttpRequest, nomor: int) -> HttpResponse:
    """The job on a page of its own; without JavaScript a link asks again."""
    return render(request, "jobs/page.html", about(_seen(request, nomor), request))


@never_cache
def progress(request: HttpRequest, nomor: int) -> HttpResponse:
    """What stands inside of ``jobs/progress.html``, asked for every two seconds; the page around it is loaded anew at the end."""
    job = _seen(request, nomor)
    answer = render(request, "jobs/state.html", about(job, request))
    if job.keadaan not in LIVING:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
def stop(request: HttpRequest, nomor: int) -> HttpResponse:
    """Ask for the job to end."""
    job = _seen(request, nomor)
    cancel(job=job, by=signed_in(request))
    return redirect("pekerjaan", nomor=job.pk)


def about(job: Job, request: HttpRequest) -> dict[str, Any]:
    """What ``jobs/progress.html`` needs; other pages include it with ``job=about(job, request)``'s values."""
    failed = job.keadaan == Job.State.GAGAL
    return {
        "job": job,
        "nama": named(job.jenis),
        "tentang": " · ".join(filter(None, (_region(job), _month(job)))),
        "hidup": job.keadaan in LIVING,
        "dapat_batal": may_cancel(job=job, by=signed_in(request)),
        "kalimat": sentence(job.kode, job.parameter) if failed else "",
        "langkah_berikut": remedy(job.kode, job.parameter) if failed else "",
        "tautan": job.isi.get("tautan", ""),
        "di_depan": _before(job) if job.keadaan == Job.State.ANTRE else 0,
    }


def _region(job: Job) -> str:
    return (regions.nama(job.pemda) or "") if job.pemda else ""


def _month(job: Job) -> str:
    said = str(job.isi.get("bulan", ""))
    return Bulan.parse(said).nama if said else ""


def _before(job: Job) -> int:
    """How many jobs come before one that waits."""
    return Job.objects.filter(keadaan__in=LIVING, pk__lt=job.pk).count()


def _seen(request: HttpRequest, nomor: int) -> Job:
    """A job of his area: of whoever sees figures there, and of its administrator, who may end it; nothing of it names a person."""
    scope, asked = scope_of(request.user), Job.objects.filter(pk=nomor)
    found = scope.visible(asked, Right.LIHAT_ANGKA).first() or scope.visible(asked, Right.KELOLA).first()
    if found is None:
        raise Refusal("WEB_TIDAK_ADA")
    return found
