"""How amounts are added up, wherever one is printed: a unit's accounts, the units of a pemda, the pemda of the nation."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)
AMOUNTS = ("kebutuhan", "kebutuhan_perkiraan", "tersedia", "kekurangan")


def known_sum(amounts: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is, or where nothing but 0 is known while a part is not: that is not 0.

    The parts may be added up in any order and grouping, so a table of sums adds up to the sum above it.
    """
    parts = list(amounts)
    total = sum(one for one in parts if one is not None)
    return total if total or (parts and None not in parts) else None


def whole_sum(amounts: Iterable[int | None]) -> int | None:
    """The sum, 0 of none; None as soon as one is not known."""
    parts = list(amounts)
    return None if None in parts else sum(one for one in parts if one is not None)


def sum_year(rows: Iterable[Mapping[str, Any]]) -> dict[str, int | None]:
    """What is said of the whole year: ceiling, need and shortfall of the rows that are judged by it (``setahun``)."""
    asked = [row for row in rows if row["setahun"]]
    names = {"pagu_setahun": "pagu", "kebutuhan_setahun": "kebutuhan_setahun", "kekurangan_setahun": "kekurangan_setahun"}
    return {name: known_sum(row[column] for row in asked) for name, column in names.items()}


def told_year(rows: Iterable[Mapping[str, Any]]) -> dict[str, int | None]:
    """``sum_year``, and how many purses are in none of these sums (``rekening_lain``): of them the year is not answered."""
    every = list(rows)
    return {**sum_year(every), "rekening_lain": sum(not row["setahun"] for row in every)}


def sum_by(rows: Iterable[Mapping[str, Any]], key: Callable[[Any], Key]) -> dict[Key, dict[str, int | None]]:
    """``AMOUNTS`` of rows of ADEQUACY by key: need, its estimated part, money left and shortfall, each as ``known_sum``."""
    found: dict[Key, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return {name: {amount: known_sum(row[amount] for row in mine) for amount in AMOUNTS} for name, mine in found.items()}
