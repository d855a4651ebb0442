"""Sources read by the guarded child, one after another, into staged columns; what cannot be read keeps its reason."""

from __future__ import annotations

import atexit
import datetime as dt
import secrets
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from naungan.intake.mapping.file import Mapping
from naungan.kernel.digest import digest
from naungan.kernel.errors import Unreadable
from naungan.kernel.shown import legible, shown
from naungan.kernel.size import size_of
from naungan.sheets.guarded import Guarded
from naungan.sheets.kind import advised

# Files after which children hold twice what they began with.
_MANY = 500


@dataclass(frozen=True)
class Source:
    """One file and what is already known about it; None = unknown, the content may tell. ``berkas`` is its name as it is shown.

    ``bulan_tempat`` is the month of the folder it lies in, for what does not say its own. ``ditolak``: the code of why it is not to be
    opened at all.
    """

    path: Path
    berkas: str
    pemda: str | None = None
    unit: str | None = None
    unit_nama: str | None = None
    bulan: str | None = None
    bulan_tempat: str | None = None
    dataset: str | None = None
    layout: str | None = None
    tahap: str | None = None
    tahun: int | None = None
    lingkup: str | None = None
    posisi: dt.date | None = None
    pemetaan: tuple[Mapping, ...] = ()
    ditolak: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "berkas", shown(self.berkas))

    @property
    def asked(self) -> str | None:
        """The month that is asked of it; None where somebody has said of this very file that it is of another."""
        if self.bulan is None:
            return self.bulan_tempat
        return None if self.bulan_tempat else self.bulan

    @property
    def renamed(self) -> bool:
        """Whether the file, or a folder that stands in its name, is called otherwise than it is shown."""
        true = "/".join(self.path.parts[-self.berkas.count("/") - 1 :])
        return shown(true) != legible(true)


@dataclass(frozen=True)
class Staged:
    """A source after reading: what the child answered, or why it could not."""

    no: int
    source: Source
    part: Path
    answer: dict[str, Any] = field(default_factory=dict)
    code: str | None = None
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def layout(self) -> str | None:
        """The layout that was recognised."""
        return self.answer.get("layout")

    @property
    def sumber(self) -> str | None:
        """SHA-256 of the bytes; None where not even that could be read."""
        known: str | None = self.answer.get("sumber") or (None if self.source.ditolak else _digest(self.source.path))
        return known


@dataclass(frozen=True)
class Recognised:
    """What a file is, by a look at its first rows; ``titles`` as in ``title.read_titles``, ``unread`` the useful columns left unread."""

    layout: str
    dataset: str
    titles: dict[str, str]
    unread: tuple[dict[str, Any], ...] = ()


def recognise(path: Path, layout: str | None = None, pemetaan: Sequence[Mapping] = ()) -> Recognised | None:
    """Layout, data set and title lines of a file; None where it can't be read or is of no known layout."""
    try:
        answer = reader(0).run({"path": str(path.resolve()), "layout": layout, "mappings": [one.task() for one in pemetaan]})
    except Unreadable:
        return None
    titles: dict[str, str] = {}
    for sheet in reversed(answer["sheets"]):
        titles |= sheet["titles"]
    return Recognised(answer["layout"], answer["dataset"], titles, tuple(answer["unread"]))


def read_sources(
    sources: Sequence[Source], work: Path, progress: Callable[[int, int], None] | None = None, *, readers: int = 1
) -> list[Staged]:
    """Each source staged below ``work`` or kept with its reason, in the order given; ``readers`` children read side by side.

    Several short files of one layout share a ``part``. The longest begin, or one would be read alone in the end. Children that have read
    much hold what they once needed, so they end here; the next file begins another.
    """
    work.mkdir(parents=True, exist_ok=True)
    readers, run = max(1, min(readers, len(sources))), secrets.token_hex(8)
    children = [reader(number) for number in range(readers)]
    free: SimpleQueue[Guarded] = SimpleQueue()
    for child in children:
        free.put(child)

    def read(number: int) -> Staged:
        child = free.get()
        try:
            return _read(child, number, sources[number], work, {"run": run})
        finally:
            free.put(child)

    order = sorted(range(len(sources)), key=lambda number: -(size_of(sources[number].path) or 0))
    staged = []
    with _hands(readers) as mapped:
        for done, one in enumerate(mapped(read, order), start=1):
            staged.append(one)
            if progress is not None:
                progress(done, len(sources))
        waiting = any(one.answer.get("waits") for one in staged)
        found = mapped(lambda child: _rows_of(child, run, work), children) if waiting else ()
        parts = {no: Path(part) for rows in found for no, part in rows}
    if len(sources) >= _MANY:
        for child in children:
            child.close()
    return [_placed(one, parts, work) for one in sorted(staged, key=lambda one: one.no)]


def _rows_of(child: Guarded, run: str, work: Path) -> list[list[Any]]:
    """The short files whose rows the child still has, and where it has put them; none where it dies of it."""
    try:
        parts: list[list[Any]] = child.run({"run": run, "folder": str(work.resolve())})["parts"]
    except Unreadable:
        return []
    return parts


def _placed(one: Staged, parts: dict[int, Path], work: Path) -> Staged:
    """A source whose rows have been written; read again where a child has died with them."""
    if not one.answer.pop("waits", False):
        return one
    if one.no in parts:
        return replace(one, part=parts[one.no])
    again = _read(reader(0), one.no, one.source, work, {})
    again.answer.pop("waits", None)
    return again


@contextmanager
def _hands(readers: int) -> Iterator[Callable[..., Iterator[Any]]]:
    """``map``, or one that keeps several children busy; who stops waiting waits for none that has not begun."""
    if readers == 1:
        yield map
        return
    pool = ThreadPoolExecutor(readers)
    try:
        yield pool.map
    finally:
        pool.shutdown(cancel_futures=True)


def propose(path: Path, layout: str | None = None) -> dict[str, Any]:
    """What the columns of a file of no known layout probably are (``mapping.proposal.Proposal`` as a dict); binds nothing."""
    return _proposer().run({"path": str(path.resolve()), "layout": layout})


@cache
def reader(number: int) -> Guarded:
    """A reading child of this process by its number; it starts with its first file and ends with the process."""
    guarded = Guarded("naungan.intake.reading.staging:stage")
    atexit.register(guarded.close)
    return guarded


@cache
def _proposer() -> Guarded:
    """A child of its own, started only where a file is not understood."""
    guarded = Guarded("naungan.intake.mapping.proposal:propose")
    atexit.register(guarded.close)
    return guarded


def _read(child: Guarded, number: int, source: Source, work: Path, more: dict[str, str]) -> Staged:
    part = work / f"{number}.parquet"
    if source.ditolak:
        return Staged(number, source, part, {}, source.ditolak)
    task = {
        **more, "path": str(source.path.resolve()), "layout": source.layout, "dataset": source.dataset, "part": str(part.resolve()),
        "no": number, "mappings": [one.task() for one in source.pemetaan if one.fits(source.pemda, source.berkas)],
    }  # fmt: skip
    try:
        return Staged(number, source, part, _asked(child, task))
    except Unreadable as met:
        failure = advised(source.path, met)
        part.unlink(missing_ok=True)
        return Staged(number, source, part, {}, failure.code, failure.params)


def _asked(child: Guarded, task: dict[str, Any]) -> dict[str, Any]:
    """What the child says of a file; one that it died of or found too large is looked through first then, which tells the reason."""
    try:
        return child.run({**task, "at_once": True})
    except Unreadable as met:
        if met.code != "BERKAS_TERLALU_BESAR":
            raise
    return child.run(task)


def _digest(path: Path) -> str | None:
    if not path.is_file():  # a pipe would keep us waiting
        return None
    try:
        return digest(path)
    except OSError:
        return None
