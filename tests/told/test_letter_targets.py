"""Which targets the papers of a round show: those that were there, of last year and of what comes next."""

from __future__ import annotations

import datetime as dt

from naungan.rounds.coverage_figures import coverage_figures
from naungan.rounds.target_standing import target_standing
from naungan.told.letters.targets import next_of_each


def shown(pada: dt.date) -> list[tuple[str | None, str, int]]:
    rows = target_standing([], coverage_figures(), pada)
    return [(row["wilayah"], row["deret"], row["tahun"]) for row in next_of_each(rows, pada.year) if row["wilayah"] in (None, "18")]


def test_a_round_of_2023_tells_the_seventy_million_and_no_later_plan() -> None:
    assert shown(dt.date(2023, 7, 27)) == [(None, "bpjs", 2026)]


def test_a_round_of_2026_tells_what_is_over_and_what_is_due_and_no_far_plan() -> None:
    assert shown(dt.date(2026, 10, 20)) == [
        (None, "bpjs", 2026), (None, "kemendagri", 2025), (None, "rkp", 2026), (None, "rpjmn", 2025),
        ("18", "kemendagri", 2025), ("18", "kemendagri", 2026), ("18", "sendiri", 2025),
    ]  # fmt: skip
