"""The page docs/performance.md: what was asked, what was measured, met or not, and the measured reason of a miss."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks.lines import PEAK, Bar, Line, asked, others

_PACKAGES = ("duckdb", "ibis-framework", "pyarrow", "python-calamine")
_UNITS = {"cpu": "CPU s", "seconds": "s", "peak_mb": "MB"}
_CLOCKS = {"cpu": "CPU", "seconds": "wall"}
_HEAD = """# Performance

Written by `make bench`. Each case runs alone in its own process; cases of a line take turns, figures are medians of the rounds, ratios are
taken inside one run. Memory is the peak of all processes of a case together (PSS). Loading of modules is not timed but where a whole
command is, planning of the queries is. A bar missed stays in the table, with the reason that was measured. All people are invented.

`… by hand` is SQL written for these files (`benchmarks/by_hand`), with every rule and equal by checksum (pemda, unit, state → n, iuran,
dampak): whole numbers stand for what is long, each distinct combination is judged once, the rows are counted and priced in one pass.
"""


def page(kept: Mapping[str, Any]) -> str:
    """The whole page as text; ``kept`` as ``__main__`` keeps it, by line."""
    reasons: dict[str, str] = yaml.safe_load(Path(__file__).with_name("reasons.yaml").read_text("utf-8")) or {}
    parts = [_HEAD, *_table(asked(), kept, reasons), "", "The nation is told in [scale.md](scale.md).", "", "## Other lines", ""]
    parts += [*_table(others(), kept, reasons), "", *_steps(kept), "## How it was measured", ""]
    parts += ["| line | size | rounds | day | commit | case | s | CPU s | peak MB |", "|---|---|---|---|---|---|---|---|---|"]
    for name in (name for name in {**asked(), **others()} if name in kept):
        one = kept[name]
        head = f"| {name} | {one['size']} | {one['rounds']} | {one['day']} | {one['commit']} |"
        parts += [f"{head} {case} | {_number(f['seconds'])} | {_number(f['cpu'])} | {f[PEAK]:,.0f} |" for case, f in one["cases"].items()]
    notes = sorted({one["note"] for one in kept.values() if one["note"]})
    return "\n".join([*parts, "", machine(), *notes]) + "\n"


def _table(lines: Mapping[str, Line], kept: Mapping[str, Any], reasons: Mapping[str, str]) -> list[str]:
    rows = ["| what | bar | measured | met | why not |", "|---|---|---|---|---|"]
    for name, line in lines.items():
        for bar in line.bars:
            rows.append(_row(name, bar, kept.get(name), reasons))
    return rows


def _row(name: str, bar: Bar, kept: Mapping[str, Any] | None, reasons: Mapping[str, str]) -> str:
    unit = f"× {_CLOCKS[bar.figure]}" if bar.against else _UNITS.get(bar.figure, "")
    limit = f"{'≥' if bar.least else '≤'} {bar.most:,g} {unit}".rstrip()
    if kept is None:
        return f"| {bar.what} | {limit} | not yet measured | – | |"
    value, told = _measured(bar, kept["cases"])
    met = value >= bar.most if bar.least else value <= bar.most
    why = "" if met else reasons.get(f"{name}.{bar.figure}", reasons.get(name, ""))
    return f"| {bar.what} | {limit} | {told} | {'yes' if met else '**no**'} | {why} |"


def _measured(bar: Bar, cases: Mapping[str, Any]) -> tuple[float, str]:
    """The figure or ratio, and how it is told."""
    value, unit = _figure(bar, cases, bar.case, bar.against), _UNITS.get(bar.figure, "")
    if not bar.against:
        return value, f"{value:.5f}" if bar.least else f"{_number(value)} {unit or ('×' if bar.figure == 'ratio' else '')}".rstrip()
    below = _figure(bar, cases, bar.against, bar.case)
    return value / below, f"{value / below:.2f} × ({_number(value)} {unit} against {_number(below)})"


def _figure(bar: Bar, cases: Mapping[str, Any], case: str, other: str) -> float:
    value = float(cases[case][bar.figure])
    if bar.without:
        mine, theirs = (cases[one]["steps"] for one in (case, other))
        value -= sum(seconds for step, (_, seconds) in mine.items() if step not in theirs)
    return value


def _steps(kept: Mapping[str, Any]) -> Iterable[str]:
    """Which steps of an evaluation the older build did not have, with their seconds."""
    for name, one in kept.items():
        before = [case for case in one["cases"] if case.endswith("_before")]
        for case in before:
            mine, theirs = (one["cases"][which]["steps"] for which in (case.removesuffix("_before"), case))
            new = [f"{step} {seconds:.1f} s" for step, (_, seconds) in mine.items() if step not in theirs]
            yield f"Steps of `{name}` that the older build did not have: {', '.join(new) or 'none'}."
            both = [f"{step} {mine[step][1]:.1f} ({theirs[step][1]:.1f})" for step in mine if step in theirs]
            yield f"Steps both have, in seconds (the older build's in brackets): {', '.join(both)}."
            yield ""


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1_000 or value == int(value) else f"{value:.2f}"


def machine(memory_limit: str = "2 GB") -> str:
    """Cores, memory, processor and versions."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    processor = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _PACKAGES)
    return (
        f"Machine: {processor}, {os.cpu_count()} cores, {memory:.0f} GB; Python {platform.python_version()}, {versions}. "
        f"DuckDB: 2 threads, {memory_limit}."
    )
