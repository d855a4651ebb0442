"""The page docs/performance.md: what was asked, what was measured, met or not."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from pathlib import Path
from typing import Any

from benchmarks import explaining, papers, rka
from benchmarks.cascade import BARS

# Ratio bars: what is measured, the case, the bare case it is held against, the bar.
RATIOS = (
    ("ledger, dues and sums per unit from a ready link, CPU time", "ledger_from_link", "ledger_by_hand", 1.3),
    ("the same with persons, exact matching and flags, CPU time", "ledger_with_matching", "matched_by_hand", 1.8),
    ("from a ready link, every row of the ledger written, CPU time", "ledger_written", "written_by_hand", 1.1),
    ("12 months of contributions assessed and written, against one statement of SQL by hand", "year_assessed", "year_by_hand", 2.0),
    ("person-months reconciled with bills and receipts, against the same joins in SQL by hand", "reconciled", "reconciled_by_hand", 2.0),
    ("two evaluations compared, cause by cause, against the same joins in SQL by hand, CPU time", "compared", "compared_by_hand", 3.0),
    ("XLSX of 30 columns, from bytes to checked relation", "xlsx_checked", "xlsx_bare", 4.0),
)
# Of small work the machine's other load must not decide: CPU time instead of the clock's.
_CPU = ("compared", "ledger_from_link", "ledger_with_matching", "ledger_written")
# Case → the most memory it may take, in MB.
_PEAKS = {"ledger_from_link": 1300, "ledger_with_matching": 3 * 1024, "ledger_written": 3 * 1024} | {
    "year_assessed": 2 * 1024, "reconciled": 1536,
}  # fmt: skip
_SCORES = {"precision": "cascade: precision", "recall": "cascade: recall", "with_review": "cascade: recall with review"}
_PACKAGES = ("duckdb", "ibis-framework", "pyarrow", "python-calamine")


_NOTE = (
    "`…_by_hand` is SQL written for these files by hand, with every rule, equal by checksum; it judges each distinct combination once.",
)


def page(measured: dict[str, dict[str, Any]], scores: dict[str, float], sizes: dict[str, int], explained: float) -> str:
    """The whole page as text."""
    lines = [
        "# Performance",
        "",
        "Written by `make bench`. Each case runs alone in its own process; figures are medians of the rounds, ratios are taken inside",
        "one run, peaks are the greatest of all rounds. Loading of modules is not timed, planning of the queries is. A bar missed stays",
        "in the table.",
        "",
        f"{_number(sizes['workers'])} roster rows, {_number(sizes['workers'] * 28 // 100)} member rows, {sizes['rounds']} rounds;",
        f"a workbook of {_number(sizes['sheet'])} × 30 cells; {_number(sizes['people'])} people for the cascade;",
        f"{_number(sizes['year'])} people for a year of contributions, measured once; {_number(sizes['months'])} person-months to",
        f"reconcile; {_number(sizes['compared'])} workers of two evaluations. All invented.",
        "",
        "| what | bar | measured | met |",
        "|---|---|---|---|",
        *(_ratio(measured, *one) for one in RATIOS),
        *(_peak(measured, *one) for one in _PEAKS.items()),
        *(_score(scores, name, label) for name, label in _SCORES.items()),
        _rka(measured["rka_checked"]),
        _papers(measured["papers_written"]["seconds"]),
        f"| one person and month explained, once loaded | < {explaining.BAR} s | {explained:.2f} s | {_met(explained < explaining.BAR)} |",
        "",
        *_NOTE,
        "",
        "| case | seconds | peak MB |",
        "|---|---|---|",
        *(f"| {case} | {_shown(one['seconds'], '.2f')} | {_shown(one['peak_mb'], '.0f')} |" for case, one in measured.items()),
        "",
        f"Cascade: {_number(int(scores['workers']))} roster rows, {_number(int(scores['members']))} of them members, "
        f"{int(scores['wrong'])} joined to somebody else.",
        "",
        machine(),
    ]
    return "\n".join(lines) + "\n"


def _ratio(measured: dict[str, dict[str, Any]], label: str, case: str, bare: str, bar: float) -> str:
    clock = "cpu" if case in _CPU else "seconds"
    above, below = measured[case][clock], measured[bare][clock]
    if above is None or below is None:
        return f"| {label} | ≤ {bar:g} × {bare} | did not finish | no |"
    found = above / below
    return f"| {label} | ≤ {bar:g} × {bare} | {found:.1f} × ({above:.2f} s against {below:.2f} s) | {_met(found <= bar)} |"


def _peak(measured: dict[str, dict[str, Any]], case: str, most: int) -> str:
    peak = measured[case]["peak_mb"]
    return f"| peak memory of {case} | < {most} MB | {_shown(peak, '.0f')} MB | {_met(peak is not None and peak < most)} |"


def _score(scores: dict[str, float], name: str, label: str) -> str:
    return f"| {label} | ≥ {BARS[name]} | {scores[name]:.5f} | {_met(scores[name] >= BARS[name])} |"


def _met(yes: bool) -> str:
    return "yes" if yes else "**no**"


def _shown(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)


def _rka(found: dict[str, Any]) -> str:
    """Seconds and memory together: both were asked of one reading."""
    seconds, peak = found["seconds"], found["peak_mb"]
    met = seconds is not None and seconds < rka.BAR_SECONDS and peak < rka.BAR_MB
    what = f"printed RKA of {_number(rka.LINES)} lines, from bytes to checked budget lines"
    return f"| {what} | < {rka.BAR_SECONDS:.0f} s, {rka.BAR_MB} MB | {_shown(seconds, '.2f')} s, {_shown(peak, '.0f')} MB | {_met(met)} |"


def _papers(seconds: float | None) -> str:
    what = f"{papers.LETTERS} letters of {papers.FINDINGS} findings and the berita acara, each as PDF and DOCX"
    met = seconds is not None and seconds <= papers.BAR
    return f"| {what} | ≤ {papers.BAR:.0f} s | {_shown(seconds, '.1f')} s | {_met(met)} |"


def _number(value: int) -> str:
    return f"{value:,}"


def machine(memory_limit: str = "2 GB") -> str:
    """Cores, memory, processor and versions, and what else ran beside the measured work (NAUNGAN_BENCH_NOTE)."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    processor = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _PACKAGES)
    machine = f"Machine: {processor}, {os.cpu_count()} cores, {memory:.0f} GB; Python {platform.python_version()}, {versions}."
    return " ".join(filter(None, (f"{machine} DuckDB: 2 threads, {memory_limit}.", os.environ.get("NAUNGAN_BENCH_NOTE"))))
