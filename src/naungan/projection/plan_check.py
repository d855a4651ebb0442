"""From the numbers of the model to steps, and every purse added up again in whole rupiah."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from naungan.kernel.period import Bulan
from naungan.projection.plan_duties import dealt
from naungan.projection.plan_model import Model
from naungan.projection.plan_tables import SIFAT
from naungan.projection.plan_world import PILIHAN, Pair, World

Row = dict[str, Any]
Key = tuple[int, int, Bulan, int]


def steps(made: Model, x: Sequence[int]) -> list[Row]:
    """Rows of PLAN_STEP in the order of their key."""
    people: dict[Key, int] = defaultdict(int)
    for stretch, begin in zip(made.duties, made.first, strict=True):
        paid = x[begin : begin + len(stretch.purses)]
        for purse, month, length, persons in dealt(stretch, paid):
            people[stretch.group, purse, month, length] += persons
    at, pairs = made.people, made.world.pairs
    for number, pair in enumerate(pairs):
        for length, persons in bought(made.world, pair, x[at + number], x[at + len(pairs) + number]):
            people[pair.group, pair.purse, start(pair, length, made.world.pada), length] += persons
    return rows_of(made.world, people)


def rows_of(world: World, people: Mapping[Key, int]) -> list[Row]:
    """Rows of PLAN_STEP from persons by group, purse, first month and months."""
    found = [_row(world, key, persons) for key, persons in people.items() if persons]
    names = ("pemda_dompet", "dompet", "mulai", "lama")
    return sorted(found, key=lambda row: (row["pemda"], row["kelompok"], SIFAT.index(row["sifat"]), *(row[name] for name in names)))


def bought(world: World, pair: Pair, people: int, beyond: int) -> Iterator[tuple[int, int]]:
    """Months and persons of a pair: the months beyond the fewest go round evenly, so that two lengths differ by one at most."""
    group = world.groups[pair.group]
    if people:
        each, more = divmod(beyond, people)
        yield group.least + each, group.size * (people - more)
        if more:
            yield group.least + each + 1, group.size * more


def start(pair: Pair, length: int, pada: Bulan | None) -> Bulan:
    """The first month it may be, or the first one from which the cover still holds in the month that counts."""
    return pair.dari if pada is None else max(pair.dari, pada.plus(1 - length))


def _row(world: World, key: Key, persons: int) -> Row:
    number, at, month, length = key
    group, purse = world.groups[number], world.purses[at]
    return {
        "pemda": group.pemda, "kelompok": group.kelompok, "sifat": group.sifat, "pemda_dompet": purse.pemda, "dompet": purse.dompet,
        "mulai": str(month), "lama": length, "orang": persons, "rupiah": persons * group.harga * length,
    }  # fmt: skip


def spent(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], int]:
    """Rupiah by owner and purse, added up from the steps."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        found[row["pemda_dompet"], row["dompet"]] += row["orang"] * row["lama"] * _price(row)
    return found


def _price(row: Mapping[str, Any]) -> int:
    price, rest = divmod(row["rupiah"], row["orang"] * row["lama"])
    if rest:
        raise ValueError("rupiah is not persons × price × months")
    return int(price)


def overspent(world: World, rows: Iterable[Mapping[str, Any]]) -> dict[int, int]:
    """Purse → rupiah that the steps take beyond what it holds."""
    found = spent(rows)
    over = {at: found.get((purse.pemda, purse.dompet), 0) - purse.uang for at, purse in enumerate(world.purses)}
    return {at: rupiah for at, rupiah in over.items() if rupiah > 0}


def used(world: World, rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Rows of PLAN_PURSE with what the steps take and what is left."""
    found = spent(rows)
    taken = [(purse, found.get((purse.pemda, purse.dompet), 0)) for purse in world.purses]
    return [{**purse.row, "terpakai": rupiah, "sisa": purse.uang - rupiah} for purse, rupiah in taken]


def shorts(made: Model, x: Sequence[int], purses: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Rows of PLAN_SHORT: duties that no purse pays in full, by what stands in the way; of several purses, the one with most money."""
    found: dict[tuple[int, int | None, str], int] = defaultdict(int)
    for stretch, column in zip(made.duties, made.shorts, strict=True):
        if x[column]:
            purse = max(stretch.purses, key=lambda at: (made.world.purses[at].uang, -at), default=None)
            kendala = "uang" if purse is not None else ("masa" if _carried(made.world, stretch.group) else "boleh")
            found[stretch.group, purse, kendala] += x[column]
    return [_short(made.world, *key, months) for key, months in found.items()]


def _carried(world: World, number: int) -> bool:
    group = world.groups[number]
    return any(purse.carries(group) for purse in world.purses)


def _short(world: World, number: int, purse: int | None, kendala: str, months: int) -> Row:
    group = world.groups[number]
    return {
        "pemda": group.pemda, "kelompok": group.kelompok, "sifat": group.sifat, "kendala": kendala,
        "dompet": None if purse is None else world.purses[purse].dompet, "rupiah": months * group.harga, "bulan_orang": months,
    }  # fmt: skip


def tally(world: World, rows: Iterable[Mapping[str, Any]]) -> tuple[int, int, int, int]:
    """People, months of cover, rupiah, and expected loss avoided (twelfths of a rupiah) of the discretionary steps."""
    loss = {(one.pemda, one.kelompok): one.kerugian or 0 for one in world.groups if one.sifat == PILIHAN}
    mine = [row for row in rows if row["sifat"] == PILIHAN]
    months = [row["orang"] * row["lama"] for row in mine]
    avoided = sum(count * loss[row["pemda"], row["kelompok"]] for count, row in zip(months, mine, strict=True))
    return sum(row["orang"] for row in mine), sum(months), sum(row["rupiah"] for row in mine), avoided
