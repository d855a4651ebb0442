"""What a job may use of the machine: one thread beside the pages, one reading child, scratch files in its own folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection

from naungan.engine.means import Means
from naungan.web.jobs.running import Running

if TYPE_CHECKING:
    from naungan.engine import Engine


def means(scratch: Path) -> Means:
    """The means of a job's engine. Never inside a transaction: on SQLite nobody else could write as long as the engine counts."""
    if connection.in_atomic_block:
        raise RuntimeError("an engine inside a transaction")
    return Means(readers=1, threads=1, work=scratch)


@contextmanager
def at_work(running: Running, paths: Iterable[Path]) -> Iterator[tuple[Engine, Path]]:
    """An engine for these files, and a folder for what it stages."""
    from naungan.engine import opened

    with opened(means(running.scratch).enough_for(paths), beside=running.scratch) as (engine, work):
        yield engine, work
