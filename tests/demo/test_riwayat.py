"""The planted history: whole people, sums that add up, flows that explain every change."""

import numpy as np
import pytest

from naungan.demo.riwayat import world


@pytest.fixture(scope="module")
def made():
    return world(3, months=30, provinces=2, pemda=3, units=4)


def test_the_same_seed_gives_the_same_people_and_another_gives_others(made):
    again, other = world(3, months=30, provinces=2, pemda=3, units=4), world(4, months=30, provinces=2, pemda=3, units=4)
    assert np.array_equal(made.aktif, again.aktif) and np.array_equal(made.semesta, again.semesta)
    assert not np.array_equal(made.aktif, other.aktif)


def test_nobody_is_active_who_is_not_there(made):
    assert (made.aktif >= 0).all() and (made.aktif <= made.semesta).all()


@pytest.mark.parametrize("measure", ["aktif", "semesta"])
def test_the_flows_explain_every_change(made, measure):
    moved = sum(people for (what, _), people in made.alur.items() if what == measure)
    assert np.array_equal(np.diff(getattr(made, measure), axis=1), moved[:, 1:])


@pytest.mark.parametrize("level", ["pemda", "provinsi", "nasional"])
def test_a_level_is_the_sum_of_its_units(made, level):
    places, active, universe = made.at(level)
    assert active.sum(0).tolist() == made.aktif.sum(0).tolist() and universe.sum(0).tolist() == made.semesta.sum(0).tolist()
    assert len(places) == {"pemda": 6, "provinsi": 2, "nasional": 1}[level]


def test_contracts_end_in_december_and_in_no_other_month(made):
    ended = made.alur["aktif", "kontrak_berakhir"].sum(0)
    decembers = [step for step in range(30) if made.pertama.plus(step).bulan == 12]
    assert all(ended[step] < 0 for step in decembers) and ended.sum() == ended[decembers].sum()


def test_the_rows_of_flows_add_up_to_the_change_of_their_series(made):
    by_key = {(row["tingkat"], row["wilayah"], row["unit"], row["bulan"]): row["aktif"] for row in made.rows()}
    moved = dict.fromkeys(by_key, 0)
    for row in made.flows():
        if row["ukuran"] == "aktif":
            moved[row["tingkat"], row["wilayah"], row["unit"], row["bulan"]] += row["orang"]
    first = str(made.pertama)
    for (level, place, unit, month), people in by_key.items():
        if month != first:
            before = max(one for *same, one in by_key if tuple(same) == (level, place, unit) and one < month)
            assert people - by_key[level, place, unit, before] == moved[level, place, unit, month]
