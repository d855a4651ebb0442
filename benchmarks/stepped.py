"""``python -m benchmarks.stepped WORDS…``: the command line, and what each step of its engine took, written to NAUNGAN_BENCH_STEPS.

``naungan`` is whichever build stands first on the path, so that an older one is measured as well.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.processes import spent

_taken: dict[str, list[float]] = {}


def main() -> None:
    """Run the command; the steps are written however it ends."""
    from naungan.cli import main as naungan
    from naungan.engine.door import Engine

    plain = Engine.step

    @contextlib.contextmanager
    def step(self: Any, name: str) -> Iterator[None]:
        began, busy = time.perf_counter(), spent()
        try:
            with plain(self, name):
                yield
        finally:
            cpu, seconds = _taken.get(name, [0.0, 0.0])
            _taken[name] = [cpu + spent() - busy, seconds + time.perf_counter() - began]

    try:
        with mock.patch.object(Engine, "step", step):
            naungan()
    finally:
        if path := os.environ.get("NAUNGAN_BENCH_STEPS"):
            Path(path).write_text(json.dumps(_taken), "utf-8")


if __name__ == "__main__":
    main()
