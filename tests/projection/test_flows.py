"""FLOW of real evaluations: what came and went is the change of the series, at each level and of each measure."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from naungan.engine import Engine
from naungan.evaluation.finished import read_finished
from naungan.projection.flows import flows
from naungan.projection.series import series
from naungan.projection.tables import DERET_KUNCI, FLOW

pytestmark = pytest.mark.chain
Row = dict[str, Any]


def _changes(rows: list[Row]) -> dict[tuple[Any, ...], int]:
    """Series and measure and both months → its change, nought left out."""
    months: dict[tuple[Any, ...], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        if row["asal"] == "evaluasi" and row["segmen"] is None:
            months[tuple(row[name] for name in DERET_KUNCI)][row["bulan"]] = row
    found = {
        (*key, before, after, name): there[after][name] - there[before][name]
        for key, there in months.items() for before, after in pairwise(sorted(there)) for name in ("aktif", "semesta")
    }  # fmt: skip
    return {key: people for key, people in found.items() if people}


def test_flows_add_up_to_the_change_of_their_series(duck: Engine, hasil: Path, kemudian: Path) -> None:
    made = [read_finished(kemudian / "hasil"), read_finished(hasil)]
    rows = flows(duck, made)
    FLOW.of(rows)
    assert rows == flows(duck, made[::-1])
    told: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        told[*(row[name] for name in DERET_KUNCI), row["dari"], row["bulan"], row["ukuran"]] += row["orang"]
    changes = _changes(series(duck, made))
    assert {key: people for key, people in told.items() if people} == changes
    assert {key[0] for key in changes} == {"nasional", "provinsi", "pemda", "unit"}


def test_one_evaluation_has_no_flows(duck: Engine, hasil: Path) -> None:
    assert flows(duck, [read_finished(hasil)]) == []
