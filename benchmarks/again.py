"""One pemda of 5,000 workers evaluated twice in one living process, as an office that mends a file and asks again."""

from __future__ import annotations

import contextlib
import io
import shutil
import time
from pathlib import Path

from benchmarks.processes import spent

PEMDA, WORKERS = "1671", 5_000
_SCALE = 2.59


def make(folder: Path) -> None:
    """``satu/berkas``: the files of one government."""
    from naungan.demo import make_demo

    if not (folder / "satu").exists():
        make_demo(folder / "satu", scale=_SCALE, seed=7, only=[PEMDA])


def second(folder: Path) -> dict[str, float]:
    """CPU seconds and seconds of the second evaluation, its reading children too; ``first_cpu`` beside them."""
    first, again = _evaluated(folder), _evaluated(folder)
    return {"cpu": again[0], "seconds": again[1], "first_cpu": first[0]}


def _evaluated(folder: Path) -> tuple[float, float]:
    from naungan.cli.main import main

    out = folder / "satu-hasil"
    shutil.rmtree(out, ignore_errors=True)
    began, busy = time.perf_counter(), spent()
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            main(["evaluate", str(folder / "satu" / "berkas"), "--bulan", "2026-10", "--out", str(out)])
        except SystemExit as stop:
            if stop.code not in (0, 1):
                raise
    return spent() - busy, time.perf_counter() - began
