"""What a worker does once a day beside its jobs: each of it may be done by several workers at once, and twice."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable

from django.utils import timezone

from naungan.kernel.log import NAME
from naungan.web.audit.actor import set_actor
from naungan.web.jobs.leases import WORKER

Chore = Callable[[], None]
CHORES: list[Chore] = []


def daily(chore: Chore) -> Chore:
    """Have it done every day. It stands in the module ``chores`` of its app."""
    CHORES.append(chore)
    return chore


def since(last: dt.date | None) -> dt.date:
    """Do all of them where the day is another than ``last``; the day. One that fails is logged, and keeps no other from being done."""
    today = timezone.localdate()
    if last != today:
        for chore in CHORES:
            try:
                with set_actor(WORKER):
                    chore()
            except Exception as error:
                logging.getLogger(NAME).error("harian %s", chore.__name__, exc_info=error)
    return today
