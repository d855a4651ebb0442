"""Papers that a process beside writes while this one writes others. The same bytes, whoever writes them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol

from naungan.kernel.unneeded import leave_out_pandas


class Give(Protocol):
    """Has papers written: the function at the top of a module that writes them, and its arguments."""

    def __call__(self, write: Callable[..., object], /, *args: Any) -> None:
        """Now, or later by somebody else; they are there at the end of ``hands``."""


def at_once(write: Callable[..., object], /, *args: Any) -> None:
    """``Give`` with nobody beside."""
    write(*args)


@contextmanager
def hands(beside: int) -> Iterator[Give]:
    """``Give`` with so many processes beside this one; at the end all papers are there. What could not be written fails here."""
    if not beside:
        yield at_once
        return
    pool = ProcessPoolExecutor(beside, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)
    own = _Hands(pool, beside)
    try:
        yield own
        own.finish()
    finally:
        own.give_no_more()
        pool.shutdown(cancel_futures=True)


class _Hands:
    """Gives a process beside the next papers when it has ended the last, and takes back in the end what nobody has begun."""

    def __init__(self, pool: ProcessPoolExecutor, beside: int) -> None:
        self._pool, self._beside = pool, beside
        self._waiting: deque[Callable[[], object]] = deque()
        self._begun: list[tuple[Future[object], Callable[[], object]]] = []
        self._lock = threading.RLock()

    def __call__(self, write: Callable[..., object], /, *args: Any) -> None:
        self._waiting.append(partial(write, *args))
        self._give()

    def finish(self) -> None:
        """Write what is not begun, the last first, and wait for the rest. What failed beside is written here: if the papers are at fault
        they fail with their own error, and if the process was they do not."""
        while write := self._taken_back():
            write()
        for future, write in self._begun:
            if future.exception():
                write()

    def give_no_more(self) -> None:
        """Nobody is given what is not begun."""
        with self._lock:
            self._waiting.clear()

    def _taken_back(self) -> Callable[[], object] | None:
        with self._lock:
            return self._waiting.pop() if self._waiting else None

    def _give(self, _: Future[object] | None = None) -> None:
        with self._lock:
            busy = sum(not future.done() for future, _ in self._begun)
            if not self._waiting or busy == self._beside:
                return
            write = self._waiting.popleft()
            try:
                future = self._pool.submit(write)
            except (BrokenProcessPool, OSError):  # it has died, or this system starts no more of them
                self._waiting.append(write)
                return
            self._begun.append((future, write))
        future.add_done_callback(self._give)


def _begin() -> None:
    """In the process beside: it ends with its parent, also where that is killed, and leaves an interruption to it."""
    leave_out_pandas()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
