"""Days that come with a clock, or with month and day the other way round: the day that was meant, told by the column as a whole.

A day is midnight where it was written. A program that keeps its moments in UTC shows midnight of Jakarta as 17:00 of the day before;
another misses midnight by the seconds that Jakarta's clocks were off before there were time zones.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

DAY_KINDS = ("tanggal", "bulan")
# Midnight in UTC of WIT, WITA and WIB, and of the half hours that were in force up to 1964 and, in Pontianak, before.
_MIDNIGHTS = frozenset({14 * 60 + 30, 15 * 60, 16 * 60, 16 * 60 + 30, 17 * 60})
_ALL_ZONES = 17 * 60
_HOME = frozenset({7 * 60, 8 * 60, 9 * 60})
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "WIB": 7 * 60, "WITA": 8 * 60, "WIT": 9 * 60}
# So many minutes before midnight nobody writes a time of day; the last minute itself is how programs write the end of a day.
_ALMOST = 23 * 60 + 50
_LAST = 23 * 60 + 59
_LEAST = 2
_SEVERAL = 3
_CLOCKED = re.compile("[0-9](T|,? +| pukul | jam )[0-9]{1,2}[:.][0-9]{2}")
_CLOCK = re.compile(
    r"(?P<day>.*[0-9])(?:T|,? | pukul | jam )(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r" ?(?P<half>[ap]\.?m\.?)? ?(?P<zone>z|wib|wita|wit|(?:utc|gmt)?(?:[+-]\d{2}(?::?\d{2})?)?)(?: \([^)]*\))?",
    re.IGNORECASE,
)
_YMD = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DMY = re.compile(r"(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4})")
_MONTH_FIRST = re.compile("^(0?[1-9]|1[0-2])[-/.](1[3-9]|2[0-9]|3[01])[-/.][0-9]{4}$")
_DAY_FIRST = re.compile("^(1[3-9]|2[0-9]|3[01])[-/.](0?[1-9]|1[0-2])[-/.][0-9]{4}$")
_EITHER = re.compile("^(0?[1-9]|1[0-2])[-/.](0?[1-9]|1[0-2])[-/.][0-9]{4}$")
_NUMERIC = re.compile("^([0-9]{1,2})([-/.])([0-9]{1,2})[-/.]([0-9]{4})$")


class Days:
    """The columns of days of one sheet; the first piece of a column decides for the rest, and ``met`` counts what is to be told."""

    def __init__(self, met: Counter[str]) -> None:
        self._met = met
        self._moved: dict[str, bool] = {}
        self._month_first: dict[str, bool] = {}

    def settled(self, field: str, texts: list[str], cells: Sequence[Any] | pa.Array | pa.ChunkedArray) -> list[str]:
        """The column without clocks, each day the one that was meant, and day before month; an empty text where no day is."""
        texts = self._ordered(field, self._without_clocks(field, texts))
        self._exchanged(texts, cells)
        return texts

    def _without_clocks(self, field: str, texts: list[str]) -> list[str]:
        if not any(map(_CLOCKED.search, set(texts))):
            if any(texts):
                self._moved.setdefault(field, False)
            return texts
        clocks = [_Clock.of(text) for text in texts]
        moved = self._decide(field, texts, clocks)
        return [text if clock is None else self._day(clock, moved) for text, clock in zip(texts, clocks, strict=True)]

    def _decide(self, field: str, texts: list[str], clocks: list[_Clock | None]) -> bool:
        """Whether every day of the column stands at midnight of Indonesia, written in UTC."""
        shown = sum(clock is not None and clock.at_midnight_of_utc for clock in clocks)
        others = sum(map(bool, texts)) - shown
        moved = self._moved.setdefault(field, shown > 0 and others == 0)
        if shown and (not moved or others):
            self._met["TANGGAL_JAM_RAGU"] += shown
        return moved

    def _day(self, clock: _Clock, moved: bool) -> str:
        later = clock.later or (moved and clock.at_midnight_of_utc)
        self._met["TANGGAL_LEWAT_JAM"] += later
        return clock.day if not later else (clock.date + dt.timedelta(days=1)).isoformat() if clock.date else clock.day

    def _ordered(self, field: str, texts: list[str]) -> list[str]:
        """Day before month, where the column has the month first beyond doubt."""
        american = _count(texts, _MONTH_FIRST)
        if not american and field not in self._month_first:
            self._month_first[field] = False
        own = _count(texts, _DAY_FIRST) if american else 0
        first = self._month_first.setdefault(field, american >= _LEAST and not own)
        if first:
            self._met["TANGGAL_BULAN_DULU"] += american + _count(texts, _EITHER)
            return [_NUMERIC.sub(r"\3\2\1\2\4", text) for text in texts]
        if american and (either := _count(texts, _EITHER)):
            self._met["TANGGAL_URUTAN_RAGU"] += either
        return texts

    def _exchanged(self, texts: list[str], cells: Any) -> None:
        """A program of another country made days of the texts it could read, and exchanged day and month: none of them is after a 12th."""
        if isinstance(cells, (pa.Array, pa.ChunkedArray)) or not any(issubclass(kind, dt.date) for kind in set(map(type, cells))):
            return
        days = [cell.day for cell in cells if isinstance(cell, dt.date)]
        if len(days) < _SEVERAL or max(days) > 12:
            return
        if _count(texts, _DAY_FIRST) >= _SEVERAL and not _count(texts, _EITHER):
            self._met["TANGGAL_TERTUKAR"] += len(days)


class _Clock:
    """A day with a clock behind it: ``day`` as it is written without, ``date`` where it is plain digits."""

    def __init__(self, found: re.Match[str]) -> None:
        self.day = found["day"]
        self.date = _date(self.day)
        hour, self._seconds = int(found["hour"]), int(found["second"] or 0)
        half = (found["half"] or "").lower()[:1]
        self._minutes = ((hour % 12 + (12 if half == "p" else 0)) if half else hour) * 60 + int(found["minute"])
        self._zone = _offset(found["zone"].upper())

    @classmethod
    def of(cls, text: str) -> _Clock | None:
        """What a text says; None where it is no day with a clock."""
        found = _CLOCK.fullmatch(text)
        if found is None or int(found["hour"]) > 24 or int(found["minute"]) > 59 or not re.search(r"\d{4}|[a-zA-Z]", found["day"]):
            return None
        return cls(found)

    @property
    def at_midnight_of_utc(self) -> bool:
        """Without a zone, at the hour at which Indonesia's midnight falls in UTC."""
        return self._zone is None and self.date is not None and not self._seconds and self._minutes in _MIDNIGHTS

    @property
    def later(self) -> bool:
        """Whether the day meant is the next one, whatever the other cells say."""
        if self.date is None or self._zone in _HOME:
            return False
        if self._zone is None:
            return self._minutes >= _ALMOST and (self._minutes < _LAST or 0 < self._seconds < 59)
        utc = self._minutes - self._zone
        return utc in _MIDNIGHTS or utc >= _ALL_ZONES


def _offset(zone: str) -> int | None:
    """Minutes east of Greenwich; None where no zone is said."""
    if not zone or zone in _ZONES:
        return _ZONES.get(zone)
    sign, digits = re.sub("^(UTC|GMT)", "", zone)[0], re.sub("[^0-9]", "", zone)
    return (int(digits[:2]) * 60 + int(digits[2:] or 0)) * (-1 if sign == "-" else 1)


def _date(text: str) -> dt.date | None:
    ymd, dmy = _YMD.fullmatch(text), _DMY.fullmatch(text)
    parts = ymd.groups() if ymd else dmy.groups()[::-1] if dmy else None
    try:
        return dt.date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def _count(texts: list[str], pattern: re.Pattern[str]) -> int:
    """Days come again and again: each is looked at once."""
    found = set(filter(pattern.match, set(texts)))
    return sum(map(found.__contains__, texts)) if found else 0
