"""The book of the law: every series and every formula, and what each needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from naungan.kernel.errors import Refusal
from naungan.law.errors import LawError
from naungan.law.formula import ONE_DAY, Formula
from naungan.law.moment import Moment, day_of, words
from naungan.law.satuan import Kolom
from naungan.law.series import STATUS, Entry, Series, weakest
from naungan.law.silence import silent


@dataclass(frozen=True)
class Book:
    """Series and formulas by name, and the columns that a case brings; a name means one thing only.

    ``sidik`` is empty for what is law, and tells one changed book from another (``amended``).
    """

    series: Mapping[str, Series]
    formulas: Mapping[str, tuple[Formula, ...]]
    kolom: Mapping[str, Kolom] = field(default_factory=dict)
    sidik: str = ""

    def __post_init__(self) -> None:
        doubled = (self.series.keys() & self.formulas.keys()) | (self.kolom.keys() & (self.series.keys() | self.formulas.keys()))
        if doubled:
            raise LawError(f"both series and formula, or both law and column: {', '.join(sorted(doubled))}")

    def order(self, targets: Iterable[str], at: Moment | None = None, known: dt.date | None = None) -> list[str]:
        """Every series and formula the targets need, each after what it needs itself; columns of the table are left out.

        With a month or a day only the version of then counts, as known on ``known``. LawError when formulas need each other in a circle.
        """
        done: dict[str, None] = {}

        def visit(name: str, above: tuple[str, ...]) -> None:
            if name in above:
                raise LawError(f"circle: {' → '.join((*above, name))}")
            if name in done or not self.knows(name):
                return
            for need in self.needs(name, at, known):
                visit(need, (*above, name))
            done[name] = None

        for target in targets:
            visit(target, ())
        return list(done)

    def knows(self, name: str) -> bool:
        """Whether a name is a series or a formula; any other name is a column of the table."""
        return name in self.series or name in self.formulas

    def columns(self, targets: Iterable[str], at: Moment | None = None) -> set[str]:
        """The columns a table must have so that the targets can be evaluated."""
        needed = {target for target in targets if not self.knows(target)}
        for name in self.order(targets, at):
            needed |= {need for need in self.needs(name, at) if not self.knows(need)}
        return needed

    def version(self, name: str, at: Moment, known: dt.date | None = None) -> Formula:
        """The version of a formula that is law at a time, by what was known on ``known``; Refusal when there is none."""
        for version in self.versions(name, known):
            if version.holds(at):
                return version
        raise self._missing(name, any(version.holds(at) for version in self.formulas[name]), at, known)

    def versions(self, name: str, known: dt.date | None = None) -> list[Formula]:
        """The versions of a formula that were known on a day; the first that holds is the law."""
        return [version for version in reversed(self.formulas[name]) if version.known_on(known)]

    def ends(self, version: Formula, known: dt.date | None = None) -> dt.date | None:
        """The last day on which a version is the law: its own, or the day before a later version begins; None = still in force."""
        later = [one.berlaku - ONE_DAY for one in self.versions(version.nama, known) if one.rank > version.rank]
        return min([*later, *([version.sampai] if version.sampai else [])], default=None)

    def entry(self, name: str, at: Moment, known: dt.date | None = None) -> Entry:
        """The value of a series at a time; Refusal when there is none."""
        found = self.series[name].at(day_of(at), known)
        if found is None:
            series = self.series[name]
            raise silent(series, at) if series.at(day_of(at)) is None else self._missing(name, True, at, known)
        return found

    def _missing(self, name: str, enacted_later: bool, at: Moment, known: dt.date | None) -> Refusal:
        """Why there is no law: none at that time, or none that anybody could know on the day asked about."""
        called = self.series[name].nama["id"] if name in self.series else name.replace("_", " ")
        if known is not None and enacted_later:
            return Refusal("LAW_NOT_KNOWN_YET", nama=called, saat=words(at), diketahui=words(known))
        return Refusal("LAW_NOT_IN_FORCE", nama=called, saat=words(at))

    def status(self, targets: Iterable[str], at: Moment, known: dt.date | None = None) -> str:
        """The weakest status of all that the targets rest on; Refusal where something is not law or has no value then."""
        names = self.order(targets, at, known)
        values = [self.entry(name, at, known).status for name in names if name in self.series]
        rules = [self.version(name, at, known).status or STATUS[0] for name in names if name in self.formulas]
        return weakest([*values, *rules])

    def changes(self, names: Iterable[str] | None = None) -> list[dt.date]:
        """Every day on which a series or a formula changes; with ``names`` only those."""
        wanted = {*self.series, *self.formulas} if names is None else set(names)
        days = {day for name in wanted & self.series.keys() for day in self.series[name].changes}
        return sorted(days | {day for name in wanted & self.formulas.keys() for one in self.formulas[name] for day in one.changes})

    def check(self, columns: Collection[str] = ()) -> None:
        """LawError unless each formula finds all it needs on every date on which anything changes."""
        for name, versions in self.formulas.items():
            for version in versions:
                strange = [need for need in version.needs if not self.knows(need) and need not in {*columns, *self.kolom}]
                if strange:
                    raise LawError(f"{name} needs {', '.join(strange)}, which is neither law nor a column")
                self._check_values(version)

    def _check_values(self, version: Formula) -> None:
        for day in self.changes():
            law = next((one for one in self.versions(version.nama) if one.holds(day)), None)
            if law is not version:
                continue
            for need in version.needs:
                if need in self.series and self.series[need].at(day) is None:
                    raise LawError(f"{version.nama} needs {need}, which has no value on {day}")
                if need in self.formulas and not any(other.holds(day) for other in self.formulas[need]):
                    raise LawError(f"{version.nama} needs {need}, which is not law on {day}")

    def needs(self, name: str, at: Moment | None = None, known: dt.date | None = None) -> tuple[str, ...]:
        """What a series or formula takes directly; with a time only the version of then counts."""
        if name in self.series:
            series = self.series[name]
            return tuple(column for column in (series.kunci, series.pita) if column)
        versions = self.formulas[name] if at is None else (self.version(name, at, known),)
        return tuple(dict.fromkeys(need for version in versions for need in version.needs))
