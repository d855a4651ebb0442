"""Processes that a server starts: they end with it, however it ends, and one that dies is followed by another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

# Seconds between two looks at the children, that one may take to end, and within which a death counts as one at the start.
LOOK, PATIENCE, YOUNG = 0.5, 20.0, 5.0


def end_with_parent() -> None:
    """From here on this process is asked to end once whoever holds its standard input is gone."""

    def listen() -> None:
        while os.read(0, 4096):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=listen, daemon=True).start()


def give_way() -> None:
    """From here on this process, and what it begins, works where the pages leave time: nobody waits for a page because of it."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(5)


@dataclass
class Child:
    """A module that runs beside, started again when it dies; ``deaths`` counts those right after a start."""

    module: str
    arguments: Sequence[str] = ()
    process: subprocess.Popen[bytes] | None = None
    deaths: int = 0
    since: float = 0.0

    def start(self) -> None:
        """Begin it. Its standard input is ours: it closes when we end, killed or not.

        In our session, but a group of its own: Ctrl-C is ours to hear, and who gives way is weighed within a session.
        """
        self.since = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            [sys.executable, "-m", self.module, *self.arguments], stdin=subprocess.PIPE, process_group=0
        )

    def look(self) -> bool:
        """Start it again where it has died; False where it dies again and again as soon as it begins."""
        if self.process is None or self.process.poll() is None:
            return True
        self.deaths = self.deaths + 1 if time.monotonic() - self.since < YOUNG else 1
        if self.deaths > 3:
            return False
        self.start()
        return True

    def ask(self) -> None:
        """Ask it to end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def end(self) -> None:
        """Wait for its end; one that does not end is ended."""
        if self.process is None:
            return
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdin is not None:
            self.process.stdin.close()
