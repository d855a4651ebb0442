"""A formula: a pure function over columns, named by the legal word, whose parameter names say what it needs."""

from __future__ import annotations

import datetime as dt
import inspect
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from naungan.law.errors import LawError
from naungan.law.moment import Moment, day_of, read_end, read_start
from naungan.law.satuan import DIMENSI

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Formula:
    """One version of one rule: its body, the days it holds for, its articles, and the unit of what it yields.

    ``diundangkan`` is the day it was enacted (None = not known apart from ``berlaku``), ``status`` how sure we are of the rule itself.
    """

    nama: str
    berlaku: dt.date
    sampai: dt.date | None
    pasal: str
    satuan: str
    body: Callable[..., Any]
    diundangkan: dt.date | None = None
    status: str | None = None

    @property
    def rank(self) -> tuple[dt.date, dt.date]:
        """Of two versions that hold, the one that begins later wins; of two that begin together, the one enacted later."""
        return self.berlaku, self.diundangkan or self.berlaku

    def known_on(self, day: dt.date | None) -> bool:
        """Whether somebody could know this version on a day; None asks for everything we know now."""
        return day is None or (self.diundangkan or self.berlaku) <= day

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
    *,
    berlaku: str,
    pasal: str,
    satuan: str,
    sampai: str | None = None,
    nama: str | None = None,
    diundangkan: str | None = None,
    status: str | None = None,
) -> Callable[[Callable[..., Any]], Formula]:
    """Declare a function as law from ``berlaku`` to ``sampai``, months or days (both included; None = still in force).

    Versions of one rule share ``nama``, by default the function's own name; their times may not leave a gap, and overlap only where
    the later one amends: it says when it was enacted (``diundangkan``), after the earlier one.
    """
    if satuan not in DIMENSI:
        raise LawError(f"unknown unit {satuan}")
    last = read_end(sampai) if sampai else None
    enacted = dt.date.fromisoformat(diundangkan) if diundangkan else None

    def declare(body: Callable[..., Any]) -> Formula:
        return Formula(nama or body.__name__, read_start(berlaku), last, pasal, satuan, body, enacted, status)

    return declare


def formulas_of(*modules: ModuleType) -> dict[str, tuple[Formula, ...]]:
    """All formulas that modules declare, versions in order; LawError on overlaps, gaps and one name for two units."""
    found: dict[str, list[Formula]] = defaultdict(list)
    declared = {id(item): item for module in modules for item in vars(module).values() if isinstance(item, Formula)}
    for item in declared.values():  # a module may import a formula of another one; it counts once
        found[item.nama].append(item)
    return {nama: _in_order(versions) for nama, versions in found.items()}


def _in_order(versions: Iterable[Formula]) -> tuple[Formula, ...]:
    ordered = tuple(sorted(versions, key=lambda version: version.rank))
    end: dt.date | None = ordered[0].berlaku - ONE_DAY
    for number, later in enumerate(ordered):
        if any(_clash(earlier, later) for earlier in ordered[:number]):
            raise LawError(f"{later.nama}: two versions hold for {later.berlaku}")
        if end is not None and later.berlaku > end + ONE_DAY:
            raise LawError(f"{later.nama}: no version holds for {end + ONE_DAY}")
        end = None if end is None or later.sampai is None else max(end, later.sampai)
    if len({version.satuan for version in ordered}) > 1:
        raise LawError(f"{ordered[0].nama}: versions differ in unit")
    return ordered


def _clash(earlier: Formula, later: Formula) -> bool:
    """Both hold on a day, and the later one is no amendment of the earlier one."""
    apart = earlier.sampai is not None and later.berlaku > earlier.sampai
    amends = later.diundangkan is not None and later.diundangkan > (earlier.diundangkan or earlier.berlaku)
    return not apart and not amends
