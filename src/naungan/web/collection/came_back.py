"""What happens to corrections when a workbook comes back: those that stand in its cells are done, those made meanwhile are carried on.

A correction made after the workbook went out is carried on where its cell still says what it said then; where it says something else,
nobody decides but the person: both are shown.
"""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.kernel.errors import Unfit, Unreadable
from naungan.sheets.guarded import Guarded
from naungan.web.collection.cells import corrections_of
from naungan.web.collection.kept import folder_of
from naungan.web.collection.models import Received, Version
from naungan.web.collection.sources import sources_of
from naungan.web.collection.stamped import lines_of
from naungan.web.jobs.running import Running
from naungan.web.vault.originals import place_of

if TYPE_CHECKING:
    from naungan.documents.corrected import Corrected
    from naungan.engine import Engine
    from naungan.intake import Source
    from naungan.intake.corrections.file import Koreksi

BERTANDA, DITINGGAL = "bertanda", "koreksi_ditinggal"  # keys of ``Version.hasil``
_DIFFERENCES = "bertanda.parquet"
_SECONDS = 600.0


@dataclass(frozen=True)
class Difference:
    """A cell for which page and file say different things; ``baris`` None: its row is no longer found, ``semula`` is where it was."""

    berkas: str
    lembar: str | None
    baris: int | None
    semula: int
    kolom: str
    halaman: str | None
    isi: str | None


@dataclass(frozen=True)
class Back:
    """The corrections that hold for a version, what is told of them (counts alone), and the cells that differ."""

    koreksi: tuple[Koreksi, ...]
    told: dict[str, Any] = field(default_factory=dict)
    beda: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class _Original:
    """A file that a workbook was made of, taken out, with the cells that corrections say of it. ``path`` None: it has been destroyed."""

    path: Path | None
    cells: tuple[Corrected, ...]
    rest: tuple[Koreksi, ...]


def came_back(engine: Engine, running: Running, version: Version, files: Sequence[tuple[Received, Source]], work: Path) -> Back:
    """The corrections of a version: of the files that stayed, and of those that came back as marked workbooks of this submission."""
    sums = {one.sumber for one, _ in files}
    holding = tuple(one for one in corrections_of(version, running.scratch) if one.sumber in sums)
    before = version.setoran.versions.filter(urut__lt=version.urut).first()
    if before is None:
        return Back(holding)
    said, lines = corrections_of(before, running.scratch), lines_of(version)
    back = [(one, source) for one, source in files if one.asal_id in lines]
    told: list[dict[str, Any]] = []
    beda: list[Difference] = []
    own = {lines[one.pk] for one, _ in back}
    earlier = {lines[one.pk]: one for one in before.files.all()}
    for one, source in back:
        was = earlier.get(lines[one.pk])
        pending = tuple(k for k in said if was is not None and k.sumber == was.sumber and was.sumber != one.sumber)
        met = _Meeting(engine, running, work / f"kembali{one.urut}", one, source).meet(was, pending)
        holding, beda = (*holding, *met.koreksi), [*beda, *met.beda]
        told.append({"urut": one.urut} | met.told)
    kept = sums | {one.sumber for line, one in earlier.items() if line in own}
    left = sum(one.sumber not in kept for one in said)
    return Back(holding, ({BERTANDA: told} if told else {}) | ({DITINGGAL: left} if left else {}), tuple(beda))


def keep_differences(version: Version, beda: Sequence[Difference]) -> None:
    """Beside what was found of the version, for they name persons."""
    if not beda:
        return
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist([asdict(one) for one in beda]), folder_of(version) / _DIFFERENCES)


def differences_of(version: Version) -> list[Difference]:
    """The same, read again."""
    import pyarrow.parquet as pq

    path = folder_of(version) / _DIFFERENCES
    return [Difference(**row) for row in pq.read_table(path, use_threads=False).to_pylist()] if path.is_file() else []


@dataclass(frozen=True)
class _Meeting:
    """One workbook that came back, and what it is laid beside."""

    engine: Engine
    running: Running
    work: Path
    file: Received
    source: Source

    def meet(self, was: Received | None, pending: tuple[Koreksi, ...]) -> Back:
        """Count what was changed in it since it went out, and place each ``pending`` correction of ``was``, the file that it replaces."""
        assert self.file.asal is not None
        asal = self.file.asal
        out = self._original("keluar", asal, corrections_of(asal.versi, self.running.scratch))
        done = {(one.said.tempat, one.said.nilai) for one in out.cells}
        told: dict[str, Any] = {"versi": asal.versi.urut}
        if was is not None and was.sumber != asal.sumber:
            told |= self._counts(self._compared(out.path, [one.cell for one in out.cells], []))
            beside, cells = self._original("diganti", was, pending), []
        else:
            rest = tuple(one for one in pending if (one.tempat, one.nilai) not in done)
            beside, cells = self._original("asal", asal, rest), [one.cell for one in out.cells]
        answer = self._compared(beside.path, cells, [one.cell for one in beside.cells])
        told = self._counts(answer) | told
        return self._placed(beside, answer["found"] if answer else [None] * len(beside.cells), told)

    def _placed(self, beside: _Original, found: Sequence[list[Any] | None], told: dict[str, Any]) -> Back:
        from naungan.sheets.marked.compare import text_of

        carried, beda, done = [], [self._difference(one) for one in beside.rest], 0
        for one, place in zip(beside.cells, found, strict=True):
            if place is None:
                beda.append(self._difference(one.said))
                continue
            row, old, new = place
            if new == text_of(one.value):
                done += 1
            elif new == old:
                carried.append(replace(one.said, berkas=self.file.berkas, sumber=self.file.sumber, baris=row))
            else:
                beda.append(self._difference(one.said, row, new))
        return Back(tuple(carried), told | {"sudah": done, "diteruskan": len(carried), "beda": len(beda)}, tuple(beda))

    def _difference(self, said: Koreksi, baris: int | None = None, isi: str | None = None) -> Difference:
        return Difference(self.file.berkas, said.lembar, baris, said.baris, said.kolom, said.nilai, isi)

    def _counts(self, answer: dict[str, Any] | None) -> dict[str, Any]:
        return {} if answer is None else {"diubah": answer["cells"], "baru": answer["more"], "hilang": answer["fewer"]}

    def _original(self, name: str, one: Received, corrections: Sequence[Koreksi]) -> _Original:
        """The file with those corrections of it that have a cell; ``rest`` have none."""
        from naungan.documents.corrected import corrected
        from naungan.intake.corrections.applied import placed
        from naungan.intake.reading.sources import read_sources

        own = [said for said in corrections if said.speaks_of(one.berkas, one.sumber)]
        if not place_of(one.sumber).exists():
            return _Original(None, (), tuple(own))
        (source,) = sources_of(one.versi, [one], self.work / name)
        if not own:
            return _Original(source.path, (), ())
        (staged,) = read_sources([source], self.work / f"{name} dibaca")
        cells = corrected(self.engine, staged, placed(own, [staged])) if staged.layout else []
        known = {cell.said for cell in cells}
        return _Original(source.path, tuple(cells), tuple(said for said in own if said not in known))

    def _compared(self, was: Path | None, cells: list[dict[str, Any]], asked: list[dict[str, Any]]) -> dict[str, Any] | None:
        """What the child says; None where it can't read one of the two."""
        from naungan.told.words import say

        if was is None:
            return None
        task = {"path": str(self.source.path.resolve()), "was": str(was.resolve()), "name": say("KEMBALI_LEMBAR_DATA")}
        try:
            return _comparer().run({**task, "cells": cells, "asked": asked})
        except (Unreadable, Unfit):
            return None


@cache
def _comparer() -> Guarded:
    guarded = Guarded("naungan.sheets.marked.compare:compare", seconds=_SECONDS)
    atexit.register(guarded.close)
    return guarded
