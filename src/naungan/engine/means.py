"""How work is computed: nothing here changes a result."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from naungan.engine.door import Engine
from naungan.engine.opening import open_engine
from naungan.kernel.aside import scratch


@dataclass(frozen=True)
class Means:
    """The engine by name, its threads and memory (None = its own choice), how many children read files, and a folder for scratch files.

    ``work`` None: scratch files stand beside the results.
    """

    engine: str = "duckdb"
    threads: int | None = None
    memory: str | None = None
    readers: int = 1
    work: Path | None = None


@contextmanager
def opened(means: Means, *, beside: Path) -> Iterator[tuple[Engine, Path]]:
    """An open engine and a folder for its scratch files (``means.work``, else ``beside``), both gone at the end.

    The next one takes away what a killed process left there.
    """
    with (
        scratch(means.work or beside) as work,
        open_engine(means.engine, threads=means.threads, memory=means.memory, temp=work) as engine,
    ):
        yield engine, work
