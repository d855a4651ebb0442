"""Of whom a table of people speaks: workers, vulnerable workers, residents, members. Each kind's own words are weighed against the others'.

A heading that two kinds know decides nothing between them: ``No KK``, ``Agama`` and ``Alamat`` stand in lists of every kind, ``Unit
Kerja`` and ``TMT`` only where people work. What a title above the table says counts as one heading more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from naungan.intake.layouts import Layout

# One kind outweighs another with twice its evidence; between workers and their membership five times, since both may be meant.
_CLEAR = 2
_ONE_SIDED = 5
WORKERS, MEMBERS, BOTH = "roster_bebas", "status_peserta", "roster_kepesertaan"


class Reading(Protocol):
    """A heading row read by a layout: its texts, and the columns that are fields of the layout."""

    @property
    def layout(self) -> Layout:
        """The layout that reads it."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The whole row."""

    @property
    def columns(self) -> dict[str, int]:
        """Field → place."""

    @property
    def sure(self) -> bool:
        """Whether its words and its values both say that it is of this kind."""


One = TypeVar("One", bound=Reading)
# The field that a heading names in a layout, if any.
FieldOf = Callable[[Layout, str], str | None]


def weighed(found: Sequence[One], said: str, field_of: FieldOf) -> list[One]:
    """What remains of the readings of one heading row as different kinds of people: one where the evidence is clear, else all that may be.

    ``said`` is what stands above the table, in plain words.
    """

    def evidence(one: One, other: One) -> int:
        return _evidence(one, other.layout, said, field_of)

    by_code = {one.layout.code: one for one in found}
    near = _work_or_membership(by_code, evidence)
    sides = [near, *([one] for code, one in by_code.items() if code not in (WORKERS, MEMBERS, BOTH))]
    left = [
        one
        for side in sides
        for one in side
        if not any(_outweighs(evidence(other, one), evidence(one, other)) for them in sides if them is not side for other in them)
    ]
    return left or [one for side in sides for one in side]


def _work_or_membership(found: dict[str, One], evidence: Callable[[One, One], int]) -> list[One]:
    """A list of workers, of members, or of workers that also tells who is a member."""
    work, members, both = found.get(WORKERS), found.get(MEMBERS), found.get(BOTH)
    if work is None or members is None:
        return [one for one in (both or work, members) if one]
    of_work, of_membership = evidence(work, members), evidence(members, work)
    if both is None or not of_work or not of_membership:
        return [one for one, mine, other in ((work, of_work, of_membership), (members, of_membership, of_work)) if mine >= other]
    if of_work >= of_membership:
        return [both]
    return [members] if of_membership >= _ONE_SIDED * of_work else [both, members]


def _outweighs(mine: int, theirs: int) -> bool:
    return mine > theirs and mine >= _CLEAR * theirs


def _evidence(heading: Reading, against: Layout, said: str, field_of: FieldOf) -> int:
    """How many things a table says that speak for this kind and are nothing the other kind would say."""
    own = heading.layout
    fields = {field_of(own, text) for text in heading.texts if field_of(against, text) is None}
    words = heading.sure or (speaks_for(own, said) and not speaks_for(against, said))
    return len(fields & own.ciri & heading.columns.keys()) + words


def speaks_for(layout: Layout, said: str) -> bool:
    """Whether the words above a table name this kind of people."""
    return layout.kata is not None and bool(layout.kata.search(said))


def is_called(layout: Layout, file: str) -> bool:
    """Whether a file of this name, in plain words, is called as files of this kind are."""
    return layout.nama_berkas is not None and bool(layout.nama_berkas.search(file))


def proven(layout: Layout, columns: Mapping[str, int], sample: Sequence[Sequence[Any]], plain: Callable[[Any], str]) -> bool:
    """Whether among the values of a table stands all that only this kind has."""
    return any(
        name in columns
        and all(any(one.search(plain(row[columns[name]])) for row in sample if columns[name] < len(row)) for one in patterns)
        for name, patterns in layout.bukti.items()
    )
