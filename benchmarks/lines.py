"""The lines of docs/performance.md: what is measured, against what, and the bars that were asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import (
    again,
    banding,
    by_hand,
    cascade,
    checked,
    evaluated,
    explaining,
    forecast,
    ledgers,
    papers,
    plan,
    reconciled,
    rka,
    workbook,
    year,
)

CPU, WALL, PEAK = "cpu", "seconds", "peak_mb"


@dataclass(frozen=True)
class Bar:
    """A figure of a case, or its ratio to the same figure of the case ``against``, and the most (or ``least``) it may be."""

    what: str
    case: str
    figure: str
    most: float
    against: str = ""
    least: bool = False
    without: bool = False  # without the steps that only one of the two has


@dataclass(frozen=True)
class Line:
    """``cases`` are measured in turn, round by round, so that a busy moment hits both sides of a ratio. ``make`` lays out the data,
    ``ready`` are cases run once before, ``same`` says whether the ways agree: two that differ are no measure of each other.
    """

    cases: tuple[str, ...]
    bars: tuple[Bar, ...]
    make: Callable[[Path], None] = lambda _: None
    ready: tuple[str, ...] = ()
    same: Callable[[Path], bool] = lambda _: True
    rounds: int | None = None
    size: str = ""


def setting(name: str, default: int) -> int:
    """NAUNGAN_BENCH_… as a number; underscores are allowed."""
    return int(os.environ.get(f"NAUNGAN_BENCH_{name}", str(default)).replace("_", ""))


def lines() -> dict[str, Line]:
    """All lines by name, in the order of the page: first those of the speed that was asked for, then the others."""
    return asked() | others()


def asked() -> dict[str, Line]:
    """What is asked of speed and memory where people wait."""
    return {**_ledgers(), **_files(), **_evaluations(), **_checks(), **_papers()}


def _ledgers() -> dict[str, Line]:
    workers = setting("WORKERS", 10_000_000)
    size = f"{workers:,} workers × {workers * 28 // 100:,} members"

    def line(case: str, floor: str, *bars: Bar, ready: tuple[str, ...] = ()) -> Line:
        return Line(
            (case, floor),
            bars,
            lambda folder: ledgers.make(folder, workers),
            ready,
            lambda folder: by_hand.same(folder, case, floor),
            size=size,
        )

    return {
        "ready": line(
            "ledger_from_link", "ledger_by_hand",
            Bar("from a ready link: ledger, dues, sums ÷ integer-coded SQL by hand", "ledger_from_link", CPU, 1.3, "ledger_by_hand"),
            Bar("its peak of memory", "ledger_from_link", PEAK, 1_300), ready=("prepare_link",),
        ),
        "matched": line(
            "ledger_with_matching", "matched_by_hand",
            Bar("with persons, exact matching, flags ÷ exact-match SQL by hand", "ledger_with_matching", CPU, 1.8, "matched_by_hand"),
        ),
        "written": line(
            "ledger_written", "written_by_hand",
            Bar("every row of the ledger written ÷ SQL by hand", "ledger_written", CPU, 1.1, "written_by_hand"), ready=("prepare_link",),
        ),
    }  # fmt: skip


def _files() -> dict[str, Line]:
    rows = setting("SHEET", 100_000)

    def read(name: str, case: str, files: int) -> Line:
        what = f"reading the demo's {files:,} files ÷ a bare pool of two (calamine, csv, parquet → text columns)"
        bar = Bar(what, case, WALL, 2.5, f"{case}_bare")
        return Line((case, f"{case}_bare"), (bar,), lambda folder: evaluated.make(folder, name), size=f"{files:,} files")

    return {
        "read05": read("contoh-05", "read_05", 688),
        "read1": read("contoh-1", "read_1", 2_158),
        "xlsx": Line(
            ("xlsx_checked", "xlsx_bare"),
            (Bar("XLSX × 30 columns, bytes to checked relation ÷ calamine's bare read", "xlsx_checked", WALL, 2.2, "xlsx_bare"),),
            lambda folder: workbook.make(folder / "pekerja.xlsx", rows), size=f"{rows:,} rows",
        ),
    }  # fmt: skip


def _checks() -> dict[str, Line]:
    rows = setting("ROWS", 1_000_000)
    return {
        "check": Line(
            ("check_clean", "check_noted", "check_quarter", "csv_bare"),
            (
                Bar("`check` of 1 million CSV rows, clean ÷ DuckDB's bare read", "check_clean", WALL, 4.0, "csv_bare"),
                Bar("the same, a note on each row", "check_noted", WALL, 4.0, "csv_bare"),
                Bar("it grows with the rows: all ÷ a quarter of them", "check_clean", WALL, 4.4, "check_quarter"),
                Bar("its peak of memory, clean", "check_clean", PEAK, 1_500), Bar("with notes", "check_noted", PEAK, 1_500),
            ),
            lambda folder: checked.make(folder, rows), size=f"{rows:,} rows × 12 columns",
        ),
    }  # fmt: skip


def _papers() -> dict[str, Line]:
    return {
        "lists": Line(
            ("lists",), (Bar("gap lists and SIPP files of scale 1.0 ÷ the same rows by bare XlsxWriter, CPU", "lists", "ratio", 1.3),),
            lambda folder: evaluated.make(folder, "contoh-1"), rounds=1, size="the lists of one evaluation, each way five times",
        ),
    }  # fmt: skip


def _evaluations() -> dict[str, Line]:
    def line(name: str, case: str, scale: str, most: float) -> Line:
        before = f"{case}_before"
        return Line(
            (case, before),
            (
                Bar(f"`evaluate` of the demo, scale {scale} ÷ the build of 25 November", case, WALL, most, before),
                Bar("without the steps that build did not have", case, WALL, most, before, without=True),
                Bar("peak of memory, all processes", case, PEAK, 1_200),
            ),
            lambda folder: evaluated.make(folder, name), size=f"the demo that build makes, scale {scale}",
        )  # fmt: skip

    return {
        "evaluate05": line("contoh-05", "evaluate_05", "0.05", 0.4),
        "evaluate1": line("contoh-1", "evaluate_1", "1.0", 0.5),
        "again": Line(
            ("evaluate_again",),
            (Bar("a second evaluation of a pemda of 5,000 workers in one living process, CPU s", "evaluate_again", CPU, 2.0),),
            again.make, size=f"pemda {again.PEMDA}, {again.WORKERS:,} workers",
        ),
        "iuran": Line(
            ("iuran", "ibis_bare"),
            (
                Bar("`iuran` ÷ import of Ibis and one trivial query", "iuran", CPU, 1.15, "ibis_bare"),
                Bar("modules it loads and has no use for (pandas, holidays)", "iuran", "unused", 0),
            ),
            size="one question, fresh processes",
        ),
    }  # fmt: skip


def others() -> dict[str, Line]:
    """The lines that stood before."""
    return {**_against_sql(), **_alone()}


def _against_sql() -> dict[str, Line]:
    people, months, compared = setting("YEAR", 10_000_000), setting("MONTHS", 1_000_000), setting("COMPARED", 150_000)
    return {
        "year": Line(
            ("year_assessed", "year_by_hand"),
            (
                Bar("12 months of contributions written ÷ one statement of SQL by hand", "year_assessed", WALL, 2.0, "year_by_hand"),
                Bar("its peak of memory", "year_assessed", PEAK, 2_048),
            ),
            lambda folder: year.make(folder, people), ("year_prepared",), year.same, rounds=1, size=f"{people:,} people",
        ),
        "reconciled": Line(
            ("reconciled", "reconciled_by_hand"),
            (
                Bar("person-months reconciled with bills, receipts ÷ joins in SQL by hand", "reconciled", WALL, 2.0, "reconciled_by_hand"),
                Bar("its peak of memory", "reconciled", PEAK, 1_536),
            ),
            lambda folder: reconciled.make(folder, months // reconciled.MONTHS), same=reconciled.same, size=f"{months:,} person-months",
        ),
        "compared": Line(
            ("compared", "compared_by_hand"),
            (Bar("two evaluations compared, cause by cause ÷ the joins in SQL by hand", "compared", CPU, 3.0, "compared_by_hand"),),
            lambda folder: banding.make(folder, compared), same=banding.same, size=f"{compared:,} workers",
        ),
    }  # fmt: skip


def _alone() -> dict[str, Line]:
    pair = setting("PEOPLE", 200_000)
    return {
        "cascade": Line(
            ("cascade",),
            tuple(Bar(f"cascade: {label}", "cascade", name, cascade.BARS[name], least=True) for name, label in cascade.LABELS.items()),
            lambda folder: cascade.make(folder / "pasangan", pair), rounds=1, size=f"{pair:,} people",
        ),
        "rka": Line(
            ("rka_checked",),
            (
                Bar(f"printed RKA of {rka.LINES:,} lines, bytes to checked budget lines, s", "rka_checked", WALL, rka.BAR_SECONDS),
                Bar("its peak of memory", "rka_checked", PEAK, rka.BAR_MB),
            ),
            lambda folder: rka.make(folder / "rka.xlsx"), size=f"{rka.LINES:,} lines",
        ),
        "papers": Line(
            ("papers_written",),
            (Bar(f"{papers.LETTERS} letters of {papers.FINDINGS} findings and the berita acara, s", "papers_written", WALL, papers.BAR),),
        ),
        "forecast": Line(
            ("forecast",),
            (
                Bar("all governments forecast to the end of next year and looked back at, s", "forecast", WALL, forecast.BAR_SECONDS),
                Bar("its peak of memory", "forecast", PEAK, forecast.BAR_MB),
            ),
            forecast.make, rounds=1, size=f"{forecast.PEMDA} pemda, their provinces, the nation × {forecast.MONTHS} months",
        ),
        "plan": Line(
            ("plan_people", "plan_target", "plan_whole"),
            (
                Bar("the most people for the sum, what binds priced, s", "plan_people", WALL, plan.BAR_PEOPLE),
                Bar("a target at least cost, s", "plan_target", WALL, plan.BAR_PEOPLE),
                Bar("whole groups, what binds priced, s", "plan_whole", WALL, plan.BAR_WHOLE),
            ),
            rounds=1, size=f"{plan.PEMDA} pemda × {plan.KELOMPOK} groups × 12 months × 3 purses",
        ),
        "explained": Line(("explained",), (Bar("one person and month explained, once loaded, s", "explained", WALL, explaining.BAR),)),
    }  # fmt: skip
