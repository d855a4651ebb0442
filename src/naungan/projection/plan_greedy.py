"""The plan that anybody can follow with a finger: the best for the money first, from the purse that may pay for the fewest others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from naungan.kernel.period import Bulan
from naungan.projection.plan_check import rows_of, spent, start
from naungan.projection.plan_world import PILIHAN, Group, Pair, World

Row = dict[str, Any]


def greedy(world: World, duties: Sequence[Mapping[str, Any]], tujuan: str, sasaran: int | None) -> list[Row]:
    """Rows of PLAN_STEP: the duties as given, then group after group as long as money and people last.

    For people: the cheapest fewest months first, then longer for those who are in. For loss: the most avoided per rupiah first, as long
    as each may be carried. A target ends it.
    """
    paid = spent(duties)
    left = [purse.uang - paid.get((purse.pemda, purse.dompet), 0) for purse in world.purses]
    wanted = sasaran if tujuan == "sasaran" else None
    people: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    narrow = _narrow(world)
    open_ = {pair.group: world.groups[pair.group].orang for pair in world.pairs}
    for number, pair in sorted(enumerate(world.pairs), key=lambda one: (_rank(world.groups[one[1].group], tujuan), narrow[one[1].purse])):
        if tujuan == "kerugian" and not world.groups[pair.group].kerugian:
            continue
        before = open_[pair.group]
        _fill(world, number, pair, left, open_, wanted, people, longest=tujuan == "kerugian")
        wanted = None if wanted is None else max(0, wanted - (before - open_[pair.group]))
    if tujuan == "orang":
        _lengthen(world, left, people)
    found: dict[tuple[int, int, Bulan, int], int] = defaultdict(int)
    for number, lengths in people.items():
        pair = world.pairs[number]
        for length, persons in lengths.items():
            found[pair.group, pair.purse, start(pair, length, world.pada), length] += persons
    return [dict(row) for row in duties] + rows_of(world, found)


def _rank(group: Group, tujuan: str) -> tuple[Fraction, str, str]:
    value = Fraction(-(group.kerugian or 0), group.harga) if tujuan == "kerugian" else Fraction(group.harga * group.least)
    return value, group.pemda, group.kelompok


def _narrow(world: World) -> dict[int, tuple[int, int]]:
    """How many groups a purse may carry: the fewer, the sooner it is used."""
    count: dict[int, int] = defaultdict(int)
    for pair in world.pairs:
        count[pair.purse] += 1
    return {at: (number, at) for at, number in count.items()}


def _fill(
    world: World, number: int, pair: Pair, left: list[int], open_: dict[int, int], wanted: int | None,
    people: dict[int, dict[int, int]], *, longest: bool,
) -> None:  # fmt: skip
    group = world.groups[pair.group]
    month, length = group.harga * group.size, pair.longest if longest else group.least
    units = min(open_[pair.group] // group.size, left[pair.purse] // (month * length))
    if wanted is not None:
        units = min(units, -(-max(0, wanted) // group.size))
    _take(people[number], units, length, group, pair, left, open_)
    rest = left[pair.purse] // month  # what is left carries one more, for fewer months
    if longest and group.least <= rest < length and open_[pair.group] >= group.size:
        _take(people[number], 1, rest, group, pair, left, open_)


def _take(
    lengths: dict[int, int], units: int, months: int, group: Group, pair: Pair, left: list[int], open_: dict[int, int]
) -> None:  # fmt: skip
    if units:
        lengths[months] += units * group.size
        left[pair.purse] -= units * months * group.harga * group.size
        open_[pair.group] -= units * group.size


def _lengthen(world: World, left: list[int], people: dict[int, dict[int, int]]) -> None:
    """What is left buys further months for those who are in, the cheapest first."""
    order = sorted(people, key=lambda number: (world.groups[world.pairs[number].group].harga, number))
    for number in order:
        pair = world.pairs[number]
        group = world.groups[pair.group]
        price = group.harga * group.size
        units = people[number].pop(group.least, 0) // group.size
        if not units:
            continue
        more = min(left[pair.purse] // price, units * (pair.longest - group.least))
        left[pair.purse] -= more * price
        each, rest = divmod(more, units)
        people[number][group.least + each] += (units - rest) * group.size
        if rest:
            people[number][group.least + each + 1] += rest * group.size


def duties_of(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The steps that are no choice."""
    return [row for row in rows if row["sifat"] != PILIHAN]
