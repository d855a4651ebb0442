"""One at a time takes things out of the lake or copies it: what a backup is about to copy is not collected meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from naungan.kernel.errors import Unfit
from naungan.kernel.limits import hold, let_go
from naungan.web.environment import read_environment

_FOLDER = ".pemungutan"


@contextmanager
def lake_locked() -> Iterator[None]:
    """Hold the lake until the block ends, or the process; Unfit where another does."""
    folder = read_environment().data / _FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    lock = hold(folder)
    if lock is None:
        raise Unfit("WEB_DANAU_DIPAKAI")
    try:
        yield
    finally:
        let_go(lock)
