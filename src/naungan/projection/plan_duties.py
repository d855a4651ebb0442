"""Duties of a plan: months that must be paid, cut where a window begins or ends, and handed out to purses month by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from naungan.kernel.period import Bulan
from naungan.projection.plan_world import PILIHAN, World, near, owners

TUNGGAKAN = "tunggakan"


@dataclass(frozen=True)
class Stretch:
    """Months of a duty in which the same purses may pay: ``need`` months of cover, persons × months."""

    group: int
    dari: Bulan
    length: int
    purses: tuple[int, ...]
    need: int


def stretches(world: World) -> list[Stretch]:
    """All duties in the order of the groups and of months."""
    owned = owners(world.purses)
    found: list[Stretch] = []
    for number, group in enumerate(world.groups):
        if group.sifat == PILIHAN or not group.orang or not group.months:
            continue
        there = [at for at in near(group, owned) if world.purses[at].carries(group)]
        found += _cut(world, number, there)
    return found


def _cut(world: World, number: int, may: Sequence[int]) -> Iterator[Stretch]:
    group, purses = world.groups[number], world.purses
    after = group.sampai.plus(1)
    # Arrears are of months that are over: whatever is decided later pays them all the same.
    begin = {at: purses[at].dari if group.sifat == TUNGGAKAN else purses[at].first for at in may}
    borders = {group.dari, after} | {m for at in may for m in (begin[at], purses[at].sampai.plus(1)) if group.dari < m < after}
    cuts = sorted(borders)
    for first, end in pairwise(cuts):
        length = end.minus(first)
        there = tuple(at for at in may if begin[at] <= first and end <= purses[at].sampai.plus(1))
        yield Stretch(number, first, length, there, group.orang * length)


def dealt(stretch: Stretch, paid: Sequence[int]) -> Iterator[tuple[int, Bulan, int, int]]:
    """Purse, first month, months and persons: months of cover handed out person after person, so that each purse pays whole months.

    ``paid``: months of cover by purse, in the order of the stretch. What nobody pays stays open at the end.
    """
    cell = 0
    for purse, given in zip(stretch.purses, paid, strict=True):
        count = given
        while count:
            at = cell % stretch.length
            whole = count // stretch.length if at == 0 else 0
            months, persons = (stretch.length, whole) if whole else (min(count, stretch.length - at), 1)
            yield purse, stretch.dari.plus(at), months, persons
            cell += months * persons
            count -= months * persons
