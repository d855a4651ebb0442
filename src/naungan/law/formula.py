"""A formula: a pure function over columns, named by the legal word, whose parameter names say what it needs."""

from __future__ import annotations

import datetime as dt
import inspect
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from types import ModuleType
from typing import Any

from naungan.law.errors import LawError
from naungan.law.moment import Moment, day_of, read_end, read_start
from naungan.law.satuan import DIMENSI

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Formula:
    """One version of one rule: its body, the days it holds for, its articles, and the unit of what it yields."""

    nama: str
    berlaku: dt.date
    sampai: dt.date | None
    pasal: str
    satuan: str
    body: Callable[..., Any]

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the formulas, values and columns the body takes."""
        return tuple(inspect.signature(self.body).parameters)

    @property
    def rumus(self) -> str:
        """The rule in one sentence: the first line of the body's docstring."""
        return (inspect.getdoc(self.body) or "").split("\n")[0]

    def holds(self, moment: Moment) -> bool:
        """Whether this version is the law of a month or a day."""
        day = day_of(moment)
        return self.berlaku <= day and (self.sampai is None or day <= self.sampai)

    @property
    def changes(self) -> tuple[dt.date, ...]:
        """The day it begins, and the day after it ends."""
        return (self.berlaku,) if self.sampai is None else (self.berlaku, self.sampai + ONE_DAY)


def formula(
    *, berlaku: str, pasal: str, satuan: str, sampai: str | None = None, nama: str | None = None
) -> Callable[[Callable[..., Any]], Formula]:
    """Declare a function as law from ``berlaku`` to ``sampai``, months or days (both included; None = still in force).

    Versions of one rule share ``nama``, by default the function's own name; their times may neither overlap nor leave a gap.
    """

    if satuan not in DIMENSI:
        raise LawError(f"unknown unit {satuan}")

    def declare(body: Callable[..., Any]) -> Formula:
        last = read_end(sampai) if sampai else None
        return Formula(nama or body.__name__, read_start(berlaku), last, pasal, satuan, body)

    return declare


def formulas_of(*modules: ModuleType) -> dict[str, tuple[Formula, ...]]:
    """All formulas that modules declare, versions in order; LawError on overlaps, gaps and one name for two units."""
    found: dict[str, list[Formula]] = defaultdict(list)
    declared = {id(item): item for module in modules for item in vars(module).values() if isinstance(item, Formula)}
    for item in declared.values():  # a module may import a formula of another one; it counts once
        found[item.nama].append(item)
    return {nama: _in_order(versions) for nama, versions in found.items()}


def _in_order(versions: Iterable[Formula]) -> tuple[Formula, ...]:
    ordered = tuple(sorted(versions, key=lambda version: version.berlaku))
    for earlier, later in pairwise(ordered):
        if earlier.sampai is None or later.berlaku <= earlier.sampai:
            raise LawError(f"{later.nama}: two versions hold for {later.berlaku}")
        if later.berlaku != earlier.sampai + ONE_DAY:
            raise LawError(f"{later.nama}: no version holds for {earlier.sampai + ONE_DAY}")
    if len({version.satuan for version in ordered}) > 1:
        raise LawError(f"{ordered[0].nama}: versions differ in unit")
    return ordered
