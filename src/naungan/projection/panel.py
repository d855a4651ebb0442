"""Series of one kind, level by level, as arrays over one calendar: what models read. Every gap has been refused before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from naungan.kernel.period import Bulan
from naungan.projection.calendar import Laid, laid_out
from naungan.projection.tables import DERET_KUNCI, TINGKAT, Tanpa

Row = Mapping[str, Any]
Floats = npt.NDArray[np.float64]
Key = tuple[Any, ...]
# From below upward: a level is the sum of the one before it, where that is whole.
NAIK = tuple(reversed(TINGKAT))
# A season, and one month more: less says nothing of any month of the year.
PALING_PENDEK = 13
_PLACE = ("tingkat", "wilayah", "unit")


@dataclass(frozen=True)
class Level:
    """The series of one level: ``keys`` in order; series × months, NaN before a series begins. ``children`` rows of the level below.

    ``children`` holds for each series the rows of which it is the sum in every month, or nothing.
    """

    tingkat: str
    keys: tuple[Key, ...]
    aktif: Floats
    semesta: Floats
    children: tuple[tuple[int, ...], ...] = ()

    @property
    def months(self) -> int:
        """How many months the calendar has."""
        return int(self.aktif.shape[1])

    def until(self, months: int) -> Level:
        """The same series as they were known after so many months."""
        return Level(self.tingkat, self.keys, self.aktif[:, :months], self.semesta[:, :months], self.children)


@dataclass
class Family:
    """Series that count alike (segment, scope, denominator, origin), by level from below; ``without`` those that no model may see."""

    last: Bulan
    levels: list[Level] = field(default_factory=list)
    without: dict[Key, tuple[Bulan, Tanpa]] = field(default_factory=dict)

    def until(self, months: int) -> Family:
        """As they were known after so many months of the calendar."""
        shorter = [one.until(months) for one in self.levels]
        return Family(self.last.plus(months - self.levels[0].months), shorter)


def families(series: Iterable[Row]) -> list[Family]:
    """Rows of SERIES in families, in the order of their keys; the order of the rows is of no matter."""
    kinds: dict[Key, dict[Key, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in series:
        key = tuple(row[name] for name in DERET_KUNCI)
        kinds[tuple(row[name] for name in DERET_KUNCI if name not in _PLACE)][key].append(row)
    return [_family(kinds[kind]) for kind in sorted(kinds, key=_order)]


def _order(key: Key) -> tuple[str, ...]:
    return tuple(str(one or "") for one in key)


def _family(members: Mapping[Key, list[Row]]) -> Family:
    laid = {key: laid_out(rows) for key, rows in members.items()}
    last = max(one.last for one in laid.values())
    found = Family(last)
    good = {}
    for key in sorted(laid, key=_order):
        one = laid[key]
        if reason := one.alasan or _unfit(one, last):
            found.without[key] = (one.last, reason)
        else:
            good[key] = one
    if not good:
        return found
    first = min(one.first for one in good.values())
    months = last.minus(first) + 1
    for tingkat in NAIK:
        keys = tuple(key for key in good if key[0] == tingkat)
        if keys:
            aktif = np.array([_padded(good[key].aktif, months) for key in keys])
            semesta = np.array([_padded(good[key].semesta, months) for key in keys])
            found.levels.append(Level(tingkat, keys, aktif, semesta, _children(found.levels, tingkat, keys, aktif, semesta)))
    return found


def _unfit(one: Laid, newest: Bulan) -> Tanpa | None:
    if None in one.semesta:
        return Tanpa.TANPA_SEMESTA
    if one.last != newest:
        return Tanpa.TERPUTUS
    return Tanpa.TERLALU_PENDEK if len(one.aktif) < PALING_PENDEK else None


def _padded(people: tuple[int | None, ...], months: int) -> list[float]:
    return [np.nan] * (months - len(people)) + [float(one) for one in people if one is not None]


def _children(below: list[Level], tingkat: str, keys: tuple[Key, ...], aktif: Floats, semesta: Floats) -> tuple[tuple[int, ...], ...]:
    """For each series those of the level below whose sum it is, in every month, to a person."""
    if not below or NAIK.index(tingkat) - NAIK.index(below[-1].tingkat) != 1:
        return tuple(() for _ in keys)
    inside: dict[str, list[int]] = defaultdict(list)
    for row, key in enumerate(below[-1].keys):
        inside[_above(key[1], tingkat)].append(row)
    found = []
    for row, key in enumerate(keys):
        mine = inside.get(key[1] or "", [])
        whole = mine and all(
            np.array_equal(np.nansum(part[mine], axis=0), total[row])
            for part, total in ((below[-1].aktif, aktif), (below[-1].semesta, semesta))
        )
        found.append(tuple(mine) if whole else ())
    return tuple(found)


def _above(wilayah: str | None, tingkat: str) -> str:
    """The place of a level in which a place below lies."""
    return {"pemda": wilayah or "", "provinsi": (wilayah or "")[:2], "nasional": ""}[tingkat]
