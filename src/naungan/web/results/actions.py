"""What counts has changed: the month is stale, and is evaluated again as a job."""

from __future__ import annotations

from naungan.web.jobs.queue import enqueue
from naungan.web.results.models import Month


def changed(*, pemda: str, bulan: str) -> None:
    """Mark a month of a government stale and queue its evaluation; to be called in the transaction of the change."""
    Month.objects.get_or_create(pemda=pemda, bulan=bulan)
    Month.objects.filter(pemda=pemda, bulan=bulan).update(basi=True)
    enqueue("evaluasi", kunci=key_of(pemda, bulan), isi={"pemda": pemda, "bulan": bulan}, pemda=pemda)


def key_of(pemda: str, bulan: str) -> str:
    """By which the queue knows the evaluation of a month of a government."""
    return f"evaluasi:{pemda}:{bulan}"
