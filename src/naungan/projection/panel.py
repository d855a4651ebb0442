"""Series of one kind, level by level, as arrays over one calendar: what models read. Every gap has been refused before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

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


class Moved(NamedTuple):
    """Series × months: who became active up to each month, and who ceased to be; whole people, NaN before a series begins."""

    masuk: Floats
    keluar: Floats


@dataclass(frozen=True)
class Level:
    """The series of one level: ``keys`` in order; series × months, NaN before a series begins. ``children`` rows of the level below.

    ``children`` holds for each series the rows of which it is the sum in every month, or nothing. ``moved`` is there only where flows are
    known that add up to every change.
    """

    tingkat: str
    keys: tuple[Key, ...]
    aktif: Floats
    semesta: Floats
    children: tuple[tuple[int, ...], ...] = ()
    moved: Moved | None = None

    @property
    def months(self) -> int:
        """How many months the calendar has."""
        return int(self.aktif.shape[1])

    def until(self, months: int) -> Level:
        """The same series as they were known after so many months."""
        moved = self.moved and Moved(*(part[:, :months] for part in self.moved))
        return Level(self.tingkat, self.keys, self.aktif[:, :months], self.semesta[:, :months], self.children, moved)


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


def families(series: Iterable[Row], flows: Iterable[Row] = ()) -> list[Family]:
    """Rows of SERIES in families, with what FLOW knows of them, in the order of their keys; the order of the rows is of no matter."""
    known: dict[Key, list[Row]] = defaultdict(list)
    for row in flows:
        if row["ukuran"] == "aktif":
            known[tuple(row[name] for name in DERET_KUNCI)].append(row)
    kinds: dict[Key, dict[Key, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in series:
        key = tuple(row[name] for name in DERET_KUNCI)
        kinds[tuple(row[name] for name in DERET_KUNCI if name not in _PLACE)][key].append(row)
    return [_family(kinds[kind], known) for kind in sorted(kinds, key=_order)]


def _order(key: Key) -> tuple[str, ...]:
    return tuple(str(one or "") for one in key)


def _family(members: Mapping[Key, list[Row]], flows: Mapping[Key, list[Row]]) -> Family:
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
            children = _children(found.levels, tingkat, keys, aktif, semesta)
            found.levels.append(Level(tingkat, keys, aktif, semesta, children, _moved([flows.get(key, []) for key in keys], aktif, first)))
    return found


def _moved(flows: Sequence[Sequence[Row]], aktif: Floats, first: Bulan) -> Moved | None:
    """The flows of a level, where they add up to every change of every series; else nothing is known of them."""
    if not any(flows):
        return None
    found = Moved(np.zeros(aktif.shape), np.zeros(aktif.shape))
    for place, rows in enumerate(flows):
        for row in rows:
            if 0 < (step := Bulan.parse(row["bulan"]).minus(first)) < aktif.shape[1]:
                found[0 if row["orang"] > 0 else 1][place, step] += abs(row["orang"])
    change = np.diff(aktif, axis=1)
    there = ~np.isnan(change)
    return found if np.array_equal((found.masuk - found.keluar)[:, 1:][there], change[there]) else None


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
