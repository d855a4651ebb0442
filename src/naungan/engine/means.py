"""How work is computed: nothing here changes a result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from naungan.engine.door import Engine
from naungan.engine.opening import open_engine
from naungan.kernel.aside import scratch
from naungan.kernel.size import size_of

# MB that DuckDB may hold: so many at least, and so many times the bytes of the files. Measured without a limit: 150,000 workers in files
# of 67 MB took 1.2 GB and a million rows of one file of 130 MB 2.6 GB, neither of them in less time. What would be more than the last
# figure is left to DuckDB, which knows the machine.
_LEAST, _TIMES, _MOST = 500, 8, 2_000


@dataclass(frozen=True)
class Means:
    """The engine by name, its threads and memory (None = its own choice), how many processes read files and write lists, a scratch folder.

    ``work`` None: scratch files stand beside the results. ``soft``: nobody has set the limit of memory, so it gives way where DuckDB can't
    put aside what is more.
    """

    engine: str = "duckdb"
    threads: int | None = None
    memory: str | None = None
    readers: int = 1
    work: Path | None = None
    soft: bool = False

    def enough_for(self, files: Iterable[Path]) -> Means:
        """These; where nobody has set a limit, with one that is enough for such files: what is more goes into the scratch folder."""
        wanted = max(_LEAST, _TIMES * sum(size_of(one) or 0 for one in files) // 1_000_000)
        if self.engine != "duckdb" or self.memory is not None or wanted > _MOST:
            return self
        return replace(self, memory=f"{wanted}MB", soft=True)


@contextmanager
def opened(means: Means, *, beside: Path) -> Iterator[tuple[Engine, Path]]:
    """An open engine and a folder for its scratch files (``means.work``, else ``beside``), both gone at the end.

    The next one takes away what a killed process left there.
    """
    with (
        scratch(means.work or beside) as work,
        open_engine(means.engine, threads=means.threads, memory=means.memory, temp=work, soft=means.soft) as engine,
    ):
        yield engine, work
