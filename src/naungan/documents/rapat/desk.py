"""The sheets of a book: built from its events and its frozen evaluations, to be drawn, or to hold what came back to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from naungan.evaluation.record import RESULTS
from naungan.rounds import fold, read_events, read_frozen
from naungan.rounds.chained import Row
from naungan.rounds.checklist import Question, questions
from naungan.rounds.sheet import Sheet
from naungan.rounds.state import Round
from naungan.told.material import Material, gather
from naungan.told.places import Places
from naungan.told.rapat.blanko import blanko
from naungan.told.rapat.lembar import Seen, lembar

if TYPE_CHECKING:
    from naungan.engine import Engine


class Sheets:
    """The sheets of one round of a book; what an evaluation says is fetched once."""

    def __init__(self, buku: Path, rapat: str, material: Callable[[str], Material]) -> None:
        """``material`` gives the rows of a frozen evaluation by its hash (``gathered``)."""
        self.buku, self.rapat = buku, rapat
        self._material = material
        self._places: dict[str, Places] = {}
        self._rounds: dict[int, Round] = {}

    @cached_property
    def contoh(self) -> bool:
        """Whether any evaluation of the round was made of invented data: its sheets say so, going out and coming back."""
        return any(read_frozen(self.buku, evaluasi).finished.contoh for evaluasi in {one.evaluasi for one in self.round().beku.values()})

    @cached_property
    def events(self) -> list[Row]:
        """Every event of the book, as it happened."""
        return read_events(self.buku)

    @property
    def last(self) -> int:
        """The number of the round's last event: sheets of the same state are the same, whatever happens in other rounds."""
        return max(self.numbers)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of the round's events in the book."""
        return frozenset(int(row["nomor"]) for row in self.events if row["rapat"] == self.rapat)

    def round(self, urutan: int | None = None) -> Round:
        """The round after event ``urutan`` of the book."""
        at = self.last if urutan is None else urutan
        if at not in self._rounds:
            self._rounds[at] = fold(self.events[:at]).rapat[self.rapat]
        return self._rounds[at]

    def lembar(self, pemda: str, urutan: int | None = None) -> Sheet:
        """The sheet of one pemda."""
        at = self.last if urutan is None else urutan
        one = self.round(at)
        return lembar(one, at, pemda, self.seen(one, pemda), self.questions(one), contoh=self.contoh)

    def blanko(self, pemda: str, urutan: int | None = None) -> Sheet:
        """The form of one pemda."""
        at = self.last if urutan is None else urutan
        one = self.round(at)
        return blanko(one, at, pemda, self.questions(one), contoh=self.contoh)

    def wanted(self, jenis: Collection[str]) -> Iterator[Sheet]:
        """The sheets of these kinds, by pemda."""
        for pemda in self.round().pemda:
            yield from (make(pemda) for name, make in (("lembar", self.lembar), ("blanko", self.blanko)) if name in jenis)

    def seen(self, one: Round, pemda: str) -> Seen | None:
        """What the frozen evaluation says of a pemda; None where it has none in this round, or nothing of it."""
        frozen = one.beku.get(pemda)
        if frozen is None:
            return None
        if frozen.evaluasi not in self._places:
            self._places[frozen.evaluasi] = Places(self._material(frozen.evaluasi))
        places = self._places[frozen.evaluasi]
        if pemda not in places.pemda:
            return None
        measure = next((row for row in places.material.measures("pemda") if row["pemda"] == pemda), {})
        return Seen(places.pemda[pemda], places.units.get(pemda, []), measure)

    @staticmethod
    def questions(one: Round) -> Sequence[Question]:
        """The checklist of the round."""
        return questions(one.daftar_periksa)


def gathered(buku: Path, engine: Engine) -> Callable[[str], Material]:
    """Fetches what a frozen evaluation of the book says."""

    def fetch(evaluasi: str) -> Material:
        finished = read_frozen(buku, evaluasi).finished
        return gather(engine, {name: finished.table(engine, name) for name in RESULTS}, finished.record)

    return fetch
