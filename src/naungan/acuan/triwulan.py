"""Quarters of a year, and the day by which the report of one is due."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from naungan.acuan.jatuh_tempo import working_day_before
from naungan.acuan.loading import load
from naungan.kernel.period import Bulan

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_YEAR_FIRST = re.compile(r"(20\d\d)[\s/-]*(?:T|TW|Q|TRIWULAN)\.?\s*([1-4]|I{1,3}|IV)")
_YEAR_LAST = re.compile(r"(?:T|TW|Q|TRIWULAN)?\.?\s*([1-4]|I{1,3}|IV)(?:[\s/-]+|\s+TAHUN\s+)(20\d\d)")
_MONTHS = 3


@dataclass(frozen=True, order=True)
class Triwulan:
    """A quarter; its text form ``2026-T3`` is the one that relations carry."""

    tahun: int
    ke: int

    @classmethod
    def parse(cls, text: str) -> Triwulan:
        """``2026-T3``, ``T3 2026``, ``Triwulan III 2026``, ``TW III/2026``, ``2026-Q3``; ValueError otherwise."""
        said = " ".join(text.upper().split())
        if (found := _YEAR_FIRST.fullmatch(said)) is not None:
            year, number = found[1], found[2]
        elif (found := _YEAR_LAST.fullmatch(said)) is not None:
            number, year = found[1], found[2]
        else:
            raise ValueError("triwulan ditulis TTTT-Tn, misalnya 2026-T3")
        return cls(int(year), _ROMAN.get(number) or int(number))

    @classmethod
    def of(cls, hari: dt.date) -> Triwulan:
        """The quarter that holds a day."""
        return cls(hari.year, (hari.month - 1) // _MONTHS + 1)

    @property
    def last_month(self) -> Bulan:
        """Its last month."""
        return Bulan(self.tahun, self.ke * _MONTHS)

    @property
    def nama(self) -> str:
        """For people: ``triwulan III 2026``."""
        return f"triwulan {next(roman for roman, number in _ROMAN.items() if number == self.ke)} {self.tahun}"

    def __str__(self) -> str:
        return f"{self.tahun:04d}-T{self.ke}"


@dataclass(frozen=True)
class Laporan:
    """When the report of a quarter is due: ``tanggal`` by the circular, ``hari_kerja`` the last working day up to it.

    The circular says nothing of a day that is no working day; whoever sends on ``hari_kerja`` is in time either way. ``perkiraan``
    where the holidays of the year are not decreed.
    """

    tanggal: dt.date
    hari_kerja: dt.date
    perkiraan: bool
    dasar: str
    status: str


def report_due(triwulan: Triwulan) -> Laporan:
    """The day by which obstacles of a quarter are reported."""
    rule = load("sasaran.yaml")["laporan_triwulan"]
    due = triwulan.last_month.plus(1).first_day.replace(day=rule["hari"])
    working, guessed = working_day_before(due)
    return Laporan(due, working, guessed, rule["dasar"], rule["status"])
