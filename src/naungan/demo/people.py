"""Invented people: names from word lists, birth dates, NIK by rule, and pairs of twins and siblings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from naungan.demo.offices import Office
from naungan.demo.rates import data, share
from naungan.kernel import nik as nik_rule
from naungan.regions import nik_prefixes

_FIRST_BIRTH, _LAST_BIRTH = np.datetime64("1966-01-01"), np.datetime64("2004-06-30")


@dataclass
class People:
    """The people around one government, one array per attribute; ``pasangan`` is the index of the twin or sibling, else -1."""

    orang: np.ndarray
    nama: np.ndarray
    gelar: np.ndarray
    kelamin: np.ndarray
    lahir: np.ndarray
    nik: np.ndarray
    hp: np.ndarray
    pasangan: np.ndarray
    kembar: np.ndarray

    def __len__(self) -> int:
        return len(self.orang)


def world(office: Office, count: int) -> People:
    """So many people with distinct NIK; the first ones are pairs of twins, then of siblings."""
    rng = office.rng(1)
    sex = np.where(rng.random(count) < 0.47, "L", "P")
    birth = _births(rng, count)
    region = _regions(office, rng, count)
    twins, siblings = (round(count * share("orang", kind) / 2) for kind in ("kembar", "saudara"))
    partner, twin = _pairs(rng, count, twins, siblings, birth, sex, region)
    names = _names(office, rng, sex, partner)
    return People(
        orang=np.array([f"{office.kode}-{number:06d}" for number in range(count)], object),
        nama=names, gelar=_titles(rng, count), kelamin=sex, lahir=birth, nik=_niks(rng, region, birth, sex, partner),
        hp=_phones(rng, count), pasangan=partner, kembar=twin,
    )  # fmt: skip


@cache
def _words(name: str) -> np.ndarray:
    return np.array(data("nama")[name].split(), object)


@cache
def _prefixes() -> tuple[np.ndarray, np.ndarray]:
    table = nik_prefixes().to_pydict()
    pairs = [(kode, status) for kode, status in zip(table["kode"], table["status"], strict=True) if len(kode) == 6]
    current = np.array([kode for kode, status in pairs if status == "berlaku"], object)
    return current, np.array([kode for kode, status in pairs if status == "lama"], object)


def _births(rng: np.random.Generator, count: int) -> np.ndarray:
    days = int((_LAST_BIRTH - _FIRST_BIRTH).astype(int))
    # Two draws make the middle ages more frequent than the edges.
    birth = _FIRST_BIRTH + ((rng.random(count) + rng.random(count)) / 2 * days).astype("timedelta64[D]")
    new_year = rng.random(count) < share("orang", "lahir_1_januari")
    return np.where(new_year, birth.astype("datetime64[Y]").astype("datetime64[D]"), birth)


def _regions(office: Office, rng: np.random.Generator, count: int) -> np.ndarray:
    current, old = _prefixes()
    home = current[[kode.startswith(office.kode) for kode in current]]
    near = current[[kode[:2] in ("12", "14", "15", "16", "17", "18", "19", "32", "33") for kode in current]]
    draw = rng.random(count)
    legacy, away = share("orang", "kode_wilayah_lama"), share("orang", "lahir_di_daerah_lain")
    region = np.where(draw < legacy + away, rng.choice(near, count), rng.choice(home, count))
    return np.where(draw < legacy, rng.choice(old, count), region)


def _pairs(  # type: ignore[no-untyped-def]
    rng, count: int, twins: int, siblings: int, birth, sex, region
) -> tuple[np.ndarray, np.ndarray]:
    """Make people 0–1, 2–3, … pairs: same region and, for twins, same birth date and mostly the same sex."""
    partner, twin = np.full(count, -1), np.zeros(count, bool)
    last = 2 * (twins + siblings)
    first, second = np.arange(0, last, 2), np.arange(1, last, 2)
    partner[first], partner[second] = second, first
    twin[: 2 * twins] = True
    region[second] = region[first]
    gap = np.where(np.arange(len(first)) < twins, 0, rng.integers(400, 1800, len(first)))
    birth[second] = birth[first] + gap.astype("timedelta64[D]")
    sex[second] = np.where(rng.random(len(first)) < 0.7, sex[first], sex[second])
    return partner, twin


def _names(office: Office, rng: np.random.Generator, sex: np.ndarray, partner: np.ndarray) -> np.ndarray:
    count = len(sex)
    male, female = _words("laki_laki"), _words("perempuan")
    family = np.concatenate([_words("akhir_umum"), np.array(data("nama")["akhir"][office.kode[:2]].split(), object)])
    given = np.where(sex == "L", rng.choice(male, count), rng.choice(female, count))
    middle = np.where(sex == "L", rng.choice(male, count), rng.choice(female, count))
    last = rng.choice(family, count)
    paired = partner >= 0
    second = np.flatnonzero(paired & (np.arange(count) % 2 == 1))
    last[second] = last[second - 1]
    given[second] = np.where(given[second] == given[second - 1], middle[second] + "wan", given[second])
    prefix = np.where(sex == "L", _prefix(rng, "depan_laki_laki", count), _prefix(rng, "depan_perempuan", count))
    kind = rng.random(count)
    full = prefix + given + np.where(kind < 0.45, " " + middle, "") + np.where((kind < 0.3) | (kind > 0.45), " " + last, "")
    single = rng.random(count) < share("orang", "nama_tunggal")
    plain = np.where(single, given, full)
    return np.where(paired, given + " " + last, plain)


def _prefix(rng: np.random.Generator, name: str, count: int) -> np.ndarray:
    percent = data("nama")[name]
    tokens = np.array([*(f"{token} " for token in percent), ""], object)
    chances = [value / 100 for value in percent.values()]
    return rng.choice(tokens, count, p=[*chances, 1 - sum(chances)])


def _titles(rng: np.random.Generator, count: int) -> np.ndarray:
    before, after = _words("gelar_depan"), _words("gelar_belakang")
    draw = rng.random(count)
    rate = share("orang", "bergelar")
    title = np.where(draw < rate * 0.25, rng.choice(before, count) + " {}", "{}, " + rng.choice(after, count))
    return np.where(draw < rate, title, "{}")


def _niks(rng: np.random.Generator, region, birth, sex, partner) -> np.ndarray:  # type: ignore[no-untyped-def]
    """By rule, distinct; a twin or sibling of the same office day holds the next serial."""
    serial = np.minimum(rng.geometric(0.2, len(region)), 60)
    second = np.flatnonzero((partner >= 0) & (np.arange(len(region)) % 2 == 1))
    serial[second] = serial[second - 1] + 1
    made: set[str] = set()
    days = birth.astype(object)
    niks = np.empty(len(region), object)
    for place, first in enumerate(serial.tolist()):
        tries = (nik_rule.build(region[place], days[place], sex[place], number) for number in range(first, 10_000, 61))
        niks[place] = next(text for text in tries if text not in made)
        made.add(niks[place])
    return niks


def _phones(rng: np.random.Generator, count: int) -> np.ndarray:
    # 0800-0… is no mobile range in Indonesia: an invented number that reaches nobody.
    return np.array([f"0800{number:08d}" for number in rng.integers(0, 99_999_999, count)], object)
