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
from naungan.web.jobs.leases import LEASE, held, keep
from naungan.web.jobs.models import Job


class Lost(Exception):
    """Another worker holds the job now, or it has ended; whatever was done is given up."""


class Cancelled(Exception):
    """Somebody has asked for the job to end."""


@dataclass
class Running:
    """``isi`` is what was asked; ``scratch`` a folder for its owner alone that goes with the job; ``ended`` once it has switched."""

    nomor: int
    token: int
    isi: dict[str, Any]
    scratch: Path
    hasil: dict[str, Any] = field(default_factory=dict)
    lease: dt.timedelta = LEASE
    ended: bool = False

    def progress(self, langkah: str, sudah: int, dari: int) -> None:
        """Tell how far it is, and renew the lease; raises ``Lost`` or ``Cancelled``."""
        if not keep(self.nomor, self.token, lease=self.lease, langkah=langkah[:120], sudah=sudah, dari=dari):
            raise Lost
        if held(self.nomor, self.token).filter(batalkan=True).exists():
            raise Cancelled

    @contextmanager
    def switching(self) -> Iterator[None]:
        """The one short transaction in which the work takes effect: it ends the job first, so a worker that has lost it changes nothing.

        No file and no engine inside. Whoever switches what counts compares the number that he read at the start, and raises where
        it is another: then nothing of this has happened, the end of the job included.
        """
        with acts(f"sistem:pekerjaan {self.nomor}"), transaction.atomic():
            if not held(self.nomor, self.token).update(keadaan=Job.State.SELESAI, berakhir=timezone.now(), hasil=self.hasil):
                raise Lost
            yield
        self.ended = True
