"""Papers that processes beside write while this one writes others. The same bytes, whoever writes them."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol

from naungan.kernel.unneeded import leave_out_pandas

# A copy of a process in which a database has threads can't be had safely.
_PROCESSES = multiprocessing.get_context("spawn")

Paper = Callable[[], object]


class Give(Protocol):
    """Has papers written: the function at the top of a module that writes them, and its arguments, all of which can be pickled."""

    def __call__(self, write: Callable[..., object], /, *args: Any) -> None:
        """Now, or later by somebody else; they are there at the end of ``hands``."""


def at_once(write: Callable[..., object], /, *args: Any) -> None:
    """``Give`` with nobody beside."""
    write(*args)


@contextmanager
def hands(beside: int) -> Iterator[Give]:
    """``Give`` with so many processes beside this one; at the end all papers are there. What could not be written fails here.

    Nobody writes any more when it is left, also by an error or an interruption.
    """
    if not beside:
        yield at_once
        return
    own = _Hands(beside)
    try:
        yield own
        own.finish()
    finally:
        own.stop()


class _Hands:
    """Each hand is a thread that begins a process for one paper after the other; in the end what nobody has begun is taken back."""

    def __init__(self, beside: int) -> None:
        self._free = beside
        self._threads: list[threading.Thread] = []
        self._processes: list[multiprocessing.process.BaseProcess] = []
        self._waiting: deque[Paper] = deque()
        self._failed: list[Paper] = []
        self._stopped = False
        self._lock = threading.Lock()

    def __call__(self, write: Callable[..., object], /, *args: Any) -> None:
        with self._lock:
            self._waiting.append(partial(write, *args))
            if not self._free:
                return
            self._free -= 1
        hand = threading.Thread(target=self._work, daemon=True)
        try:
            hand.start()
        except RuntimeError:  # this system starts no more of them: the paper is taken back in the end
            return
        self._threads.append(hand)

    def finish(self) -> None:
        """Write what is not begun, the last first, and wait for the rest. What failed beside is written here: if the papers are at fault
        they fail with their own error, and if the process was they do not."""
        while paper := self._taken_back():
            paper()
        for hand in self._threads:
            hand.join()
        for paper in self._failed:
            paper()

    def stop(self) -> None:
        """End whoever still writes, whatever he is doing, and wait until he has ended.

        Processes are waited for, not threads: an interruption of ``Thread.join`` makes Python take a thread for ended that is not.
        """
        with self._lock:
            self._stopped = True
            self._waiting.clear()
            for process in self._processes:
                process.kill()
        for process in self._processes:
            process.join()

    def _taken_back(self) -> Paper | None:
        with self._lock:
            return self._waiting.pop() if self._waiting else None

    def _next(self) -> Paper | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._free += 1
            return None

    def _work(self) -> None:
        while paper := self._next():
            if not self._written_beside(paper):
                self._failed.append(paper)

    def _written_beside(self, paper: Paper) -> bool:
        try:
            process = _PROCESSES.Process(target=_write, args=(pickle.dumps(paper),), daemon=True)
            with self._lock:
                if self._stopped:
                    return True
                process.start()
                self._processes.append(process)
            process.join()
        except Exception:  # it can't be handed over, or no process can be begun
            return False
        return process.exitcode == 0


def _write(pickled: bytes) -> None:
    """In the process beside: it ends with its parent, also where that is killed, and leaves an interruption to it.

    The paper comes pickled: what it needs is loaded only here, when pandas has been left out.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    leave_out_pandas()
    try:
        pickle.loads(pickled)()  # noqa: S301  # pickled by our own parent, in ``_written_beside``
    except BaseException:
        sys.exit(1)  # what failed is told where it fails again; the text of an error may hold values of a person


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
