"""The world of a plan: groups, purses, and which purse may pay for whom in which months. Rows are read once, sorted by official code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.projection.plan_tables import SIFAT

Row = Mapping[str, Any]
PILIHAN = "pilihan"
# Rupiah are written into rows of a model in thousands: the solver's tolerance is absolute on the row as it is written.
RIBU = 1000


@dataclass(frozen=True)
class Group:
    """A row of PLAN_GROUP; months are Bulan."""

    pemda: str
    unit: str | None
    kelompok: str
    sifat: str
    kategori: str | None
    orang: int
    harga: int
    kerugian: int | None
    utuh: bool
    least: int
    dari: Bulan
    sampai: Bulan

    @property
    def size(self) -> int:
        """How many people are decided on at once: all of a group that can't be divided."""
        return self.orang if self.utuh else 1

    @property
    def months(self) -> int:
        """Months of its window."""
        return max(0, self.sampai.minus(self.dari) + 1)


@dataclass(frozen=True)
class Purse:
    """A row of PLAN_PURSE; ``boleh`` None = all categories, ``untuk`` None = the owner's own people, and a province's kabupaten."""

    pemda: str
    dompet: str
    uang: int
    boleh: frozenset[str] | None
    untuk: frozenset[str] | None
    unit: str | None
    dari: Bulan
    sampai: Bulan
    row: Row

    @property
    def opens(self) -> Bulan | None:
        """The month after its step of the budget is decided: nobody is paid from money that is no law yet."""
        day = self.row.get("penetapan")
        return Bulan.of(day).plus(1) if day else None

    @property
    def first(self) -> Bulan:
        """The first month that it may pay: of its window, and not before its money is law."""
        return max(self.dari, self.opens or self.dari)

    def carries(self, group: Group) -> bool:
        """Whether it may pay for such people, whatever its months."""
        named = (self.boleh is None or group.kategori in self.boleh) and (self.unit is None or self.unit == group.unit)
        return named and (group.pemda in self.untuk if self.untuk is not None else group.pemda.startswith(self.pemda))


@dataclass(frozen=True)
class Pair:
    """A group that may be ranked and a purse that may carry it: the months both have, and how long one person may be carried."""

    group: int
    purse: int
    dari: Bulan
    longest: int


@dataclass(frozen=True)
class World:
    """``pairs`` are of discretionary groups alone; duties reach purses month by month (``plan_duties``)."""

    groups: tuple[Group, ...]
    purses: tuple[Purse, ...]
    pairs: tuple[Pair, ...]
    pada: Bulan | None = None

    def with_purses(self, purses: Iterable[Purse]) -> World:
        """The same groups beside other purses."""
        return build(self.groups, tuple(purses), self.pada)


def world(groups: Iterable[Row], purses: Iterable[Row], pada: Bulan | None = None) -> World:
    """Rows of PLAN_GROUP and PLAN_PURSE as a world; Refusal where a row can't be (RENCANA_BARIS) or stands twice (RENCANA_GANDA)."""
    mine = sorted((_group(row) for row in groups), key=lambda one: (one.pemda, one.kelompok, SIFAT.index(one.sifat)))
    theirs = sorted((_purse(row) for row in purses), key=lambda one: (one.pemda, one.dompet))
    for names in ([(one.pemda, one.kelompok, one.sifat) for one in mine], [(one.pemda, one.dompet) for one in theirs]):
        if twice := next((name for name, after in pairwise(names) if name == after), None):
            raise Refusal("RENCANA_GANDA", pemda=twice[0], nama=twice[1])
    return build(tuple(mine), tuple(theirs), pada)


def build(groups: tuple[Group, ...], purses: tuple[Purse, ...], pada: Bulan | None) -> World:
    """The world with its pairs, in the order of groups and purses; where a month is named, only cover that holds in it counts."""
    owned = owners(purses)
    pairs = [
        pair
        for number, group in enumerate(groups)
        if group.sifat == PILIHAN and group.orang
        for at in near(group, owned)
        if (pair := _pair(number, group, at, purses[at])) and _holds(pair, pada)
    ]
    return World(groups, purses, tuple(pairs), pada)


def owners(purses: Iterable[Purse]) -> dict[str, list[int]]:
    """Pemda → numbers of the purses that it owns, or that are for its people."""
    found: dict[str, list[int]] = {}
    for at, purse in enumerate(purses):
        for pemda in purse.untuk if purse.untuk is not None else (purse.pemda,):
            found.setdefault(pemda, []).append(at)
    return found


def near(group: Group, owned: Mapping[str, list[int]]) -> list[int]:
    """Numbers of the purses of its pemda and its province, whomever they may pay."""
    prefixes = (group.pemda[:length] for length in range(1, len(group.pemda) + 1))
    return sorted({at for prefix in prefixes for at in owned.get(prefix, ())})


def _pair(number: int, group: Group, at: int, purse: Purse) -> Pair | None:
    first, last = max(group.dari, purse.first), min(group.sampai, purse.sampai)
    longest = last.minus(first) + 1
    fits = longest >= group.least and purse.carries(group)
    return Pair(number, at, first, longest) if fits else None


def _holds(pair: Pair, pada: Bulan | None) -> bool:
    return pada is None or pair.dari <= pada <= pair.dari.plus(pair.longest - 1)


def _group(row: Row) -> Group:
    one = Group(
        row["pemda"], row.get("unit"), row["kelompok"], row["sifat"], row.get("kategori"), row["orang"], row["harga"], row.get("kerugian"),
        bool(row["utuh"]), max(1, row["paling_sedikit"]), Bulan.parse(row["dari"]), Bulan.parse(row["sampai"]),
    )  # fmt: skip
    if one.sifat not in SIFAT or one.orang < 0 or one.harga <= 0 or (one.kerugian or 0) < 0:
        raise Refusal("RENCANA_BARIS", pemda=one.pemda, nama=one.kelompok)
    return one


def _purse(row: Row) -> Purse:
    boleh, untuk = (frozenset(part.strip() for part in row[name].split(",")) if row.get(name) else None for name in ("boleh", "untuk"))
    dari, sampai = Bulan.parse(row["dari"]), Bulan.parse(row["sampai"])
    one = Purse(row["pemda"], row["dompet"], row["uang"], boleh, untuk, row.get("unit"), dari, sampai, row)
    if one.uang < 0:
        raise Refusal("RENCANA_BARIS", pemda=one.pemda, nama=one.dompet)
    return one


def lowered(purses: Iterable[Purse], less: Mapping[int, int]) -> tuple[Purse, ...]:
    """The purses with so much less money."""
    return tuple(replace(purse, uang=max(0, purse.uang - less.get(at, 0))) for at, purse in enumerate(purses))
