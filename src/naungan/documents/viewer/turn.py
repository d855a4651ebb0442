"""One question at a time to an engine that answers one at a time; whoever would wait too long is told so."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from naungan.kernel.errors import Fault

if TYPE_CHECKING:
    from naungan.engine import Engine


class Busy(Exception):
    """The answer would come too late."""


class Turn:
    """Whose question it is. A thread that has set a deadline waits no longer than that, and its question is then given up."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._asking = threading.Lock()
        self._giving_up = threading.Lock()
        self._mine = threading.local()

    def until(self, deadline: float) -> None:
        """From here on this thread waits until ``deadline`` (``time.monotonic``)."""
        self._mine.deadline = deadline

    @contextmanager
    def taken(self, step: str) -> Iterator[Engine]:
        """The engine, for one question; Busy where the deadline passes before or meanwhile."""
        deadline = getattr(self._mine, "deadline", None)
        left = -1.0 if deadline is None else max(deadline - time.monotonic(), 0)
        if left == 0 or not self._asking.acquire(timeout=left):
            raise Busy
        try:
            with self._given_up_after(left), self._engine.step(step):
                yield self._engine
        except Fault:
            if deadline is not None and time.monotonic() >= deadline:
                raise Busy from None
            raise
        finally:
            self._asking.release()

    @contextmanager
    def _given_up_after(self, left: float) -> Iterator[None]:
        """Interrupt what is asked inside after ``left`` seconds, and never what is asked after it."""
        over = False

        def give_up() -> None:
            with self._giving_up:
                if not over:
                    self._engine.interrupt()

        timer = threading.Timer(left, give_up)
        if left >= 0:
            timer.start()
        try:
            yield
        finally:
            timer.cancel()
            with self._giving_up:
                over = True
