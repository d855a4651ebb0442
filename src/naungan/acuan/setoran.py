"""Who hands in which data, for which time, until when, and who checks it; the house's own days, and those of regions that say their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from naungan.acuan.jatuh_tempo import working_day_after
from naungan.acuan.loading import load
from naungan.acuan.siklus import OWN, Kalender, Tanggal
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.kernel.tree import tree

FILE = "setoran.yaml"
BULAN, TAHAP, TAHUN, TETAP = "bulan", "tahap", "tahun", "tetap"
UNIT, PEMDA, CABANG = "unit", "pemda", "cabang"
STATUS, UANG = "status", "uang"
OTOMATIS, PENYETUJU = "otomatis", "penyetuju"
_ONE_DAY = dt.timedelta(days=1)
# A stage is established up to a year before its fiscal year begins, and its deadline lies a few days later.
_YEARS = (-1, 0, 1, 2)
_OWN = ("hari", "bulan_kemudian", "bulan", "hari_kerja", "wajib")


@dataclass(frozen=True)
class Aturan:
    """One rule of handing in; the fields are told at the head of ``setoran.yaml``. ``penyetor`` are roles of the front office."""

    dataset: str
    nama: str
    tingkat: str
    penyetor: tuple[str, ...]
    berkala: str
    wajib: bool
    tanda_tangan: bool
    periksa: tuple[str, ...]
    kunci: str
    bentuk: tuple[str, ...]
    berpengaruh: str
    status: str
    dasar: str
    tahap: tuple[str, ...] = ()
    hari: int = 0
    bulan: int = 0
    bulan_kemudian: int = 0
    hari_kerja: int = 0

    @property
    def otomatis(self) -> bool:
        """Whether the last check locks it."""
        return self.kunci == OTOMATIS


@dataclass(frozen=True)
class Masa:
    """What is handed in for: a month, a fiscal year, or nothing named; the stage; until when (None = no deadline).

    ``perkiraan``: a holiday it depends on is not yet decreed. ``sumber``: where the government's own date stands from which it is counted;
    empty where it has said none, and the day is that of the rules.
    """

    masa: str
    tahap: str
    tenggat: dt.date | None
    perkiraan: bool = False
    sumber: str = ""


@dataclass(frozen=True)
class Sendiri:
    """What a region says of a data set instead of the house, and where."""

    wilayah: str
    dataset: str
    nilai: tuple[tuple[str, Any], ...]
    sumber: str


def look_back() -> int:
    """How many months back something that is missing is still asked for."""
    return int(load(FILE)["mundur"])


def read_own(path: Path) -> tuple[Sendiri, ...]:
    """What regions say in a file of the same form; none where there is no file. Refusal SETORAN_SALAH where it can't be followed."""
    if not path.is_file():
        return ()
    raw = tree(path.read_text("utf-8")) or {}
    rows = raw.get("wilayah") if isinstance(raw, dict) else None
    if not isinstance(rows, list):
        raise Refusal("SETORAN_SALAH", nomor=1, kolom="wilayah")
    return tuple(_own(number, one) for number, one in enumerate(rows, 1))


def rules(pemda: str, own: Sequence[Sendiri] = ()) -> tuple[Aturan, ...]:
    """The rules that hold for a government, in the order of the file; the nearest region that says its own wins."""
    return _rules(pemda, tuple(own))


def rule_of(dataset: str, *, pemda: str, unit: str = "", tahap: str = "", own: Sequence[Sendiri] = ()) -> Aturan:
    """The rule under which an office (without a unit: the government itself) hands in; Refusal SETORAN_TIDAK_DIMINTA where none does."""
    for one in rules(pemda, own):
        if one.dataset == dataset and of_office(one, unit) and (tahap in one.tahap or (not tahap and not one.tahap)):
            return one
    raise Refusal("SETORAN_TIDAK_DIMINTA", dataset=dataset)


def of_office(aturan: Aturan, unit: str) -> bool:
    """Whether a rule is one of a unit, or (without one) of the government itself."""
    return bool(unit) == (aturan.tingkat == UNIT)


def due(aturan: Aturan, dari: dt.date, sampai: dt.date, *, pemda: str, kalender: Kalender | None = None) -> list[Masa]:
    """What falls due on a day from one to the other, both included; what has no deadline is due in each span."""
    said = [_masa(aturan, masa, tahap, pemda, kalender or Kalender()) for masa, tahap in _times(aturan, dari, sampai)]
    return [one for one in said if one.tenggat is None or dari <= one.tenggat <= sampai]


def deadline(aturan: Aturan, masa: str, tahap: str = "", *, pemda: str, kalender: Kalender | None = None) -> Masa:
    """Until when one time is handed in; ValueError for a time that is none of the rule's kind."""
    return _masa(aturan, masa, tahap, pemda, kalender or Kalender())


def _times(aturan: Aturan, dari: dt.date, sampai: dt.date) -> Iterator[tuple[str, str]]:
    """The times whose deadline may lie between two days."""
    match aturan.berkala:
        case "bulan":
            first = Bulan.of(dari).plus(-aturan.bulan_kemudian - 1)
            yield from ((str(one), "") for one in first.until(Bulan.of(sampai)))
        case "tahap":
            yield from ((str(year), tahap) for year in _years(dari, sampai) for tahap in aturan.tahap)
        case "tahun":
            yield from ((str(year), "") for year in _years(dari, sampai))
        case _:
            yield "", ""


def _years(dari: dt.date, sampai: dt.date) -> Iterable[int]:
    return range(dari.year + _YEARS[0], sampai.year + _YEARS[-1] + 1)


def _masa(aturan: Aturan, masa: str, tahap: str, pemda: str, kalender: Kalender) -> Masa:
    sumber = ""
    match aturan.berkala:
        case "bulan":
            later = Bulan.parse(masa).plus(aturan.bulan_kemudian)
            day, guess = _working_day(min(later.last_day, later.first_day + dt.timedelta(days=aturan.hari - 1)))
        case "tahap":
            established = _established(int(masa), tahap, pemda, kalender)
            day, guess = working_day_after(established.hari, aturan.hari_kerja)
            sumber = established.sumber if established.status == OWN else ""
        case "tahun":
            day, guess = _working_day(dt.date(int(masa), aturan.bulan, aturan.hari))
        case _:
            return Masa(masa, tahap, None)
    return Masa(masa, tahap, day, guess, sumber)


def _established(tahun: int, tahap: str, pemda: str, kalender: Kalender) -> Tanggal:
    """The last day on which the stage is established: several pergeseran have several."""
    wanted = load(FILE)["langkah"][tahap]
    return max((one.penetapan for one in kalender.langkah(tahun, pemda) if one.kode == wanted), key=lambda one: one.hari)


def _working_day(day: dt.date) -> tuple[dt.date, bool]:
    """The day itself where offices are open, else the next one on which they are."""
    return working_day_after(day - _ONE_DAY, 1)


@cache
def _every() -> tuple[Aturan, ...]:
    rows: list[dict[str, Any]] = load(FILE)["aturan"]
    return tuple(Aturan(**_fields(row)) for row in rows)


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in row.items()}


@lru_cache(maxsize=1024)
def _rules(pemda: str, own: tuple[Sendiri, ...]) -> tuple[Aturan, ...]:
    near = sorted((one for one in own if pemda.startswith(one.wilayah)), key=lambda one: len(one.wilayah))
    return tuple(_with(one, near) for one in _every())


def _with(aturan: Aturan, near: Iterable[Sendiri]) -> Aturan:
    for one in near:
        if one.dataset == aturan.dataset:
            aturan = replace(aturan, **dict(one.nilai), status="pemda", dasar=one.sumber)
    return aturan


def _own(number: int, row: Any) -> Sendiri:
    """One row; it says whom it is about, what it changes, and on what it rests."""
    said = row if isinstance(row, dict) else {}
    for kolom in ("wilayah", "dataset", "sumber"):
        if not said.get(kolom):
            raise Refusal("SETORAN_SALAH", nomor=number, kolom=kolom)
    changed = {name: value for name, value in said.items() if name not in ("wilayah", "dataset", "sumber", "catatan")}
    for kolom, value in changed.items():
        if kolom not in _OWN or not _fits(kolom, value):
            raise Refusal("SETORAN_SALAH", nomor=number, kolom=str(kolom)[:30])
    if str(said["dataset"]) not in {one.dataset for one in _every()}:
        raise Refusal("SETORAN_SALAH", nomor=number, kolom="dataset")
    return Sendiri(str(said["wilayah"]), str(said["dataset"]), tuple(sorted(changed.items())), str(said["sumber"]))


def _fits(kolom: str, value: Any) -> bool:
    if kolom == "wajib":
        return isinstance(value, bool)
    most = {"hari": 31, "bulan": 12}.get(kolom, 60)
    return (
        isinstance(value, int)
        and not isinstance(value, bool)
        and (kolom in ("bulan_kemudian", "hari_kerja") or value >= 1)
        and 0 <= value <= most
    )
