"""A value series: one number (or a table of numbers) of the law, as it changed over time, with its source under each date.

A YAML file holds one topic:
``name: {nama, uraian, satuan, diperiksa, <ISO date>: {nilai, dasar, diundangkan, status, sandaran, catatan}}``.
Three shapes: a plain value; ``kunci: column`` with a mapping per date; ``pita: column`` with ``[lower bound, value]`` pairs per date.
A date without ``nilai`` closes the series. ``skema.json`` beside this file is the form every file must have.

Two dates: an entry governs from its date on, and is known from ``diundangkan`` on (from its own date when that is missing). An
amendment is one more entry; what replaces a value from the same day on stands in a list under that day, the later enacted one wins.
``berganti: MM-DD`` says that a new value is due each year on that day: until it is known, the last one is carried on as unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from naungan.kernel.messages import sentence
from naungan.kernel.period import tanggal
from naungan.kernel.tree import loader
from naungan.law.errors import LawError
from naungan.law.satuan import DIMENSI

STATUS = ("confirmed", "recalled", "unknown")
# What a confirmed value rests on: the official text itself read, several sources apart from each other, or one.
SANDARAN = ("naskah resmi", "beberapa sumber", "satu sumber")


@dataclass(frozen=True)
class Basis:
    """Where a value stands: regulation, article, and number in the gazette when known."""

    aturan: str
    pasal: str
    lembaran: str | None = None


@dataclass(frozen=True)
class Entry:
    """What a series says from one day on; ``nilai`` None closes it. ``diundangkan`` None = not known apart from ``mulai``.

    ``sandaran`` says what a confirmed value rests on; None for what is not confirmed.
    """

    mulai: dt.date
    nilai: Any
    dasar: Basis
    diundangkan: dt.date | None
    status: str
    catatan: str | None
    sandaran: str | None = None

    @property
    def sejak_diketahui(self) -> dt.date:
        """The day from which somebody could know this entry."""
        return self.diundangkan or self.mulai

    def known_on(self, day: dt.date | None) -> bool:
        """Whether somebody could know this entry on a day; None asks for everything we know now."""
        return day is None or self.sejak_diketahui <= day


@dataclass(frozen=True)
class Series:
    """One dated series; ``kunci`` or ``pita`` names the column that chooses within a date's table of values."""

    kode: str
    nama: dict[str, str]
    uraian: str
    satuan: str
    diperiksa: dt.date
    entries: tuple[Entry, ...]
    kunci: str | None = None
    pita: str | None = None
    berganti: str | None = None

    def at(self, day: dt.date, known: dt.date | None = None) -> Entry | None:
        """The entry in force on a day, by what was known on ``known``; None before the first date and after a closing one."""
        found, due = self._enacted(day, known), self._due(day)
        if found is None or found.nilai is None:
            return None
        return found if due is None or found.mulai >= due else _carried(found, due)

    def _enacted(self, day: dt.date, known: dt.date | None = None) -> Entry | None:
        """The last entry of the file that has begun on a day, by what was known on ``known``; closing ones too."""
        begun = [entry for entry in self.entries if entry.mulai <= day and entry.known_on(known)]
        return begun[-1] if begun else None

    def overdue(self, today: dt.date) -> dt.date | None:
        """The day on which a new value was due, when it is still not known today."""
        entry, due = self._enacted(today), self._due(today)
        return due if entry is not None and entry.nilai is not None and due is not None and entry.mulai < due else None

    def _due(self, day: dt.date) -> dt.date | None:
        """The last day, not after ``day``, on which a new value was to come."""
        if self.berganti is None:
            return None
        month, number = (int(part) for part in self.berganti.split("-"))
        this_year = dt.date(day.year, month, number)
        return this_year if this_year <= day else this_year.replace(year=day.year - 1)

    @property
    def changes(self) -> tuple[dt.date, ...]:
        """Each day on which something changes."""
        return tuple(dict.fromkeys(entry.mulai for entry in self.entries))


def _carried(entry: Entry, due: dt.date) -> Entry:
    """The last known value where a newer one is due: usable, but marked as unknown."""
    note = sentence("LAW_CARRIED", {"tanggal": tanggal(due), "mulai": tanggal(entry.mulai)})
    return replace(entry, status="unknown", catatan=note, sandaran=None)


def weakest(statuses: Iterable[str]) -> str:
    """The least certain of some statuses; ``confirmed`` when there are none."""
    return max(statuses, key=STATUS.index, default=STATUS[0])


def load_folder(folder: Traversable) -> dict[str, Series]:
    """All series of the YAML files in a folder and below, by name; LawError when a name stands twice.

    Files and folders whose names begin with an underscore hold no series.
    """
    found: dict[str, Series] = {}
    for file in _yaml_files(folder):
        for kode, body in read_yaml(file.read_text("utf-8")).items():
            if kode in found:
                raise LawError(f"{kode} stands in two files")
            found[kode] = parse(kode, body)
    return found


def parse(kode: str, body: dict[Any, Any]) -> Series:
    """One series from its YAML body; LawError when dates are out of order or the table of a date does not fit its shape."""
    days = [key for key in body if isinstance(key, dt.date)]
    if not days or days != sorted(days):
        raise LawError(f"{kode}: dates are missing or not in order")
    series = Series(
        kode, body["nama"], body["uraian"], body["satuan"], body["diperiksa"],
        tuple(entry for day in days for entry in _entries(kode, day, body[day])), body.get("kunci"), body.get("pita"), body.get("berganti"),
    )  # fmt: skip
    if series.satuan not in DIMENSI:
        raise LawError(f"{kode}: unknown unit {series.satuan}")
    for entry in series.entries:
        check_shape(series, entry)
    return series


def _entries(kode: str, day: dt.date, body: Any) -> tuple[Entry, ...]:
    """What stands under a day, in the order in which it was enacted; LawError when two were enacted at once."""
    found = sorted((_entry(kode, day, one) for one in (body if isinstance(body, list) else [body])), key=lambda one: one.sejak_diketahui)
    if len({entry.sejak_diketahui for entry in found}) < len(found):
        raise LawError(f"{kode} {day}: two values enacted on one day")
    return tuple(found)


def _entry(kode: str, day: dt.date, body: dict[str, Any]) -> Entry:
    if body["status"] not in STATUS:
        raise LawError(f"{kode} {day}: unknown status")
    sandaran = body.get("sandaran")
    if (body["status"] == STATUS[0]) != (sandaran in SANDARAN):
        raise LawError(f"{kode} {day}: what is confirmed, and only that, says what it rests on")
    return Entry(day, body.get("nilai"), Basis(**body["dasar"]), body.get("diundangkan"), body["status"], body.get("catatan"), sandaran)


def check_shape(series: Series, entry: Entry) -> None:
    """LawError where a value does not have the shape of its series."""
    if entry.nilai is None:
        return
    wanted: tuple[type, ...] = (dict,) if series.kunci else (list,) if series.pita else (int, str)
    nilai: Any = entry.nilai
    if not isinstance(nilai, wanted) or isinstance(nilai, bool):
        raise LawError(f"{series.kode} {entry.mulai}: the value does not have the shape of the series")
    if series.pita:
        bounds = [lower for lower, _ in entry.nilai]
        if bounds[:1] != [0] or bounds != sorted(set(bounds)):
            raise LawError(f"{series.kode} {entry.mulai}: bands must start at 0 and rise")


def read_yaml(text: str) -> dict[Any, Any]:
    """Read YAML in which a key that stands twice is an error instead of a silent replacement."""
    import yaml

    result: dict[Any, Any] = yaml.load(text, Loader=_strict()) or {}  # noqa: S506  # a subclass of the safe loader
    return result


@cache
def _strict() -> Any:
    import yaml

    class Loader(loader()):  # type: ignore[misc]
        """A safe loader that refuses doubled keys."""

    def mapping(loader: Any, node: Any) -> dict[Any, Any]:
        keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
        if len(keys) != len(set(keys)):
            raise LawError(f"a key stands twice near line {node.start_mark.line + 1}")
        return dict(zip(keys, (loader.construct_object(value, deep=True) for _, value in node.value), strict=True))

    Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    return Loader


def _yaml_files(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda found: found.name):
        if item.name.startswith("_"):
            continue
        if item.is_dir():
            yield from _yaml_files(item)
        elif item.name.endswith(".yaml"):
            yield item
