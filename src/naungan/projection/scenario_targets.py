"""Targets under each scenario: its coverage held against them by the rules of the round, on the day each falls due."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from naungan.rounds.coverage_figures import coverage_figures
from naungan.rounds.target_standing import target_standing
from naungan.rounds.targets import targets

Row = Mapping[str, Any]


def against_targets(cover: Iterable[Row], entered: Iterable[Row], figures: Collection[Row] = ()) -> list[dict[str, Any]]:
    """A row a scenario and target that falls due in a month that was played: ``skenario``, and TARGET_STANDING of the day after.

    ``cover``: rows of SCENARIO_COVER; ``entered``: the targets of the book; ``figures``: COVERAGE_FIGURE as known, for the bases of rises.
    Only a government as a whole is counted here, against the workers of its list: a target of another scope, denominator or place moves
    under no scenario and is not among them. In the order of scenarios, then of targets.
    """
    asked, found = list(entered), []
    for kode, rows in _by_scenario(cover).items():
        mine = [*figures, *_figures(kode, rows)]
        months = {row["bulan"] for row in rows}
        for due in _due_days(asked, mine, months):
            after = due + dt.timedelta(days=1)
            standing = target_standing(asked, mine, after)
            found += [{"skenario": kode, **row} for row in standing if row["sampai"] == due and row["capaian_sumber"] == kode]
    return found


def _by_scenario(cover: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in cover:
        if row["segmen"] is None:
            found[row["skenario"]].append(row)
    return found


def _figures(kode: str, rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """The coverage of a scenario as that of an evaluation."""
    measure = [
        {
            "tingkat": "pemda", "pemda": row["pemda"], "bulan": row["bulan"], "kategori": None, "pekerja": row["pekerja"],
            "terlindungi_ya": row["terlindungi_bawah"],
            "terlindungi_tidak_diketahui": row["terlindungi_atas"] - row["terlindungi_bawah"],
        }
        for row in rows
    ]  # fmt: skip
    for figure in coverage_figures(measure):
        if figure["asal"] == "evaluasi":
            yield {**figure, "sumber": kode}


def _due_days(entered: Collection[Row], figures: Collection[Row], months: Collection[str]) -> list[dt.date]:
    """The days on which targets fall due in the months that were played, of targets that are there by the last of them."""
    last = max(months, default="")
    standing = targets(entered, figures, dt.date(int(last[:4]), 12, 31)) if last else []
    days = {row["sampai"] or dt.date(row["tahun"], 12, 31) for row in standing}
    return sorted(day for day in days if f"{day:%Y-%m}" in months)
