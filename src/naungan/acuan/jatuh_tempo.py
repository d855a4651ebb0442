"""When the contribution of a month is due: dated rule, moved by holidays to a working day."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from naungan.acuan.loading import load, packaged
from naungan.kernel.period import Bulan

_SATURDAY = 5
_LEAVE = "cuti_bersama"


@dataclass(frozen=True)
class JatuhTempo:
    """A due date; ``perkiraan`` when a holiday it depends on is not yet decreed."""

    tanggal: dt.date
    perkiraan: bool
    dasar: str

    def document(self) -> dict[str, object]:
        """As printed with ``--json``."""
        return {"tanggal": self.tanggal.isoformat(), "perkiraan": self.perkiraan, "dasar": self.dasar}


@cache
def jatuh_tempo(segmen: str, bulan: Bulan) -> JatuhTempo:
    """The last day on which the month can be paid in time. KeyError for an unknown segment, ValueError before July 2015."""
    aturan = _aturan(segmen, bulan)
    due_month = bulan.plus(aturan["bulan_kemudian"])
    day = min(due_month.last_day, due_month.first_day + dt.timedelta(days=aturan["hari"] - 1))
    step = dt.timedelta(days=1 if aturan["libur"] == "sesudah" else -1)
    while _closed(day):
        day += step
    return JatuhTempo(day, not _decreed(day.year), aturan["dasar"])


def last_month_due(segmen: str, posisi: dt.date) -> Bulan:
    """The last month that counts as unpaid when it is unpaid: its due date lies before the position date."""
    bulan = Bulan.of(posisi)
    while jatuh_tempo(segmen, bulan).tanggal >= posisi:
        bulan = bulan.plus(-1)
    return bulan


def next_jatuh_tempo(segmen: str, posisi: dt.date) -> dt.date:
    """The first due date on or after the position date."""
    return jatuh_tempo(segmen, last_month_due(segmen, posisi).plus(1)).tanggal


def working_day_after(hari: dt.date, banyak: int) -> tuple[dt.date, bool]:
    """The day that many working days after a day, which does not count itself; and whether a year without a decree makes it an estimate."""
    day, left = hari, banyak
    while left:
        day += dt.timedelta(days=1)
        left -= not _closed(day)
    return day, not _decreed(day.year)


def working_day_before(hari: dt.date) -> tuple[dt.date, bool]:
    """The last working day up to a day and with it; and whether a year without a decree makes it an estimate."""
    day = hari
    while _closed(day):
        day -= dt.timedelta(days=1)
    return day, not _decreed(day.year)


def working_days(sesudah: dt.date, sampai: dt.date) -> int:
    """How many working days lie after one day, up to another and with it; negative where that has passed."""
    if sampai < sesudah:
        return -working_days(sampai, sesudah)
    return sum(not _closed(sesudah + dt.timedelta(days=number)) for number in range(1, (sampai - sesudah).days + 1))


def _aturan(segmen: str, bulan: Bulan) -> dict[str, Any]:
    aturan: dict[str, Any]
    for aturan in load("jatuh_tempo.yaml")["aturan"][segmen]:
        if aturan["dari"] <= str(bulan) and (aturan["sampai"] is None or str(bulan) <= aturan["sampai"]):
            return aturan
    raise ValueError(f"jatuh tempo {segmen} tidak diketahui untuk bulan itu")


def _closed(day: dt.date) -> bool:
    return day.weekday() >= _SATURDAY or _changed_days().get(day, day in _calendar(day.year))


def _decreed(tahun: int) -> bool:
    """Whether the joint decree of that year is known: only then does the calendar hold days of collective leave."""
    return _LEAVE in _calendar(tahun).values()


@cache
def _changed_days() -> dict[dt.date, bool]:
    """Days whose decree was changed during the year: closed or not in the end. They win over the calendar."""
    return {one["tanggal"]: one["libur"] for one in load("libur.yaml")["hari"]}


def _calendar(tahun: int) -> dict[dt.date, str]:
    return _kept().get(tahun) or calendar_of(tahun)


@cache
def _kept() -> dict[int, dict[dt.date, str]]:
    """Year → what ``calendar_of`` said when ``hari_libur.csv`` was made: loading the library takes longer than all else a due date asks."""
    years: dict[int, dict[dt.date, str]] = {}
    for row in csv.DictReader(packaged("hari_libur.csv").splitlines()):
        day = dt.date.fromisoformat(row["tanggal"])
        years.setdefault(day.year, {})[day] = row["jenis"]
    return years


@cache
def calendar_of(tahun: int) -> dict[dt.date, str]:
    """Closed day → ``libur`` or ``cuti_bersama`` (a day of both is ``libur``), in order of the days, as the calendar library says."""
    import holidays

    kinds = ((_LEAVE, "government"), ("libur", "public"))
    found = {day: kind for kind, name in kinds for day in holidays.country_holidays("ID", categories=(name,), years=[tahun])}
    return dict(sorted(found.items()))
