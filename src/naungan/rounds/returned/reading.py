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

    @property
    def desk(self) -> Desk:
        """The round and its book with all that was taken."""
        book = self._made(self.drafts).book()
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
            self._made([*self.drafts, *drafts])
        except Refusal as refused:
            told = wrong("ISIAN_BERTENTANGAN", nama, None, None, None, pemda, sebab=refused.sentence())
            return replace(found, events=(), diterima=0, problems=(*found.problems, told))
        self.drafts += drafts
        return replace(found, events=tuple(drafts))

    def new(self) -> list[New]:
        """The batch."""
        return [New(self.rapat, one.jenis, one.isi) for one in self.drafts]

    def _made(self, drafts: Iterable[Draft]) -> Making:
        making = Making()
        for row in self.events:
            making.take(row)
        for one in drafts:
            making.take(self._row(one))
        return making

    def _row(self, one: Draft) -> Mapping[str, Any]:
        return {"rapat": self.rapat, "jenis": str(one.jenis), "isi": one.isi, "oleh": self.oleh}


def _refused(problems: Iterable[Problem]) -> bool:
    return any(one["tingkat"] != Severity.NOTE for one in problems)
