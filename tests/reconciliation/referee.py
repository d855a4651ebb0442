"""Allocation as a careful clerk does it, written from the rules and not from the code: every possibility is tried, one after the other."""

from __future__ import annotations

from itertools import combinations
from typing import Any

Place = tuple[str, str]
Bills = dict[Place, dict[str | None, int]]


class Clerk:
    """Money by (payment, npp, month) in ``given``, and what waits by payment in ``waits``.

    A payment: jenis, nomor, unit, rekening, program, nilai, npp, dari, sampai, sp2d; payments are told apart by their place in the list.
    Bills hold rupiah by programme (None: all) by (npp, month).
    """

    def __init__(self, payments: list[dict[str, Any]], bills: Bills, own: dict[str, set[str]]) -> None:
        self.payments, self.bills, self.own = payments, bills, own
        self.given: dict[Any, int] = {}
        self.waits = dict.fromkeys(range(len(payments)), 0)
        self.receipts = [number for number, one in enumerate(payments) if one["jenis"] == "terima"]
        self.orders = [number for number, one in enumerate(payments) if one["jenis"] == "sp2d"]
        self.by_sums([[number] for number in self.receipts if not self.as_written(number)], self.receipts)
        arrived = self.arrived()
        alike: dict[Any, list[int]] = {}
        for number in self.orders:
            one = payments[number]
            if one["nomor"] in arrived:
                self.as_receipts_say(number, arrived[one["nomor"]])
            else:
                alike.setdefault((one["nomor"], one["unit"], one["program"]) if one["rekening"] else number, []).append(number)
        self.by_sums(list(alike.values()), self.orders)

    def give(self, number: int, cells: dict[Place, int]) -> None:
        for cell, rupiah in cells.items():
            self.given[(number, *cell)] = self.given.get((number, *cell), 0) + rupiah
        self.waits[number] = self.payments[number]["nilai"] - sum(cells.values())

    def as_written(self, number: int) -> bool:
        one = self.payments[number]
        if not (one["npp"] and one["dari"]):
            return False
        cells = [(one["npp"], month) for month in _between(one["dari"], one["sampai"])]
        billed = {cell: self.bills[cell][None] for cell in cells if cell in self.bills}
        if len(cells) == 1:
            self.give(number, {cells[0]: one["nilai"]})
        elif len(billed) == len(cells) and sum(billed.values()) == one["nilai"]:
            self.give(number, billed)
        else:
            self.give(number, {})
        return True

    def arrived(self) -> dict[str, dict[Place, int]]:
        found: dict[str, dict[Place, int]] = {}
        for (number, npp, month), rupiah in self.given.items():
            if order := self.payments[number]["sp2d"]:
                cells = found.setdefault(order, {})
                cells[npp, month] = cells.get((npp, month), 0) + rupiah
        return found

    def as_receipts_say(self, number: int, cells: dict[Place, int]) -> None:
        one, came = self.payments[number], sum(cells.values())
        mine = [self.payments[other]["nilai"] for other in self.orders if self.payments[other]["nomor"] == one["nomor"]]
        billed = {cell: self.bills[cell][one["program"]] for cell in cells if one["program"] in self.bills.get(cell, {})}
        if len(cells) == 1 and (sum(mine) <= came or len(mine) == 1):
            self.give(number, {cell: min(came, one["nilai"]) for cell in cells})
        elif sum(mine) <= came and len(billed) == len(cells) and sum(billed.values()) == one["nilai"]:
            self.give(number, billed)
        elif len(mine) == 1 and came == one["nilai"]:
            self.give(number, cells)
        else:
            self.give(number, {})

    def by_sums(self, groups: list[list[int]], kind: list[int]) -> None:
        """Again and again: who equals exactly one open set that nobody else equals is given it."""
        while certain := self.certain(groups, kind):
            for group, program, cells in certain:
                for number in group:
                    alone = {cell: self.bills[cell][program] for cell in cells}
                    self.give(number, alone if len(group) == 1 else dict.fromkeys(cells, self.payments[number]["nilai"]))
                groups.remove(group)
        for group in groups:
            for number in group:
                self.give(number, {})

    def certain(self, groups: list[list[int]], kind: list[int]) -> list[Any]:
        closed: dict[Place, set[str | None]] = {}
        for number, npp, month in self.given:
            if number in kind:
                closed.setdefault((npp, month), set()).add(self.payments[number]["program"])
        sets = [
            (group, self.payments[group[0]]["program"], _all_sets(group, self.payments, self.bills, self.own, closed)) for group in groups
        ]
        wishes = [(group, program, next(iter(found))) for group, program, found in sets if len(found) == 1]
        return [
            (group, program, cells)
            for group, program, cells in wishes
            if (len(group) == 1 or len(cells) == 1)
            and not any(
                group is not other and cells & theirs and (program is None or who is None or program == who)
                for other, who, theirs in wishes
            )
        ]


def _all_sets(
    group: list[int], payments: list[dict[str, Any]], bills: Bills, own: dict[str, set[str]], closed: dict[Place, set[str | None]]
) -> set[frozenset[Place]]:
    one, amount = payments[group[0]], sum(payments[number]["nilai"] for number in group)
    program = one["program"]
    allowed = {one["npp"]} if one["npp"] else own.get(one["unit"])
    named = [other for other in payments if one["jenis"] == "sp2d" and other["sp2d"] == one["nomor"]]

    def is_open(cell: Place) -> bool:
        there = closed.get(cell, set())
        return not there if program is None else not (program in there or None in there)

    cells = [
        cell for cell, money in bills.items()
        if money.get(program) and (allowed is None or cell[0] in allowed) and is_open(cell)
        and _means(one, cell) and (not named or any(_means(other, cell) for other in named))
    ]  # fmt: skip
    found: set[frozenset[Place]] = set()
    for npp in {cell[0] for cell in cells}:
        found |= _subsets([{cell} for cell in cells if cell[0] == npp], bills, program, amount)
    found |= _subsets(
        [{cell for cell in cells if cell[1] == month} for month in sorted({cell[1] for cell in cells})], bills, program, amount
    )
    return found


def _means(one: dict[str, Any], cell: Place) -> bool:
    return (not one["npp"] or one["npp"] == cell[0]) and (not one["dari"] or one["dari"] <= cell[1] <= one["sampai"])


def _subsets(steps: list[set[Place]], bills: Bills, program: str | None, amount: int) -> set[frozenset[Place]]:
    found = set()
    for size in range(1, len(steps) + 1):
        for chosen in combinations(steps, size):
            cells = frozenset[Place]().union(*chosen)
            if sum(bills[cell][program] for cell in cells) == amount:
                found.add(cells)
    return found


def _between(dari: str, sampai: str) -> list[str]:
    first, last = (int(one[:4]) * 12 + int(one[5:]) - 1 for one in (dari, sampai))
    return [f"{at // 12}-{at % 12 + 1:02d}" for at in range(first, last + 1)]
