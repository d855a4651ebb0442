"""The invented people: NIK by rule, twins and siblings as they are in life, names from word lists."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from naungan.demo.offices import offices
from naungan.demo.people import world
from naungan.demo.rates import data, share
from naungan.kernel import nik
from naungan.regions import nik_prefixes

pytestmark = pytest.mark.chain

POSITION = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def people():
    return world(offices(1, 4)[20], 20_000)


def test_every_nik_is_valid_distinct_and_says_birth_and_sex(people) -> None:
    known = set(nik_prefixes()["kode"].to_pylist())
    assert len(set(people.nik)) == len(people)
    for text, birth, sex in zip(people.nik, people.lahir.astype(object), people.kelamin, strict=True):
        read = nik.parse(text, POSITION)
        assert read.code is None and read.birth == birth and read.sex == sex
        assert text[:6] in known


def test_twins_share_birth_date_and_region_and_have_other_names(people) -> None:
    first = np.flatnonzero((people.pasangan >= 0) & (np.arange(len(people)) % 2 == 0))
    second = people.pasangan[first]
    twins = people.kembar[first]
    assert (people.lahir[first][twins] == people.lahir[second][twins]).all()
    assert (people.lahir[first][~twins] != people.lahir[second][~twins]).all()
    for one, other in zip(first, second, strict=True):
        assert people.nik[one][:6] == people.nik[other][:6]
        mine, theirs = people.nama[one].split(), people.nama[other].split()
        assert mine[-1] == theirs[-1] and mine[0] != theirs[0]
    assert twins.sum() * 2 / len(people) == pytest.approx(share("orang", "kembar"), rel=0.05)


def test_neighbouring_nik_of_twins_of_one_sex(people) -> None:
    first = np.flatnonzero(people.kembar & (np.arange(len(people)) % 2 == 0))
    same = [place for place in first if people.kelamin[place] == people.kelamin[people.pasangan[place]]]
    near = [place for place in same if int(people.nik[people.pasangan[place]]) - int(people.nik[place]) == 1]
    assert len(near) / len(same) > 0.9


def test_shares_of_names_and_births(people) -> None:
    single = np.mean([len(name.split()) == 1 for name in people.nama])
    assert single == pytest.approx(share("orang", "nama_tunggal"), rel=0.1)
    new_year = np.mean([(day.day, day.month) == (1, 1) for day in people.lahir.astype(object)])
    assert new_year == pytest.approx(share("orang", "lahir_1_januari"), rel=0.25)


def test_names_are_drawn_from_single_words_only() -> None:
    """No list holds a whole name: first and last words are joined by chance, so no real person is listed."""
    names = data("nama")
    for words in ("laki_laki", "perempuan", "akhir_umum"):
        listed = names[words].split()
        assert len(set(listed)) > 50
        assert all(word.isalpha() for word in listed)


def test_phone_numbers_reach_nobody(people) -> None:
    assert all(number.startswith("0800") for number in people.hp)
