"""What lies in a finished folder and may be shown. The list is made once; no name that comes from a browser ever becomes a path."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from naungan.documents.page.places import Places
from naungan.documents.page.sheet import FOLDER
from naungan.documents.viewer.find import Hit, everything
from naungan.documents.viewer.turn import Turn
from naungan.engine.lake import MANIFEST, PART
from naungan.evaluation.record import RESULTS, RUN
from naungan.kernel.errors import Refusal, Unreadable
from naungan.kernel.period import Bulan
from naungan.told.material import RELATIONS, gather

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.relations import Relation

# Papers without persons, or with what is theirs masked. Lists that go back to a unit stay in their folders.
PAPERS = ("book.html", "book.xlsx", "problems.csv")


@dataclass(frozen=True)
class Shelf:
    """``papers`` and ``relations`` by the name they are asked for; ``run`` is the run record, ``others`` results of another version."""

    folder: Path
    engine: Engine
    run: dict[str, Any]
    papers: dict[str, Path]
    relations: dict[str, Relation]
    others: tuple[str, ...]
    turn: Turn

    def part(self, name: str) -> Path:
        """The Parquet file of a relation on the shelf."""
        return self.folder / "hasil" / self.relations[name].name / PART

    def rows(self, name: str) -> int:
        """How many rows a relation has, as its manifest says."""
        manifest = json.loads((self.folder / "hasil" / name / MANIFEST).read_text("utf-8"))
        return int(manifest["rows"])

    @cached_property
    def names(self) -> list[Hit]:
        """Everything that has a name, listed when somebody searches for the first time."""
        with self.turn.taken("cari") as engine:
            results = {name: self._result(name) for name in (*RELATIONS, "problem")}
            return list(everything(Places(gather(engine, results, self.run))))

    def _result(self, name: str) -> ir.Table:
        """A relation of the run; without rows where the folder was made before there was such a relation."""
        return self.engine.read(self.part(name)) if name in self.relations else self.engine.table(RESULTS[name].empty())


def open_shelf(folder: Path, engine: Engine) -> Shelf:
    """The shelf of a finished folder; Refusal where it is none, Unreadable where its record can't be read."""
    if not (folder / RUN).is_file() or not (folder / "hasil").is_dir():
        raise Refusal("OPEN_BUKAN_HASIL", folder=str(folder))
    try:
        run = json.loads((folder / RUN).read_text("utf-8"))
        Bulan.parse(run["bulan"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise Unreadable("OPEN_CATATAN_RUSAK", berkas=RUN) from None
    stored = {name: _stored(folder / "hasil" / name) for name in RESULTS if (folder / "hasil" / name).is_dir()}
    there = {name: RESULTS[name] for name, columns in stored.items() if columns.issuperset(RESULTS[name].names)}
    others = tuple(name for name in stored if name not in there)
    return Shelf(folder, engine, run, _papers(folder), there, others, Turn(engine))


def _stored(snapshot: Path) -> set[str]:
    """The columns of a stored result; Unreadable, by its name, where it is not all there."""
    try:
        rows = json.loads((snapshot / MANIFEST).read_text("utf-8"))["rows"]
        stored = pq.read_metadata(snapshot / PART)
    except (OSError, ValueError, LookupError, TypeError, pa.ArrowException):
        raise Unreadable("OPEN_HASIL_RUSAK", berkas=f"hasil/{snapshot.name}") from None
    if stored.num_rows != rows:
        raise Unreadable("OPEN_HASIL_RUSAK", berkas=f"hasil/{snapshot.name}")
    return set(stored.schema.names)


def _papers(folder: Path) -> dict[str, Path]:
    found = [folder / name for name in PAPERS] + sorted((folder / FOLDER).glob("*.html"))
    root = folder.resolve()
    # A link that leads out of the folder is not part of it.
    return {path.relative_to(folder).as_posix(): path for path in found if path.is_file() and path.resolve().is_relative_to(root)}
