"""FLOW: who came and went between consecutive evaluations, by cause, over the same pemda as the series that they move."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.comparison.readable import readable
from naungan.comparison.tables import AKHIR, AWAL
from naungan.comparison.two import compare_runs
from naungan.projection.series import Collected, collect, in_order, newest_last, stands
from naungan.projection.tables import DERET_KUNCI, FLOW

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished

Row = dict[str, Any]
# What moves the active, and what moves the universe.
UKURAN = {"terlindungi_ya": "aktif", "pekerja": "semesta"}
# (pemda, unit) → the earlier month, the later one, and people by (measure, cause).
Moved = dict[tuple[str, str | None], list[tuple[str, str, dict[tuple[str, str], int]]]]


def flows(engine: Engine, finished: Sequence[Finished], *, kebijakan: Path | None = None) -> list[Row]:
    """Rows of FLOW from finished evaluations, in any order of folders: people by cause, signed, for units, pemda, provinces and the nation.

    Between two months of one series (``series``, borders as of then) the flows of a measure add up to its change. Two months that follow
    each other in the series need not be neighbours: ``dari`` is the earlier one. Where scope or denominator changed there is no flow, as
    there is no series. Provinces and the nation are the flows of their pemda, of those that their series sums.
    ``kebijakan``: the file of regional rules of the evaluations. Refusal where a folder lacks what a comparison reads.
    """
    ordered = newest_last(finished)
    collected = collect(engine, ordered)
    steps = _steps(row for row in collected.rows if row["asal"] == "evaluasi" and row["segmen"] is None)
    whose = [_members(row, collected) for row, _ in steps]
    asked = {(kode, before, row["bulan"]) for (row, before), members in zip(steps, whose, strict=True) for kode in members}
    moved = _moved(engine, ordered, asked, kebijakan)
    found = []
    for (row, before), members in zip(steps, whose, strict=True):
        told: Counter[tuple[str, str]] = Counter()
        for kode in members:
            # A pemda may have been evaluated in between, in a month that the sum does not use.
            for dari, sampai, causes in moved.get((kode, row["unit"]), ()):
                if before <= dari and sampai <= row["bulan"]:
                    told.update(causes)
        head = {**{name: row[name] for name in DERET_KUNCI}, "dari": before, "bulan": row["bulan"]}
        found += [{**head, "ukuran": measure, "sebab": cause, "orang": people} for (measure, cause), people in told.items() if people]
    return in_order(found, FLOW.key)


def _members(row: Row, collected: Collected) -> list[str]:
    if row["tingkat"] not in ("provinsi", "nasional"):
        return [row["wilayah"]]
    return sorted(collected.steady[row["wilayah"], None, row["lingkup"], row["penyebut"]])


def _steps(rows: Iterable[Row]) -> list[tuple[Row, str]]:
    """Each figure of a series that has one before it, and the month of that one."""
    series: dict[tuple[Any, ...], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        series[tuple(row[name] for name in DERET_KUNCI)][row["bulan"]] = row
    return [(months[after], before) for months in series.values() for before, after in pairwise(sorted(months))]


def _moved(engine: Engine, ordered: Sequence[Finished], asked: Collection[tuple[str, str, str]], kebijakan: Path | None) -> Moved:
    """What moved each pemda and unit between evaluations that stand for months of it in a row, within the months asked of it."""
    found: dict[tuple[str, str | None], dict[tuple[str, str], dict[tuple[str, str], int]]] = defaultdict(lambda: defaultdict(dict))
    for (old, new), codes in _pairs(stands(engine, ordered), asked).items():
        before, after = ordered[old], ordered[new]
        readable(before, after)
        movement, _ = compare_runs(engine, before, after, kebijakan)
        for row in engine.rows(_told(movement, codes)):
            causes = found[row["pemda"], row["unit"]][str(before.bulan), str(after.bulan)]
            causes[UKURAN[row["ukuran"]], row["sebab"]] = row["nilai"]
    return {place: [(*months, causes) for months, causes in sorted(steps.items())] for place, steps in found.items()}


def _told(movement: ir.Table, codes: Iterable[str]) -> ir.Table:
    """Causes alone, of some pemda and of their recognised units."""
    own = (movement.tingkat == "pemda") | ((movement.tingkat == "unit") & movement.unit.notnull())
    rows = movement.filter(own & movement.pemda.isin(sorted(codes)) & movement.ukuran.isin(list(UKURAN)))
    return rows.filter(~rows.sebab.isin([AWAL, AKHIR])).select("pemda", "unit", "ukuran", "sebab", "nilai")


def _pairs(speaks: dict[tuple[str, str], tuple[int, str]], asked: Collection[tuple[str, str, str]]) -> dict[tuple[int, int], set[str]]:
    """Evaluations that follow each other for a pemda, and of which pemda."""
    months: dict[str, list[str]] = defaultdict(list)
    for kode, bulan in sorted(speaks):
        months[kode].append(bulan)
    spans: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kode, dari, sampai in asked:
        spans[kode].append((dari, sampai))
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for kode, mine in months.items():
        for before, after in pairwise(mine):
            if any(dari <= before and after <= sampai for dari, sampai in spans[kode]):
                found[speaks[kode, before][0], speaks[kode, after][0]].add(kode)
    return dict(sorted(found.items()))
