"""The page docs/scale.md: what the nation costs on one machine, on Spark, and what a cluster would need."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from benchmarks.report import machine

ROOT = Path(__file__).parents[1]
PEAK_MB, TIMES = 10 * 1024, 3.0
SPARK_HEAP = "6 GB"
_NATION = 130_000_000
_HEAD = """# Scale

Written by `make bench-national`. Each run has a process of its own; all people are invented. Measured are the steps that touch every
person: persons, matching by NIK, ledger with dues and flags, sums per pemda, unit and state, from Parquet on disk to the sums in hand,
planning included.
"""
_WHY = """
## Why the nation goes province by province

No step crosses a pemda: a person is a person of one pemda, a link joins within it, dues are per unit. So 546 budgets are 546 small
questions, and a province is a convenient heap of them. One after the other they need the memory of the largest alone, a killed run
loses one province, and a second machine halves the time without a word of coordination: give it the other provinces.

## When Spark

The same steps run on Spark unchanged and give equal rows (`tests/evaluation/test_engines.py`). Between steps it writes each kept
relation to disk and shuffles between tasks what DuckDB passes in memory, so on one machine the table above speaks for DuckDB. Spark
earns its place where the Parquet lies on a cluster already, or where one province no longer fits one machine.
"""


def page(found: list[dict[str, Any]], base: int) -> str:
    """The whole page as text; ``found`` as ``benchmarks.national`` measured it, ``base`` the size the cost is held against."""
    held = next((one for one in found if one["engine"] == "duckdb" and _near(one, base)), None)
    nation = next((one for one in reversed(found) if one["engine"] == "duckdb" and len(one.get("curve", ())) > 1), None)
    parts = [_HEAD, *_bars(held, nation), "", "| engine | workers | seconds | µs a worker | peak MB |", "|---|---|---|---|---|"]
    parts += [_row(one) for one in found]
    if nation:
        parts += ["", "## The cost curve of the nation", "", "| workers so far | seconds | µs a worker |", "|---|---|---|"]
        parts += [f"| {one['workers']:,} | {one['seconds']:.0f} | {_cost(one):.2f} |" for one in _thinned(nation["curve"])]
    return "\n".join([*parts, _WHY, *_cluster(found), "", machine("6 GB"), os.environ.get("NAUNGAN_BENCH_NOTE", "")]) + "\n"


def _near(one: dict[str, Any], size: int) -> bool:
    return bool(one["seconds"]) and abs(one["workers"] - size) <= size // 10


def _cost(one: dict[str, Any]) -> float:
    """Microseconds a worker."""
    return 1e6 * float(one["seconds"]) / float(one["workers"])


def _bars(held: dict[str, Any] | None, nation: dict[str, Any] | None) -> list[str]:
    if held is None or nation is None:
        return ["**The run did not finish; no bar can be judged.**"]
    times, peak = _cost(nation) / _cost(held), nation["peak_mb"]
    return [
        "| what | bar | measured | met |",
        "|---|---|---|---|",
        f"| cost a worker, {nation['workers']:,} against {held['workers']:,} | ≤ {TIMES:g} × | {times:.2f} × | {_met(times <= TIMES)} |",
        f"| peak memory of the nation | < {PEAK_MB:,} MB | {peak:,.0f} MB | {_met(peak < PEAK_MB)} |",
    ]


def _row(one: dict[str, Any]) -> str:
    if not one["seconds"]:
        return f"| {one['engine']} | – | did not finish in time | – | – |"
    return f"| {one['engine']} | {one['workers']:,} | {one['seconds']:.1f} | {_cost(one):.2f} | {one['peak_mb']:,.0f} |"


def _thinned(curve: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The provinces at which the sum passes another ten million, and the last."""
    kept, passed = [], 0
    for one in curve:
        if one["workers"] // 10_000_000 > passed or one is curve[-1]:
            kept.append(one)
            passed = one["workers"] // 10_000_000
    return kept


def _cluster(found: list[dict[str, Any]]) -> list[str]:
    head = ["## What a cluster would need", ""]
    spark = sorted((one for one in found if one["engine"] == "spark" and one["seconds"]), key=lambda one: int(one["workers"]))
    if len(spark) < 2:
        return [*head, "Spark did not finish at two sizes on this machine, so nothing can be said."]
    small, large = spark[0], spark[-1]
    # What one more worker costs, beyond what planning and starting cost whatever the number.
    each = 1e6 * (large["seconds"] - small["seconds"]) / (large["workers"] - small["workers"])
    hours = 2 * each * _NATION / 3.6e9
    return [
        *head,
        f"From {small['workers']:,} to {large['workers']:,} workers each one more cost Spark {each:.1f} µs on 2 cores. At that cost",
        f"{_NATION:,} workers are {hours:.1f} core-hours a month of data: {60 * hours / 8:.0f} minutes on 8 cores,",
        f"{60 * hours / 32:.0f} on 32, if it scales from here on as it did up to here; a cluster itself was not at hand.",
        f"Peak memory was {large['peak_mb']:,.0f} MB with a heap of {SPARK_HEAP}.",
    ]


def _met(yes: bool) -> str:
    return "yes" if yes else "**no**"
