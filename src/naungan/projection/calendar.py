"""A series laid onto the calendar: the one place where what is missing or can't be is refused, before a model sees it.

A model that is given the values alone takes the month after a gap for the next one, in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from naungan.kernel.period import Bulan
from naungan.projection.tables import DERET_KUNCI, Tanpa


@dataclass(frozen=True)
class Laid:
    """The last unbroken run of a series: ``first`` its first month, then one value a month.

    ``semesta`` is None where it is not known. ``alasan``: why there is nothing to go on by: one month only, or broken just before its
    last. ``putus``: the months within the series, before the run or after it, that are missing or refused.
    """

    first: Bulan
    aktif: tuple[int, ...]
    semesta: tuple[int | None, ...]
    alasan: Tanpa | None = None
    putus: tuple[Bulan, ...] = ()

    @property
    def last(self) -> Bulan:
        """The last month of the run."""
        return self.first.plus(max(len(self.aktif) - 1, 0))


def laid_out(rows: Iterable[Mapping[str, Any]]) -> Laid:
    """One series of SERIES on a whole calendar. ValueError where the rows are of more than one, or name a month twice, or are none.

    Refused as if the month were missing: no figure, a negative one, more active than there are people. A universe that is not known
    stays None.
    """
    told = list(rows)
    if len({tuple(row[name] for name in DERET_KUNCI) for row in told}) != 1:
        raise ValueError("rows of exactly one series are expected")
    months = {Bulan.parse(row["bulan"]): row for row in told}
    if len(months) != len(told):
        raise ValueError("a month stands twice in the series")
    calendar = list(min(months).until(max(months)))
    broken = tuple(month for month in calendar if not _can_be(months.get(month)))
    good = [month for month in calendar if month not in set(broken)]
    if not good:
        return Laid(calendar[0], (), (), Tanpa.TERPUTUS, broken)
    first = _run_begins(good)
    run = [months[month] for month in first.until(good[-1])]
    alasan = (Tanpa.TERPUTUS if broken else Tanpa.SATU_BULAN) if len(run) == 1 else None
    return Laid(first, tuple(row["aktif"] for row in run), tuple(row["semesta"] for row in run), alasan, broken)


def _can_be(row: Mapping[str, Any] | None) -> bool:
    if row is None or row["aktif"] is None or row["aktif"] < 0:
        return False
    return row["semesta"] is None or 0 <= row["aktif"] <= row["semesta"]


def _run_begins(good: list[Bulan]) -> Bulan:
    first = good[-1]
    for month in reversed(good[:-1]):
        if month.plus(1) != first:
            break
        first = month
    return first
