"""What leaves the desk: the own workbook back with its marks, and the masked list of changes; noted whenever it is asked for or taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.collection.models import Submission, Version
from naungan.web.collection.seen import sees_rows
from naungan.web.jobs.actions import LIVING
from naungan.web.jobs.models import Job
from naungan.web.jobs.queue import enqueue
from naungan.web.vault.originals import place_of, take_out


def ask_returned(*, by: User, setoran: Submission, versi: Version) -> Job:
    """Have the files of a version marked; the same again is not made twice. Refusal for whoever does not see its rows."""
    _may(by, setoran, versi)
    with acts(by):
        made = job_of("kembali", versi)
        if made is not None and (made.keadaan in LIVING or made_by("kembali", versi)):
            return made
        return enqueue("kembali", kunci=f"kembali:{versi.pk}", isi={"versi": versi.pk}, pemda=setoran.pemda, unit=setoran.unit)


def take_export(*, by: User, setoran: Submission, versi: Version, jenis: str, sumber: str, place: Path) -> None:
    """Write what was made to ``place``, and note it."""
    _may(by, setoran, versi)
    with acts(by):
        note("ekspor", pemda=setoran.pemda, unit=setoran.unit, tentang=f"{jenis} setoran {setoran.pk} versi {versi.urut}", sidik=sumber)
    take_out(sumber, place)


def job_of(jenis: str, versi: Version) -> Job | None:
    """The last job of that kind of a version."""
    return Job.objects.filter(kunci=f"{jenis}:{versi.pk}").order_by("-pk").first()


def made_by(jenis: str, versi: Version) -> dict[str, Any]:
    """What such a job has made; nothing until it has ended, and nothing once a workbook of it has been collected: it is made again."""
    job = job_of(jenis, versi)
    found: dict[str, Any] = job.hasil if job is not None and job.keadaan == Job.State.SELESAI else {}
    return found if all(place_of(one["sumber"]).exists() for one in found.get("berkas", {}).values()) else {}


def _may(by: User, setoran: Submission, versi: Version) -> None:
    if not sees_rows(by, setoran):
        raise Refusal("WEB_TIDAK_ADA")
    if versi.diperiksa is None:
        raise Refusal("SETOR_BELUM_DIPERIKSA")
