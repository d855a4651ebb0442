"""The page docs/scale.md: what the nation costs on one machine, on Spark, and what a cluster would need."""

from __future__ import annotations

import os
from itertools import accumulate
from pathlib import Path
from typing import Any

from benchmarks.report import machine

ROOT = Path(__file__).parents[1]
PEAK_MB, TIMES = 2 * 1024, 1.3
# What the build of 25 November 2026 (190da91) took for 128,700,021 workers on this machine, beside other work.
BEFORE_SECONDS, BEFORE_TIMES = 1_044.5, 0.4
SPARK_HEAP = "6 GB"
_NATION = 130_000_000
_HEAD = """# Scale

Written by `make bench-national`. Each run has a process of its own; all people are invented. Measured are the steps that touch every
person: persons, matching by NIK, ledger with dues and flags, sums per pemda, unit and state, from Parquet on disk to the sums in hand,
planning included.
"""
_WHY = """
## Why the nation goes by groups of one size

No step crosses a pemda: a person is a person of one pemda, a link joins within it, dues are per unit. So 546 budgets are 546 small
questions, and a group is a convenient heap of them. Until November the heap was a province, and the cost of a worker rose to twice that
of ten million. Of a run some six seconds were planning, whatever its size, so that a province of 1.2 million workers cost 8 µs each and
one of fifteen million 4 µs: 38 such plans were a quarter of the whole. What is left of the rise came unevenly, from nothing to twice as
much for provinces of like size, which is other work on the same two cores and no growth of ours: nothing was held over from one province
to the next. Now small provinces go together and a large one in parts, each group filled to the same size.
One after the other the groups need the memory of one, a killed run loses one, and a second machine halves the time without a word of
coordination: give it the other groups. Data are made for a group and deleted after it, so that the disk need not hold the nation.

## When Spark

The same steps run on Spark unchanged and give equal rows (`tests/evaluation/test_engines.py`, and the sums above). Between steps it
writes each kept relation to disk and shuffles between tasks what DuckDB passes in memory, so on one machine the table above speaks for
DuckDB. Spark earns its place where the Parquet lies on a cluster already, or where one pemda no longer fits one machine.
"""
_FIGURES, _RULE = "seconds | CPU seconds | µs a worker | peak MB |", "|---|---|---|---|---|---|"
_TABLE = [f"| engine | workers | {_FIGURES}", _RULE]
_GROUPS = [f"| workers so far | of this group | {_FIGURES}", _RULE]


def page(held: list[dict[str, Any]], groups: list[dict[str, Any]], both: list[list[dict[str, Any]]]) -> str:
    """The whole page as text, as ``benchmarks.national`` measured it.

    ``held``: the runs that the cost is held against, ``groups``: those of the nation, ``both``: the runs of each engine on equal data.
    """
    nation = _together(groups)
    parts = [_HEAD, *_bars(held, nation), "", *_TABLE, *map(_row, [*held, nation])]
    parts += ["", "## The cost curve of the nation", "", *_GROUPS, *_curve(groups)]
    parts += ["", "## Both engines", "", *_TABLE, *(_row(one) for runs in both for one in runs), "", *map(_equal, both)]
    return (
        "\n".join(
            [*parts, _WHY, *_cluster([one for runs in both for one in runs]), "", machine("2 GB"), os.environ.get("NAUNGAN_BENCH_NOTE", "")]
        )
        + "\n"
    )


def _together(groups: list[dict[str, Any]]) -> dict[str, Any]:
    """The groups as one run; without seconds where one did not finish."""
    if not groups or not all(one["seconds"] for one in groups):
        return {"engine": "duckdb", "workers": None, "seconds": None}
    sums = {name: sum(one[name] for one in groups) for name in ("workers", "seconds", "cpu")}
    return {"engine": f"duckdb, {len(groups)} groups", **sums, "peak_mb": max(one["peak_mb"] for one in groups)}


def _cost(one: dict[str, Any]) -> float:
    """Microseconds a worker."""
    return 1e6 * float(one["seconds"]) / float(one["workers"])


def _bars(held: list[dict[str, Any]], nation: dict[str, Any]) -> list[str]:
    if not nation["seconds"] or not all(one["seconds"] for one in held):
        return ["**The run did not finish; no bar can be judged.**"]
    times, peak = _cost(nation) / (sum(map(_cost, held)) / len(held)), nation["peak_mb"]
    busy = (nation["cpu"] / nation["workers"]) / (sum(one["cpu"] / one["workers"] for one in held) / len(held))
    before = nation["seconds"] / BEFORE_SECONDS
    against = f"{nation['workers']:,} against {held[0]['workers']:,} before and after"
    return [
        "| what | bar | measured | met |",
        "|---|---|---|---|",
        f"| cost a worker, {against} | ≤ {TIMES:g} × | {times:.2f} × ({busy:.2f} × CPU) | {_met(times <= TIMES)} |",
        f"| the whole nation against the build of 25 November | ≤ {BEFORE_TIMES:g} × | {before:.2f} × ({nation['seconds']:,.0f} s against"
        f" {BEFORE_SECONDS:,.0f} s) | {_met(before <= BEFORE_TIMES)} |",
        f"| peak memory of the nation | < {PEAK_MB:,} MB | {peak:,.0f} MB | {_met(peak < PEAK_MB)} |",
    ]


def _row(one: dict[str, Any]) -> str:
    if not one["seconds"]:
        return f"| {one['engine']} | – | did not finish in time | – | – | – |"
    return f"| {one['engine']} | {one['workers']:,} | {_figures(one)} |"


def _figures(one: dict[str, Any]) -> str:
    return f"{one['seconds']:.1f} | {one['cpu']:.1f} | {_cost(one):.2f} | {one['peak_mb']:,.0f}"


def _curve(groups: list[dict[str, Any]]) -> list[str]:
    done = [one for one in groups if one["seconds"]]
    so_far = accumulate(one["workers"] for one in done)
    return [f"| {many:,} | {one['workers']:,} | {_figures(one)} |" for many, one in zip(so_far, done, strict=True)]


def _equal(runs: list[dict[str, Any]]) -> str:
    done = [one for one in runs if one["seconds"]]
    if len(done) < 2:
        return "* One of the engines did not finish; nothing can be compared."
    equal = len({one["digest"] for one in done}) == 1
    words = f"equal, row for row (SHA-256 {done[0]['digest'][:12]})" if equal else "**not equal**"
    return f"* {done[0]['workers']:,} workers: the sums per pemda, unit and state of both engines are {words}."


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
