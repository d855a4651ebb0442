"""What lies in a finished folder and may be shown. The list is made once; no name that comes from a browser ever becomes a path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from naungan.documents.page.sheet import FOLDER
from naungan.documents.viewer.find import Hit, everything
from naungan.documents.viewer.turn import Turn
from naungan.evaluation.finished import Finished, read_finished
from naungan.told.material import READ, gather
from naungan.told.places import Places

if TYPE_CHECKING:
    from naungan.engine import Engine

# Papers without persons, or with what is theirs masked. Lists that go back to a unit stay in their folders.
PAPERS = ("book.html", "book.xlsx", "problems.csv")


@dataclass(frozen=True)
class Shelf:
    """A finished folder, its ``papers`` by the name they are asked for, and the engine that reads the results, one reader at a time."""

    finished: Finished
    engine: Engine
    papers: dict[str, Path]
    turn: Turn

    @cached_property
    def names(self) -> list[Hit]:
        """Everything that has a name, listed when somebody searches for the first time."""
        with self.turn.taken("cari") as engine:
            results = {name: self.finished.table(engine, name) for name in READ}
            return list(everything(Places(gather(engine, results, self.finished.record))))


def open_shelf(folder: Path, engine: Engine) -> Shelf:
    """The shelf of a finished folder; Refusal where it is none, Unreadable where its record can't be read."""
    return Shelf(read_finished(folder), engine, _papers(folder), Turn(engine))


def _papers(folder: Path) -> dict[str, Path]:
    found = [folder / name for name in PAPERS] + sorted((folder / FOLDER).glob("*.html"))
    root = folder.resolve()
    # A link that leads out of the folder is not part of it.
    return {path.relative_to(folder).as_posix(): path for path in found if path.is_file() and path.resolve().is_relative_to(root)}
