"""``python -m benchmarks``: run every case, each alone in its own process, and write docs/performance.md.

Sizes and rounds come from NAUNGAN_BENCH_WORKERS (10,000,000), NAUNGAN_BENCH_ROUNDS (5), NAUNGAN_BENCH_SHEET (100,000 rows of a
workbook), NAUNGAN_BENCH_PEOPLE (200,000 for the cascade), NAUNGAN_BENCH_YEAR (10,000,000 people for a year of contributions),
NAUNGAN_BENCH_MONTHS (1,000,000 person-months to reconcile), NAUNGAN_BENCH_COMPARED (150,000 workers of two evaluations);
the invented data go to NAUNGAN_BENCH_DIR, by default a folder that is removed.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import banding, by_hand, cascade, explaining, people, reconciled, report, rka, workbook, year

ROOT = Path(__file__).parents[1]
# The order matters: a case may read what an earlier one has written.
MEASURED = (
    "ledger_from_link", "ledger_by_hand", "ledger_with_matching", "matched_by_hand", "ledger_written", "written_by_hand", "xlsx_bare",
    "xlsx_checked", "rka_checked", "papers_written",
)  # fmt: skip
# Long enough for one round: minutes each.
YEAR = ("year_assessed", "year_by_hand")
RECONCILED = ("reconciled", "reconciled_by_hand")
COMPARED = ("compared", "compared_by_hand")


def _setting(name: str, default: int) -> int:
    return int(os.environ.get(f"NAUNGAN_BENCH_{name}", str(default)).replace("_", ""))


def _run(case: str, folder: Path) -> dict[str, Any]:
    """One case in a process of its own; a case that fails is reported, not hidden."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.cases", case, str(folder)], check=False, cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return {"seconds": None, "cpu": None, "peak_mb": None}
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _measure(folder: Path, rounds: int, cases: tuple[str, ...] = MEASURED) -> dict[str, dict[str, Any]]:
    """Median seconds and greatest peak per case. A round runs all cases, so that a busy moment hits both sides of a ratio."""
    taken: dict[str, list[dict[str, Any]]] = {case: [] for case in cases}
    for number in range(rounds):
        for case in cases:
            taken[case].append(_run(case, folder))
            print(f"{number + 1}/{rounds} {case}: {taken[case][-1]}", flush=True)
    return {case: _median(found) for case, found in taken.items()}


def _year(folder: Path, people: int) -> dict[str, dict[str, Any]]:
    """A year of contributions, measured once; two ways that differ in their rows are no measure of each other."""
    year.make(folder, people)
    _run("year_prepared", folder)
    found = _measure(folder, 1, YEAR)
    if not year.same(folder):
        raise SystemExit("the assessment and the statement written by hand differ")
    return found


def _reconciled(folder: Path, people: int, rounds: int) -> dict[str, dict[str, Any]]:
    """Ten months of these people against bills and receipts, both ways; two that differ in their sums are no measure of each other."""
    reconciled.make(folder, people)
    found = _measure(folder, rounds, RECONCILED)
    if not reconciled.same(folder):
        raise SystemExit("the reconciliation and the statements written by hand differ")
    return found


def _compared(folder: Path, workers: int, rounds: int) -> dict[str, dict[str, Any]]:
    """Two evaluations of these workers, both ways; two that differ in their rows are no measure of each other."""
    banding.make(folder, workers)
    found = _measure(folder, rounds, COMPARED)
    if not banding.same(folder):
        raise SystemExit("the comparison and the statements written by hand differ")
    return found


def _median(found: list[dict[str, Any]]) -> dict[str, Any]:
    whole = [one for one in found if one["seconds"] is not None]
    if len(whole) < len(found):
        return {"seconds": None, "cpu": None, "peak_mb": None}
    middle = {name: statistics.median(one[name] for one in whole) for name in ("seconds", "cpu")}
    return {**middle, "peak_mb": max(one["peak_mb"] for one in whole)}


def main() -> None:
    """Make the data, measure, write the page."""
    sizes = {"workers": _setting("WORKERS", 10_000_000), "rounds": _setting("ROUNDS", 5),
             "year": _setting("YEAR", 10_000_000), "sheet": _setting("SHEET", 100_000), "people": _setting("PEOPLE", 200_000),
             "months": _setting("MONTHS", 1_000_000), "compared": _setting("COMPARED", 150_000)}  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="naungan-bench-") as made:
        folder = Path(os.environ.get("NAUNGAN_BENCH_DIR", made))
        folder.mkdir(parents=True, exist_ok=True)
        people.make(folder, sizes["workers"])
        workbook.make(folder / "pekerja.xlsx", sizes["sheet"])
        rka.make(folder / "rka.xlsx")
        ready = _run("prepare_link", folder)
        print(f"prepare_link: {ready}", flush=True)
        measured = _measure(folder, sizes["rounds"])
        for product, floor in zip(MEASURED[:6:2], MEASURED[1:6:2], strict=True):
            if not by_hand.same(folder, product, floor):
                raise SystemExit(f"{product} and {floor} differ")
        measured |= _year(folder, sizes["year"])
        measured |= _reconciled(folder, sizes["months"] // reconciled.MONTHS, sizes["rounds"])
        measured |= _compared(folder, sizes["compared"], sizes["rounds"])
        found = cascade.scores(folder / "pasangan", sizes["people"])
    page = ROOT / "docs" / "performance.md"
    page.write_text(report.page(measured, found, sizes, explaining.seconds()), "utf-8")
    print(page.read_text("utf-8"))


if __name__ == "__main__":
    main()
