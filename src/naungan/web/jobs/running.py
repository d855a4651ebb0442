"""A job that a worker holds: it tells how far it is, hears that it was cancelled or lost, and switches what counts, fenced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from naungan.web.audit.actor import acts
from naungan.web.jobs.models import Job

LEASE = dt.timedelta(seconds=60)


class Lost(Exception):
    """Another worker holds the job now, or it has ended; whatever was done is given up."""


class Cancelled(Exception):
    """Somebody has asked for the job to end."""


@dataclass
class Running:
    """``isi`` is what was asked; ``scratch`` a folder for its owner alone that goes with the job."""

    nomor: int
    token: int
    isi: dict[str, Any]
    scratch: Path
    hasil: dict[str, Any] = field(default_factory=dict)

    def progress(self, langkah: str, sudah: int, dari: int) -> None:
        """Tell how far it is, and renew the lease; raises ``Lost`` or ``Cancelled``."""
        mine = Job.objects.filter(pk=self.nomor, token=self.token, keadaan=Job.State.JALAN)
        until = timezone.now() + LEASE
        if not mine.update(langkah=langkah[:120], sudah=sudah, dari=dari, sewa_sampai=until):
            raise Lost
        if mine.filter(batalkan=True).exists():
            raise Cancelled

    @contextmanager
    def switching(self) -> Iterator[None]:
        """The one transaction in which the work takes effect: it ends the job first, so a worker that has lost it changes nothing."""
        with acts(f"sistem:pekerjaan {self.nomor}"), transaction.atomic():
            ended = Job.objects.filter(pk=self.nomor, token=self.token, keadaan=Job.State.JALAN)
            if not ended.update(keadaan=Job.State.SELESAI, berakhir=timezone.now(), hasil=self.hasil):
                raise Lost
            yield
