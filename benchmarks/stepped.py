"""``python stepped.py WORDS…``: the command line, and what each step of its engine took, written to NAUNGAN_BENCH_STEPS.

It imports nothing of this tree but what ``naungan`` is on the path, so that it measures an older build as well.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_taken: dict[str, list[float]] = {}


def main() -> None:
    """Run the command; the steps are written however it ends."""
    from naungan.cli import main as naungan
    from naungan.engine.door import Engine

    plain = Engine.step

    @contextlib.contextmanager
    def step(self: Any, name: str) -> Iterator[None]:
        began, busy = time.perf_counter(), _spent()
        try:
            with plain(self, name):
                yield
        finally:
            cpu, seconds = _taken.get(name, [0.0, 0.0])
            _taken[name] = [cpu + _spent() - busy, seconds + time.perf_counter() - began]

    Engine.step = step  # type: ignore[method-assign]
    try:
        naungan()
    finally:
        if path := os.environ.get("NAUNGAN_BENCH_STEPS"):
            Path(path).write_text(json.dumps(_taken), "utf-8")


def _spent() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


if __name__ == "__main__":
    # The folder of this file is no place to import from.
    sys.path.pop(0)
    main()
