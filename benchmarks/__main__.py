"""``python -m benchmarks``: measure lines of docs/performance.md, keep what was found, write the page (``make bench``).

Each case runs alone in its own process; those of a line take turns, so that ratios are of one run. On a quiet machine, in pieces::

    export NAUNGAN_BENCH_DIR=/tmp/bench              # the invented data stay there between calls: 8 GB
    make bench ONLY=ready,matched,written            # about 8 minutes: 10 m workers, SQL by hand
    make bench ONLY=read05,read1                     # 3 minutes, and once before the demo by the older build
    make bench ONLY=xlsx,iuran,again,check           # 12 minutes
    make bench ONLY=evaluate05,evaluate1             # 20 minutes: five times this build and the older one
    make bench ONLY=lists                            # 4 minutes: one evaluation
    make bench ONLY=reconciled,compared,cascade,rka,papers,explained,forecast,plan    # 9 minutes
    make bench ONLY=year                             # 5 minutes, one round
    make bench-national                              # its own page, docs/scale.md

What others have found before stays in docs/performance.json, with its day and commit, and the page is made of all; without ONLY
(NAUNGAN_BENCH_ONLY) every line is measured. NAUNGAN_BENCH_PAGE=1 writes the page from what is kept and measures nothing. Why a bar was
missed is told in ``reasons.yaml``, by hand. The older build is taken from the history of this repository (``evaluated.BEFORE``).

NAUNGAN_BENCH_ROUNDS (5); sizes: NAUNGAN_BENCH_WORKERS (10,000,000), _SHEET (100,000 rows of a workbook), _ROWS (1,000,000 of a CSV),
_PEOPLE (200,000 for the cascade), _YEAR (10,000,000 people for a year), _MONTHS (1,000,000 person-months), _COMPARED (150,000 workers);
NAUNGAN_BENCH_NOTE is printed below the page.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import report
from benchmarks.lines import Line, lines, setting
from benchmarks.processes import ROOT, run

KEPT, PAGE = ROOT / "docs" / "performance.json", ROOT / "docs" / "performance.md"


def main() -> None:
    """Measure what is asked for, keep it line by line, and write the page."""
    known = lines()
    wanted = [name for name in os.environ.get("NAUNGAN_BENCH_ONLY", "").split(",") if name] or list(known)
    if strange := set(wanted) - known.keys():
        raise SystemExit(f"no such line: {', '.join(sorted(strange))}; there are {', '.join(known)}")
    with tempfile.TemporaryDirectory(prefix="naungan-bench-") as made:
        folder = Path(os.environ.get("NAUNGAN_BENCH_DIR", made))
        folder.mkdir(parents=True, exist_ok=True)
        for name in [] if setting("PAGE", 0) else wanted:
            _keep(name, _line(name, known[name], folder), known)
    PAGE.write_text(report.page(_kept()), "utf-8")
    print(PAGE.read_text("utf-8"))


def _kept() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    return found


def _keep(name: str, found: dict[str, Any], order: Iterable[str]) -> None:
    """One line beside the others, which may have been measured meanwhile by another call."""
    kept = _kept() | {name: found}
    KEPT.write_text(json.dumps({one: kept[one] for one in order if one in kept}, indent=1) + "\n", "utf-8")


def _line(name: str, line: Line, folder: Path) -> dict[str, Any]:
    """The data, the rounds, and whether the ways agree."""
    line.make(folder)
    for case in line.ready:
        print(f"{name} {case}: {_case(case, folder)}", flush=True)
    rounds = line.rounds or setting("ROUNDS", 5)
    taken: dict[str, list[dict[str, Any]]] = {case: [] for case in line.cases}
    for number in range(rounds):
        for case in line.cases:
            taken[case].append(_case(case, folder))
            print(f"{name} {number + 1}/{rounds} {case}: {taken[case][-1]}", flush=True)
    if not line.same(folder):
        raise SystemExit(f"{name}: {' and '.join(line.cases)} differ, so there is no ratio")
    return {
        "day": dt.datetime.now(tz=dt.UTC).date().isoformat(), "commit": _commit(), "rounds": rounds, "size": line.size,
        "note": os.environ.get("NAUNGAN_BENCH_NOTE", ""), "cases": {case: _median(found) for case, found in taken.items()},
    }  # fmt: skip


def _case(case: str, folder: Path) -> dict[str, Any]:
    """One case in a process of its own; one that fails ends the line."""
    done = run([sys.executable, "-m", "benchmarks.cases", case, str(folder)])
    if done.code:
        raise SystemExit(f"{case} did not finish")
    found: dict[str, Any] = json.loads(done.said.strip().splitlines()[-1])
    return {"peak_mb": round(done.peak_mb), **found}


def _median(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Medians of the rounds, the greatest peak, and of the round whose seconds are the median all that is no number."""
    middle = sorted(found, key=lambda one: float(one["seconds"]))[len(found) // 2]
    numbers = {name: statistics.median(one[name] for one in found) for name, value in middle.items() if isinstance(value, int | float)}
    return {**middle, **numbers, "peak_mb": max(one["peak_mb"] for one in found)}


def _commit() -> str:
    return subprocess.run(["git", "rev-parse", "--short", "HEAD"], check=False, cwd=ROOT, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main()
