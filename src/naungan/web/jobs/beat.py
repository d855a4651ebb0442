"""The heart of a running job: a thread with a connection of its own renews the lease while the work is silent, and watches transactions.

Work that is alive keeps its job however long one statement of an engine takes. A transaction that stays open ends the process: on SQLite
nobody else could write, and only the end of the process frees them; the job is begun again by whoever finds it.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections

from naungan.web.audit.actor import set_actor
from naungan.web.jobs.leases import WORKER, keep
from naungan.web.jobs.running import Running

# Seconds that one transaction of a job may last.
LONGEST = 20.0


def kill() -> None:
    """The process ends as by a power failure; the database takes back what was open."""
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)


@contextmanager
def beating(running: Running, *, longest: float = LONGEST, overdue: Callable[[], None] = kill) -> Iterator[None]:
    """Renew the lease of a job until the block ends; ``overdue`` is called where one transaction lasted ``longest`` seconds."""
    done = threading.Event()
    watch = _Watch(connections[DEFAULT_DB_ALIAS], longest)
    thread = threading.Thread(target=_beat, args=(running, done, watch, overdue), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _beat(running: Running, done: threading.Event, watch: _Watch, overdue: Callable[[], None]) -> None:
    every, next_beat = running.lease.total_seconds() / 4, time.monotonic()
    try:
        while not done.wait(min(every, watch.longest / 4)):
            if watch.overdue():
                overdue()
            if time.monotonic() >= next_beat:
                next_beat = time.monotonic() + every
                _renewed(running)
    finally:
        connection.close()


def _renewed(running: Running) -> None:
    """A job that was lost is told to the work by its next word; a database that is busy is asked again at the next beat."""
    try:
        with set_actor(WORKER):
            keep(running.nomor, running.token, lease=running.lease)
    except DatabaseError:
        connection.close()


class _Watch:
    """Since when the work has had the transaction that is open now. Another thread's connection is looked at, never used."""

    def __init__(self, work: Any, longest: float) -> None:
        self.longest = longest
        self._work, self._open, self._since = work, None, 0.0

    def overdue(self) -> bool:
        """Whether it has been open too long."""
        blocks = list(self._work.atomic_blocks)
        if not blocks or blocks[0] is not self._open:
            self._open, self._since = blocks[0] if blocks else None, time.monotonic()
        return self._open is not None and time.monotonic() - self._since >= self.longest
