"""Files come back to a round, one after the other: each is judged by the state that those before it make, and all give one batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from naungan.answers.told import Problem, wrong
from naungan.kernel.errors import Refusal
from naungan.kernel.problem import Severity
from naungan.rounds.book import New
from naungan.rounds.chained import Row
from naungan.rounds.fold import Making
from naungan.rounds.returned.taken import Desk, Draft, Taken
from naungan.rounds.tables import Event


@dataclass
class Reading:
    """What has been taken so far; ``events`` are those of the book, in order."""

    rapat: str
    events: Sequence[Row]
    oleh: str
    drafts: list[Draft] = field(default_factory=list)
    _making: Making = field(init=False)

    def __post_init__(self) -> None:
        self._making = self._made()

    @property
    def desk(self) -> Desk:
        """The round and its book with all that was taken."""
        book = self._making.book()
        return Desk(book.rapat[self.rapat], book)

    def read_before(self, sumber: str) -> bool:
        """Whether these very bytes came back to this round already."""
        return any(one.sha256 == sumber for one in self.desk.rapat.dibaca)

    def add(self, found: Taken, *, nama: str, sumber: str, pemda: str | None = None) -> Taken:
        """Take what a file gives. Of one that was read before only evidence is new; one that contradicts the book gives nothing."""
        before = self.read_before(sumber)
        drafts = [one for one in found.events if not before or one.jenis is Event.BUKTI]
        if not before and (found.diterima or not _refused(found.problems)):
            counts = {"masuk": found.masuk, "diterima": found.diterima, "ditolak": found.ditolak}
            isi = {"nama": nama, "sha256": sumber, "berisi": found.jenis, **({"pemda": pemda} if pemda else {}), **counts}
            drafts.append(Draft(Event.DIBACA, isi))
        try:
            self.take(drafts)
        except Refusal as refused:
            self._making = self._made()
            told = wrong("ISIAN_BERTENTANGAN", nama, None, None, None, pemda, sebab=refused.sentence())
            return replace(found, events=(), diterima=0, problems=(*found.problems, told))
        return replace(found, events=tuple(drafts))

    def take(self, drafts: Sequence[Draft]) -> None:
        """All of them or none; Refusal at one that can't follow those before it."""
        for one in drafts:
            self._making.take(self._row(one))
        self.drafts += drafts

    def new(self) -> list[New]:
        """The batch."""
        return [New(self.rapat, one.jenis, one.isi) for one in self.drafts]

    def _made(self) -> Making:
        making = Making()
        for row in (*self.events, *map(self._row, self.drafts)):
            making.take(row)
        return making

    def _row(self, one: Draft) -> Mapping[str, Any]:
        return {"rapat": self.rapat, "jenis": str(one.jenis), "isi": one.isi, "oleh": self.oleh}


def _refused(problems: Iterable[Problem]) -> bool:
    return any(one["tingkat"] != Severity.NOTE for one in problems)
