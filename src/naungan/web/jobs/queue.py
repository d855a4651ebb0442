"""Work is queued in the transaction that wants it: what is rolled back asks for nothing."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from naungan.web.audit.actor import acting
from naungan.web.jobs.models import Job


def enqueue(jenis: str, *, kunci: str, isi: dict[str, Any], pemda: str = "", unit: str = "", tautan: str = "") -> Job:
    """The job of that key that waits, else a new one. ``isi`` holds ids and codes, no person; ``tautan`` is where its page leads on to."""
    isi = {**isi, "tautan": tautan} if tautan else isi
    waiting = Job.objects.filter(kunci=kunci, keadaan=Job.State.ANTRE)
    if (found := waiting.first()) is not None:
        return found
    try:
        with transaction.atomic():
            return Job.objects.create(jenis=jenis, kunci=kunci, isi=isi, pemda=pemda, unit=unit, oleh=acting())
    except IntegrityError:  # somebody queued it at the same moment
        return waiting.get()
