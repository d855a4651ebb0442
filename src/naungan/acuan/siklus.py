"""The budget cycle: two dates a step, and the step whose first date (the last entry of a request) is still open on a given day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from naungan.acuan.jatuh_tempo import working_day_after
from naungan.acuan.loading import load

NEXT_YEAR = "LANGKAH_TAHUN_BERIKUT"
PREFIX = "LANGKAH_"
# The status of a date that the government itself has said.
OWN = "pemda"
_PROVINCE = 2
# The years and governments whose steps are held.
_MOST = 1024


@dataclass(frozen=True)
class Tanggal:
    """A day, how sure it is (``OWN``, confirmed, recalled; unknown: the last day that is possible), and who says so."""

    hari: dt.date
    status: str
    sumber: str


@dataclass(frozen=True)
class Langkah:
    """A step of one government and fiscal year: ``usulan`` is the last entry of an OPD's request, ``penetapan`` the statutory end.

    ``usul`` False: no request enters here (of fasilitasi and evaluasi ``usulan`` is the day of receipt, ``penetapan`` that of the result).
    ``urutan`` tells several pergeseran apart; ``nomor`` and ``hasil`` are what the government says of the step.
    """

    kode: str
    tahap: str
    tahun: int
    usulan: Tanggal
    penetapan: Tanggal
    usul: bool = True
    urutan: int | None = None
    nomor: str | None = None
    hasil: str | None = None

    @property
    def sendiri(self) -> bool:
        """Whether the government itself has said when it ended."""
        return self.penetapan.status == OWN


@dataclass(frozen=True)
class Sendiri:
    """What a government says of a step (a row of ``kalender_anggaran.csv``); a date it leaves open is that of the statute."""

    pemda: str
    tahun: int
    kode: str
    urutan: int | None
    usulan: dt.date | None
    penetapan: dt.date | None
    sumber: str
    nomor: str | None = None
    hasil: str | None = None


@dataclass(frozen=True)
class Kalender:
    """The calendar of the statute, with each government's own dates before it."""

    sendiri: tuple[Sendiri, ...] = field(default=())

    def langkah(self, tahun: int, pemda: str | None = None) -> list[Langkah]:
        """The steps of a fiscal year in their order; the level of an unnamed government is that of a kabupaten or kota."""
        said = tuple(row for row in self.sendiri if (row.pemda, row.tahun) == (pemda, tahun))
        return list(_steps(tahun, tingkat(pemda), said))

    def open_step(self, tahun: int, posisi: dt.date, pemda: str | None = None) -> Langkah:
        """The first chance left for a fiscal year: the step whose first date comes next, of equal ones that which the cycle has first.

        When all are past, the open step of the next year that has one, under the code ``NEXT_YEAR``.
        """
        if (found := self._next(tahun, posisi, pemda)) is not None:
            return found
        year = max(tahun, posisi.year) + 1
        while (found := self._next(year, posisi, pemda)) is None:
            year += 1
        return Langkah(NEXT_YEAR, found.tahap, found.tahun, found.usulan, found.penetapan, urutan=found.urutan)

    def _next(self, tahun: int, posisi: dt.date, pemda: str | None) -> Langkah | None:
        still = (one for one in self.langkah(tahun, pemda) if one.usul and one.usulan.hari >= posisi)
        return min(still, key=lambda one: one.usulan.hari, default=None)


def step_codes() -> frozenset[str]:
    """The codes of all steps of the cycle."""
    return frozenset(one["kode"] for one in load("siklus.yaml")["langkah"]) | {NEXT_YEAR}


def step_words() -> Sequence[str]:
    """The steps as they are written in a calendar."""
    return [one["kode"].removeprefix(PREFIX) for one in load("siklus.yaml")["langkah"]]


@cache
def tingkat(pemda: str | None) -> str:
    """The level of a government by its code."""
    return "provinsi" if pemda and len(pemda) == _PROVINCE else "kabupaten_kota"


def last_day(langkah: str, sejak: dt.date) -> tuple[dt.date, bool]:
    """The last working day of ``kirim``, ``evaluasi`` or ``perbaikan`` counted from a day; and whether it is an estimate."""
    return working_day_after(sejak, load("siklus.yaml")["hari_kerja"][langkah]["hari"])


@lru_cache(_MOST)
def _steps(tahun: int, level: str, said: Sequence[Sendiri]) -> tuple[Langkah, ...]:
    """The steps of a fiscal year of a government of that level, with what it has said of its own; asked for again by every office."""
    found: list[Langkah] = []
    for one in load("siklus.yaml")["langkah"]:
        own = sorted((row for row in said if row.kode == one["kode"]), key=lambda row: row.urutan or 0)
        found += [_step(one, row, level, found) for row in own or [Sendiri("", tahun, one["kode"], None, None, None, "")]]
    return tuple(found)


def _step(one: dict[str, Any], own: Sendiri, level: str, earlier: Sequence[Langkah]) -> Langkah:
    """The step with the dates that the government has said, of which a counted one is counted; nobody can ask after its end.

    Who ends later than the statute wants has said so: both days stand there as they are.
    """
    before = {step.kode: step.penetapan.hari for step in earlier}
    usulan = Tanggal(own.usulan, OWN, own.sumber) if own.usulan else _day(one, "usulan", own.tahun, level, before)
    penetapan = Tanggal(own.penetapan, OWN, own.sumber) if own.penetapan else None
    if penetapan and usulan.hari > penetapan.hari:
        usulan = Tanggal(penetapan.hari, "unknown", own.sumber)
    penetapan = penetapan or _day(one, "penetapan", own.tahun, level, {one["kode"]: usulan.hari})
    return Langkah(one["kode"], one["tahap"], own.tahun, usulan, penetapan, one.get("usul", True), own.urutan, own.nomor, own.hasil)


def _day(one: dict[str, Any], name: str, tahun: int, level: str, since: Mapping[str, dt.date]) -> Tanggal:
    """A day of the year, or working days counted since another step's end, or since this step's first date."""
    said = one[name].get("semua") or one[name][level]
    if "hari_kerja" in said:
        return Tanggal(last_day(said["hari_kerja"], since[said["sejak"]])[0], said["status"], one["dasar"])
    return Tanggal(dt.date(tahun + said["tahun"], said["bulan"], said["hari"]), said["status"], one["dasar"])
