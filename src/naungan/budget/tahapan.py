"""One stage of a budget: its lines, by office, and which of them are Jamsostek's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from naungan.budget.lines import AWAL
from naungan.budget.rows import Line

# What a plan is called that was changed during its year.
CHANGED = {"RKPD": "RKPD_P", "KUA_PPAS": "KUPA_PPAS_P"}


@dataclass(frozen=True)
class Tahapan:
    """One stage of one government and year, with its lines (``lines.all_lines``); empty where nobody handed it in."""

    pemda: str
    tahun: int
    tahap: str
    urutan: int | None
    lines: tuple[Line, ...] = ()

    @property
    def kata(self) -> str:
        """The stage by the word of the calendar."""
        return CHANGED[self.tahap] if self.tahap in CHANGED and self.urutan else self.tahap

    @cached_property
    def units(self) -> Mapping[str | None, Sequence[Line]]:
        """The lines by office."""
        found: dict[str | None, list[Line]] = defaultdict(list)
        for row in self.lines:
            found[row["unit"]].append(row)
        return dict(found)

    def lines_of(self, unit: str | None) -> Sequence[Line]:
        """The lines of one office."""
        return self.units.get(unit, ())

    def ours_of(self, unit: str | None) -> list[Line]:
        """Those of one office that are ``ours``."""
        return ours(self.lines_of(unit))

    @cached_property
    def ours(self) -> list[Line]:
        """Those of all offices."""
        return ours(self.lines)

    @property
    def early(self) -> bool:
        """A plan: no account yet."""
        return self.tahap in AWAL


def ours(lines: Iterable[Line]) -> list[Line]:
    """The lines of Jamsostek that hold money or leave it open."""
    return [row for row in lines if row["jamsostek"] and row["pagu"] != 0]
