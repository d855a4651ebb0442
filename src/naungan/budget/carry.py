"""Who carries which months of whom: purses in their order over months of people. Plain whole numbers; no person-month is carried twice.

People with the same due are one block. A purse takes from the front of what is still open and ends at the first due that its money does not
reach, so that a further purse never lowers what is carried.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from naungan.kernel.rupiah import half_up

WHOLE = 1000
Group = Hashable


@dataclass(frozen=True)
class Block:
    """``orang`` people of whom each owes ``iuran`` rupiah this month, ``sisa`` of it still carried by nobody."""

    orang: int
    iuran: int
    sisa: int


@dataclass(frozen=True)
class Taken:
    """What one purse carries of one group in one month."""

    dompet: int
    kelompok: Group
    bulan: str
    orang: int
    rupiah: int


@dataclass
class Pot:
    """Money that purses share; None = nobody has said how much: nothing ends it. ``sisa`` goes down; ``habis`` once a due was not met."""

    pagu: int | None
    sisa: int | None = None
    habis: bool = False

    def __post_init__(self) -> None:
        self.sisa = self.pagu


@dataclass(frozen=True)
class Dompet:
    """One purse: whom it carries (``cocok`` asks a group), in which months, which share, how many people a month, from which money.

    ``nomor`` is its place in the order of all purses, and its name.
    """

    nomor: int
    cocok: Callable[[Group], bool]
    dari: str | None = None
    sampai: str | None = None
    bagian: int | None = None
    kuota: int | None = None
    pot: Pot = field(default_factory=lambda: Pot(None))

    def pays(self, bulan: str) -> bool:
        """Whether the month is one of its own."""
        return (self.dari is None or self.dari <= bulan) and (self.sampai is None or bulan <= self.sampai)


@dataclass
class Carried:
    """What every purse carries, and the blocks as they stand open in each month and group afterwards."""

    diambil: list[Taken]
    terbuka: dict[tuple[str, Group], list[Block]]

    def open_people(self, bulan: str, kelompok: Group) -> int:
        """People of whom a part of the month's due is carried by nobody."""
        return sum(one.orang for one in self.terbuka.get((bulan, kelompok), ()) if one.sisa)

    def open_rupiah(self, bulan: str, kelompok: Group) -> int:
        """What is carried by nobody, in rupiah."""
        return sum(one.orang * one.sisa for one in self.terbuka.get((bulan, kelompok), ()))


def carry(need: Mapping[tuple[str, Group], Sequence[tuple[int, int]]], dompet: Iterable[Dompet]) -> Carried:
    """Purses in the order given over a need: (month, group) → (people, due of each) in rupiah.

    Each purse goes through its months, and in a month through the groups in the order of ``need``.
    """
    open_ = {key: [Block(orang, iuran, iuran) for orang, iuran in rows if orang] for key, rows in need.items()}
    months = sorted({bulan for bulan, _ in need})
    groups = list(dict.fromkeys(group for _, group in need))
    taken: list[Taken] = []
    for one in dompet:
        mine = [group for group in groups if one.cocok(group)]
        for bulan in months:
            if one.pays(bulan):
                taken += _month(one, bulan, mine, open_)
    return Carried(taken, open_)


def _month(one: Dompet, bulan: str, groups: list[Group], open_: dict[tuple[str, Group], list[Block]]) -> list[Taken]:
    """One purse in one month: its people are counted over all its groups."""
    left, found = one.kuota, []
    for group in groups:
        if (bulan, group) not in open_:
            continue
        blocks, people, rupiah = _group(one, left, open_[bulan, group])
        open_[bulan, group] = blocks
        left = None if left is None else left - people
        if people:
            found.append(Taken(one.nomor, group, bulan, people, rupiah))
    return found


def _group(one: Dompet, kuota: int | None, blocks: list[Block]) -> tuple[list[Block], int, int]:
    """The blocks afterwards, with the people taken and their rupiah."""
    after: list[Block] = []
    people = rupiah = 0
    for block in blocks:
        part = _part(one, block)
        count = _how_many(one.pot, block.orang, part, None if kuota is None else kuota - people)
        if count:
            after.append(Block(count, block.iuran, block.sisa - part))
            people, rupiah = people + count, rupiah + count * part
            if one.pot.sisa is not None:
                one.pot.sisa -= count * part
        if count < block.orang:
            after.append(Block(block.orang - count, block.iuran, block.sisa))
    return after, people, rupiah


def _part(one: Dompet, block: Block) -> int:
    """What this purse carries of each person of the block: its share of the due, and never more than is open."""
    share = block.iuran if one.bagian is None else half_up(block.iuran * one.bagian, WHOLE)
    return min(share, block.sisa)


def _how_many(pot: Pot, orang: int, part: int, kuota: int | None) -> int:
    """How many people of a block: whole dues only. Money that does not reach the next one has come to its end."""
    if not part or pot.habis:
        return 0
    asked = orang if kuota is None else min(orang, kuota)
    if pot.sisa is None or pot.sisa >= asked * part:
        return asked
    pot.habis = True
    return pot.sisa // part
