"""Who works where in which month: the rows a perfect roster would hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from naungan.demo.offices import POSISI, Office
from naungan.demo.people import People
from naungan.demo.rates import data, share

BULAN = tuple(POSISI)
_KEPT = ("perangkat_desa", "alih_daya", "pjlp", "pns")  # categories that did not change between the two months


@dataclass
class Jobs:
    """Per person: present in either month (``ada``), unit index, category and pay per month, start of work."""

    ada: dict[str, np.ndarray]
    unit: np.ndarray
    kategori: dict[str, np.ndarray]
    upah: dict[str, np.ndarray]
    mulai: dict[str, np.ndarray]


@dataclass
class Work:
    """One true roster row per element: person and unit by index; ``ulang`` says why a person stands here again."""

    bulan: str
    orang: np.ndarray
    unit: np.ndarray
    kategori: np.ndarray
    upah: np.ndarray
    mulai: np.ndarray
    potongan: np.ndarray
    ulang: np.ndarray

    def __len__(self) -> int:
        return len(self.orang)


def people_needed(office: Office) -> int:
    """Workers of both months (a sixth leaves, a sixth is new) and some who never stood on a roster."""
    return round(office.pekerja * 1.2 * 1.07) + 4


def jobs(office: Office, people: People) -> Jobs:
    """Careers over both months."""
    rng = office.rng(2)
    count = len(people)
    draw = rng.random(count)
    outside = _outside(rng, people, round(office.pekerja * 1.2))
    ada = {BULAN[0]: (draw < 5 / 6) & ~outside, BULAN[1]: ((draw < 2 / 3) | (draw >= 5 / 6)) & ~outside}
    weight = np.array([unit.bobot for unit in office.units])
    unit = rng.choice(len(weight), count, p=weight / weight.sum())
    second = np.flatnonzero((people.pasangan >= 0) & (np.arange(count) % 2 == 1) & (rng.random(count) < 0.5))
    unit[second] = unit[second - 1]
    kategori = _categories(office, rng, unit, ada)
    mulai = {bulan: _starts(rng, bulan, kategori[bulan], ada[BULAN[0]]) for bulan in BULAN}
    return Jobs(ada=ada, unit=unit, kategori=kategori, upah={bulan: _pay(rng, kategori[bulan]) for bulan in BULAN}, mulai=mulai)


def work(office: Office, found: Jobs, bulan: str) -> Work:
    """The roster rows of a month, by unit; some people twice in one list, some in two offices."""
    rng = office.rng(3 + BULAN.index(bulan))
    who = rng.permutation(np.flatnonzero(found.ada[bulan]))
    doubled = who[rng.random(len(who)) < share("daftar", "ganda_satu_berkas")]
    second = who[rng.random(len(who)) < share("daftar", "dua_opd")]
    people = np.concatenate([who, doubled, second])
    shift = np.concatenate([np.zeros(len(who) + len(doubled), int), rng.integers(1, len(office.units), len(second))])
    unit = (found.unit[people] + shift) % len(office.units)
    again = np.array([""] * len(who) + ["ganda"] * len(doubled) + ["dua_opd"] * len(second), object)
    pay = found.upah[bulan][people]
    cut = np.where(rng.random(len(people)) < share("daftar", "dipotong_dari_upah"), np.round(pay * 0.0054).astype(int), 0)
    order = np.argsort(unit, kind="stable")
    return Work(
        bulan, *(column[order] for column in (people, unit, found.kategori[bulan][people], pay, found.mulai[bulan][people], cut, again))
    )


def _outside(rng: np.random.Generator, people: People, workers: int) -> np.ndarray:
    """Never on a roster: the last ones, and one of the two in four pairs of ten."""
    outside = np.arange(len(people)) >= workers
    relative: np.ndarray = outside | ((people.pasangan >= 0) & (np.arange(len(people)) % 2 == 1) & (rng.random(len(people)) < 0.4))
    return relative


def _categories(office: Office, rng: np.random.Generator, unit: np.ndarray, ada: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    then, now = (_draw_mix(office, rng, unit, bulan) for bulan in BULAN)
    both = ada[BULAN[0]] & ada[BULAN[1]]
    # A career goes forward: honorer becomes PPPK (part time or full) or stays; nobody turns into outsourced staff.
    turned = np.where(np.isin(now, ("pppk_paruh_waktu", "pppk")), now, then)
    return {BULAN[0]: then, BULAN[1]: np.where(both, np.where(np.isin(then, _KEPT), then, turned), now)}


def _draw_mix(office: Office, rng: np.random.Generator, unit: np.ndarray, bulan: str) -> np.ndarray:
    drawn = np.full(len(unit), "honorer", object)
    for place, one in enumerate(office.units):
        mix = data("instansi")["campuran"][bulan][one.campuran]
        here = np.flatnonzero(unit == place)
        drawn[here] = rng.choice(np.array(list(mix), object), len(here), p=list(mix.values()))
    return drawn


def _pay(rng: np.random.Generator, kategori: np.ndarray) -> np.ndarray:
    bands = data("instansi")["upah"]
    low = np.array([bands[name][0] for name in kategori])
    high = np.array([bands[name][1] for name in kategori])
    pay = (low + rng.random(len(kategori)) ** 1.4 * (high - low)) // 50_000 * 50_000
    village = np.array([2_022_200, 2_022_200, 2_224_420, 2_426_640])[rng.integers(0, 4, len(kategori))]
    return np.where(kategori == "perangkat_desa", village, pay).astype(int)


def _starts(rng: np.random.Generator, bulan: str, kategori: np.ndarray, early: np.ndarray) -> np.ndarray:
    """First of a month for most; from the date of appointment for PPPK; some in the middle of the month itself."""
    count = len(kategori)
    old = np.datetime64("2010-01") + rng.integers(0, 160, count).astype("timedelta64[M]")
    new = np.datetime64("2024-01") + rng.integers(0, 30, count).astype("timedelta64[M]")
    start = (np.where(early, old, new) if bulan == BULAN[1] else old).astype("datetime64[D]")
    appointed = np.array(["2025-10-01", "2025-12-01", "2026-01-01"], "datetime64[D]")[rng.integers(0, 3, count)]
    start = np.where(np.isin(kategori, ("pppk_paruh_waktu", "pppk")), appointed, start)
    middle = np.datetime64(bulan).astype("datetime64[D]") + rng.integers(4, 25, count).astype("timedelta64[D]")
    joined = (rng.random(count) < share("daftar", "masuk_tengah_bulan")) & ~np.isin(kategori, ("pppk", "pns"))
    return np.where(joined, middle, start)
