"""The month, the unit of time of contributions."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

NAMA_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
# By the first three letters, as offices write them: old spellings and English ones too.
NOMOR_BULAN = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "agt": 8,
    "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip
_LAMA = ("pebruari", "nopember")
_PATTERN = re.compile(r"^(\d{4})-(\d{2})$")


@dataclass(frozen=True, order=True)
class Bulan:
    """A calendar month; its text form ``YYYY-MM`` is the one that relations carry."""

    tahun: int
    bulan: int

    def __post_init__(self) -> None:
        if not (1 <= self.bulan <= 12 and 1900 <= self.tahun <= 2200):
            raise ValueError("bulan tidak ada")

    @classmethod
    def parse(cls, text: str) -> Bulan:
        """Read ``YYYY-MM``; ValueError otherwise."""
        match = _PATTERN.match(text.strip())
        if not match:
            raise ValueError("bulan ditulis TTTT-BB, misalnya 2026-10")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: dt.date) -> Bulan:
        """The month that holds a day."""
        return cls(day.year, day.month)

    def plus(self, months: int) -> Bulan:
        """The month so many months later (earlier when negative)."""
        index = self.tahun * 12 + self.bulan - 1 + months
        return Bulan(index // 12, index % 12 + 1)

    def until(self, last: Bulan) -> Iterator[Bulan]:
        """Each month from this one to the last, both included."""
        month = self
        while month <= last:
            yield month
            month = month.plus(1)

    def minus(self, other: Bulan) -> int:
        """How many months this one is after the other."""
        return (self.tahun - other.tahun) * 12 + self.bulan - other.bulan

    @property
    def first_day(self) -> dt.date:
        """The first day of the month."""
        return dt.date(self.tahun, self.bulan, 1)

    @property
    def last_day(self) -> dt.date:
        """The last day of the month."""
        return dt.date(self.tahun, self.bulan, calendar.monthrange(self.tahun, self.bulan)[1])

    @property
    def nama(self) -> str:
        """For people: ``Oktober 2026``."""
        return f"{NAMA_BULAN[self.bulan - 1]} {self.tahun}"

    def __str__(self) -> str:
        return f"{self.tahun:04d}-{self.bulan:02d}"


def tanggal(day: dt.date) -> str:
    """A day for people: ``2 November 2026``."""
    return f"{day.day} {NAMA_BULAN[day.month - 1]} {day.year}"


def nomor_bulan(word: str) -> int:
    """The number of a month from its number or its name, short or in full; ValueError for what is neither."""
    if word.isdecimal():
        return int(word)
    low = word.lower()
    number = NOMOR_BULAN.get(low[:3], 0)
    if not number or not (len(low) == 3 or low in _LAMA or NAMA_BULAN[number - 1].lower().startswith(low)):
        raise ValueError("bulan tidak ada")
    return number
