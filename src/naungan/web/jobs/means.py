"""What a job may use of the machine: one thread beside the pages, one reading child, scratch files in its own folder."""

from __future__ import annotations

from pathlib import Path

from django.db import connection

from naungan.engine.means import Means


def means(scratch: Path) -> Means:
    """The means of a job's engine. Never inside a transaction: on SQLite nobody else could write as long as the engine counts."""
    if connection.in_atomic_block:
        raise RuntimeError("an engine inside a transaction")
    return Means(readers=1, threads=1, work=scratch)
