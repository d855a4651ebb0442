"""A finished projection on disk: its relations as snapshots, its summary beside them, and the one reader of both."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from naungan.engine.lake import PART, write_snapshot
from naungan.evaluation.record import HASIL, write_json
from naungan.kernel.errors import Refusal, Unreadable
from naungan.projection.plan_tables import PLAN_BOUND, PLAN_GROUP, PLAN_PURSE, PLAN_SHORT, PLAN_STEP
from naungan.projection.scenario_tables import SCENARIO_COVER, SCENARIO_DUES, SCENARIO_TARGET
from naungan.projection.tables import DATED_END, FLOW, FORECAST, FORECAST_CHECK, SERIES, TARGET_OUTLOOK

if TYPE_CHECKING:
    from naungan.engine import Engine

Row = Mapping[str, Any]
SUMMARY = "proyeksi.json"
RELATIONS = {
    one.name: one
    for one in (
        SERIES, FLOW, DATED_END, FORECAST, FORECAST_CHECK, TARGET_OUTLOOK, SCENARIO_DUES, SCENARIO_COVER, SCENARIO_TARGET,
        PLAN_GROUP, PLAN_PURSE,
        PLAN_STEP, PLAN_BOUND, PLAN_SHORT,
    )
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """``summary`` as in ``proyeksi.json``; ``tables`` by the name of their relation, in the order of its key. Counts alone, no person."""

    summary: Mapping[str, Any]
    tables: Mapping[str, pa.Table]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """A relation as rows."""
        found: list[dict[str, Any]] = self.tables[name].to_pylist()
        return found

    def sums(self, name: str, by: Sequence[str], of: Iterable[str]) -> list[dict[str, Any]]:
        """A relation summed by some of its columns, in their order; what is not known is left out of a sum, and None where all is."""
        found = self.tables[name].group_by(list(by), use_threads=False).aggregate([(one, "sum") for one in of])
        told: list[dict[str, Any]] = found.rename_columns([one.removesuffix("_sum") for one in found.column_names]).to_pylist()
        return sorted(told, key=lambda row: [str(row[one] or "") for one in by])


def write_projection(engine: Engine, folder: Path, tables: Mapping[str, pa.Table], recipe: Mapping[str, Any], said: Row) -> None:
    """Every relation as a snapshot made by the recipe, and the summary with the rows of each."""
    counted = {}
    for name, relation in RELATIONS.items():
        made = {**recipe, "relation": name}
        counted[name] = write_snapshot(engine, relation, engine.table(tables[name]), folder / HASIL / name, made).rows
    write_json(folder / SUMMARY, {**said, "baris": counted})


def read_projection(folder: Path) -> Told:
    """The finished folder; Refusal where it is none, Unreadable where its summary or a relation can't be read."""
    if not (folder / SUMMARY).is_file():
        raise Refusal("PROYEKSI_BUKAN", folder=folder.name or str(folder))
    try:
        summary = json.loads((folder / SUMMARY).read_text("utf-8"))
        return Told(summary, {name: _table(folder, name) for name in RELATIONS})
    except (OSError, ValueError, LookupError, TypeError, pa.ArrowException):
        raise Unreadable("PROYEKSI_RUSAK", folder=folder.name) from None


def _table(folder: Path, name: str) -> pa.Table:
    """A relation with exactly its columns; LookupError where another version has written it otherwise."""
    stored = pq.read_table(folder / HASIL / name / PART)
    return stored.select(list(RELATIONS[name].names))
