"""What one returned file gives: events that are not yet numbered, and what is wrong with the other rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from naungan.answers.told import Problem
from naungan.kernel.problem import Severity
from naungan.rounds.registers import plain_value
from naungan.rounds.state import Book, Round
from naungan.rounds.tables import Event


@dataclass(frozen=True)
class Draft:
    """An event without number, time and writer; ``isi`` holds only what JSON can (a day is ``2026-10-31``)."""

    jenis: Event
    isi: Mapping[str, Any]


@dataclass(frozen=True)
class Desk:
    """Where a file comes back to: the round, and the book it stands in."""

    rapat: Round
    buku: Book


@dataclass(frozen=True)
class Judged:
    """What one row gives. A row with a problem that refuses it gives no event; one that says what is known already gives none either."""

    events: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing refuses it."""
        return all(one["tingkat"] == Severity.NOTE for one in self.problems)


@dataclass(frozen=True)
class Taken:
    """One file: what it is, its events, what is wrong, and how many of its rows were taken: ``masuk`` = ``diterima`` + ``ditolak``."""

    jenis: str
    events: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    masuk: int = 0
    diterima: int = 0

    @property
    def ditolak(self) -> int:
        """Rows that changed nothing because of a problem."""
        return self.masuk - self.diterima


def together(jenis: str, rows: Mapping[Any, Judged], problems: Iterable[Problem] = (), lost: Collection[Any] = ()) -> Taken:
    """The rows of a file by what numbers them; ``problems`` are those beside them, and of the rows ``lost`` before they were judged."""
    kept = [row for key, row in rows.items() if row.holds and key not in lost]
    found = (*problems, *(one for row in rows.values() for one in row.problems))
    return Taken(jenis, tuple(one for row in kept for one in row.events), found, len(rows.keys() | set(lost)), len(kept))


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row as an event holds them; what is not known is left out."""
    return {name: plain_value(value) for name, value in values.items() if value is not None}
