"""A finished folder, read: its record, and every result of this version. The one reader of what ``evaluation.run`` has written."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from naungan.answers.forms import CONTOH
from naungan.engine.lake import MANIFEST, PART
from naungan.evaluation.record import HASIL, RESULTS, RUN
from naungan.kernel.errors import Refusal, Unreadable
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.relations import Relation


@dataclass(frozen=True)
class Finished:
    """``record`` is ``run.json``; ``relations`` the results that are there, by name; ``counts`` their rows as the manifests say.

    ``others`` are results that another version of the program has written.
    """

    folder: Path
    record: Mapping[str, Any]
    relations: Mapping[str, Relation]
    counts: Mapping[str, int]
    others: tuple[str, ...] = ()

    @property
    def bulan(self) -> Bulan:
        """The month that was evaluated."""
        return Bulan.parse(self.record["bulan"])

    @property
    def diketahui(self) -> dt.date | None:
        """The day the law was known on; None = the day of the run."""
        known = self.record.get("diketahui")
        return dt.date.fromisoformat(known) if known else None

    @property
    def contoh(self) -> bool:
        """Whether it was made of invented data: its input folder held the mark."""
        return any(one["berkas"] == CONTOH for one in self.record.get("masukan", ()))

    def part(self, name: str) -> Path:
        """The Parquet file of a result."""
        return self.folder / HASIL / self.relations[name].name / PART

    def table(self, engine: Engine, name: str) -> ir.Table:
        """A result; without rows where the folder was made before there was such a relation."""
        if name in self.relations:
            return engine.read(self.part(name))
        return RESULTS[name].published(engine.table(RESULTS[name].empty()), absent=RESULTS[name].names)


def is_finished(folder: Path) -> bool:
    """Whether a run has written this folder."""
    return (folder / RUN).is_file() and (folder / HASIL).is_dir()


def read_finished(folder: Path) -> Finished:
    """The finished folder; Refusal where it is none, Unreadable where its record or a result can't be read."""
    if not is_finished(folder):
        raise Refusal("HASIL_BUKAN", folder=folder.name or str(folder))
    stored = {name: _stored(folder / HASIL / name) for name in RESULTS if (folder / HASIL / name).is_dir()}
    there = {name: RESULTS[name] for name, (columns, _) in stored.items() if columns.issuperset(RESULTS[name].names)}
    others = tuple(name for name in stored if name not in there)
    return Finished(folder, _record(folder / RUN), there, {name: stored[name][1] for name in there}, others)


def _record(path: Path) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads(path.read_text("utf-8"))
        Bulan.parse(record["bulan"])
        if record.get("diketahui"):
            dt.date.fromisoformat(record["diketahui"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise Unreadable("HASIL_CATATAN_RUSAK", berkas=path.name) from None
    return record


def _stored(snapshot: Path) -> tuple[set[str], int]:
    """The columns and rows of a stored result; Unreadable, by its name, where it is not all there."""
    try:
        rows = int(json.loads((snapshot / MANIFEST).read_text("utf-8"))["rows"])
        stored = pq.read_metadata(snapshot / PART)
    except (OSError, ValueError, LookupError, TypeError, pa.ArrowException):
        raise Unreadable("HASIL_RUSAK", berkas=f"{HASIL}/{snapshot.name}") from None
    if stored.num_rows != rows:
        raise Unreadable("HASIL_RUSAK", berkas=f"{HASIL}/{snapshot.name}")
    return set(stored.schema.names), rows
