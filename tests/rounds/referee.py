"""A slow, plain reading of how far a target is, written from what is asked and not from the code: lists, loops and fractions."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction


def months(pada: dt.date, due: dt.date) -> int:
    """Counted one by one: the month of the day, each between, that of the due day."""
    count, year, month = 1, pada.year, pada.month
    while (year, month) != (due.year, due.month):
        count, year, month = count + 1, year + (month == 12), month % 12 + 1
    return count


def needed(persen: Fraction, whole: int) -> int:
    """The fewest people that are so many percent."""
    people = int(persen * whole / 100)
    return people if 100 * people >= persen * whole else people + 1


def pace(missing: int, left: int) -> int:
    """The fewest people a month with whom nobody is missing at the end."""
    people = missing // left
    return people if people * left >= missing else people + 1


def ranks(shares: dict[str, tuple[Fraction, Fraction]]) -> dict[str, tuple[int, int]]:
    """The best and the worst place that each may have, over every way the unknown may fall: at one of the ends for each."""
    found = {}
    for name, (low, high) in shares.items():
        above_best = [other for other, (least, _) in shares.items() if other != name and least > high]
        above_worst = [other for other, (_, most) in shares.items() if other != name and most > low]
        found[name] = (len(above_best) + 1, len(above_worst) + 1)
    return found
