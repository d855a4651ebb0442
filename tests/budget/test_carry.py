"""Purses over months of people: nothing is carried twice, sums hold, and a further purse never lowers what is carried; published cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.budget.carry import Carried, Dompet, Pot, carry

MONTHS = [f"2026-{month:02d}" for month in range(1, 13)]
Need = dict[tuple[str, Any], list[tuple[int, int]]]


def everybody(_: object) -> bool:
    return True


def need_of(orang: int, iuran: int = 16_800, months: Sequence[str] = MONTHS) -> Need:
    return {(bulan, "rentan"): [(orang, iuran)] for bulan in months}


def carried(need: Need, *purses: dict[str, Any]) -> Carried:
    """The purses as they are told, each with money of its own."""
    made = []
    for nomor, told in enumerate(purses):
        mine = dict(told)
        pagu, groups = mine.pop("pagu", None), mine.pop("kelompok", None)
        made.append(Dompet(nomor, everybody if groups is None else groups.__contains__, pot=Pot(pagu), **mine))
    return carry(need, made)


def total(found: Carried) -> int:
    return sum(one.rupiah for one in found.diambil)


def left(found: Carried) -> int:
    return sum(found.open_rupiah(*key) for key in found.terbuka)


@pytest.mark.parametrize(
    ("orang", "months", "rupiah"), [(5_387, 5, 452_508_000), (2_647, 4, 177_878_400), (6_043, 9, 913_701_600), (1_984, 12, 399_974_400)]
)
def test_a_published_purse_carries_its_months_to_the_rupiah(orang: int, months: int, rupiah: int) -> None:
    """Blitar 2024 and 2025, Malang 2024, Kepahiang: people × 16,800 × months."""
    found = carried(need_of(orang), {"sampai": MONTHS[months - 1], "pagu": rupiah})
    assert (total(found), len(found.diambil)) == (rupiah, months)
    assert found.open_people(MONTHS[months - 1], "rentan") == 0
    assert months == 12 or found.open_people(MONTHS[months], "rentan") == orang


def test_two_billion_for_75000_people_ends_in_the_second_month() -> None:
    """Bengkulu 2025: 1.26 bn a month; 2.0 bn are 1.58 months, 44,047 people in the second."""
    found = carried(need_of(75_000), {"pagu": 2_000_000_000})
    assert [(one.bulan, one.orang, one.rupiah) for one in found.diambil] == [
        ("2026-01", 75_000, 1_260_000_000), ("2026-02", 44_047, 739_989_600),
    ]  # fmt: skip
    assert found.open_people("2026-02", "rentan") == 30_953


def test_twenty_million_do_not_last_a_year_for_a_hundred_workers_of_a_village() -> None:
    """100 × 16,800 × 12 = 20,160,000: in December ten of them are carried by nobody."""
    found = carried(need_of(100), {"pagu": 20_000_000})
    assert (total(found), left(found)) == (19_992_000, 168_000)
    assert [found.open_people(bulan, "rentan") for bulan in MONTHS] == [0] * 11 + [10]


def test_kotim_pays_nine_months_and_has_money_left() -> None:
    """4,400 people, April to December 2024, 739,122,000: 665,280,000 are used."""
    found = carried(need_of(4_400, months=MONTHS[3:]), {"pagu": 739_122_000})
    assert (total(found), left(found)) == (665_280_000, 0)


def test_seventy_and_thirty_make_one_due_of_the_same_people() -> None:
    found = carried(need_of(1_000), {"bagian": 700}, {"bagian": 300, "kuota": 400})
    january = [(one.orang, one.rupiah) for one in found.diambil if one.bulan == "2026-01"]
    assert january == [(1_000, 11_760_000), (400, 2_016_000)]
    assert (found.open_people("2026-01", "rentan"), found.open_rupiah("2026-01", "rentan")) == (600, 3_024_000)


def test_what_the_village_carries_nobody_carries_again() -> None:
    found = carried(need_of(250), {"kuota": 100}, {"kuota": 100}, {"bagian": None, "dari": "2026-07"})
    assert [sum(one.orang for one in found.diambil if one.bulan == bulan) for bulan in ("2026-06", "2026-07")] == [200, 250]


CELLS = st.lists(st.tuples(st.integers(0, 6), st.integers(1, 40)), min_size=1, max_size=3)
NEEDS = st.dictionaries(st.tuples(st.sampled_from(MONTHS[:4]), st.sampled_from("ABC")), CELLS, min_size=1, max_size=8)
PURSES = st.fixed_dictionaries(
    {},
    optional={
        "dari": st.sampled_from(MONTHS[:4]), "sampai": st.sampled_from(MONTHS[:4]), "bagian": st.integers(1, 1000), "kuota": st.integers(0, 9),
        "pagu": st.integers(0, 400), "kelompok": st.sets(st.sampled_from("ABC"), min_size=1),
    },
)  # fmt: skip


@given(NEEDS, st.lists(PURSES, max_size=5))
def test_carried_and_open_are_the_need_and_no_due_is_carried_twice(need: Need, purses: list[dict[str, Any]]) -> None:
    found = carried(need, *purses)
    for key, cells in need.items():
        got = sum(one.rupiah for one in found.diambil if (one.bulan, one.kelompok) == key)
        assert got + found.open_rupiah(*key) == sum(orang * iuran for orang, iuran in cells)
        assert all(0 <= block.sisa <= block.iuran for block in found.terbuka[key])
        assert sum(block.orang for block in found.terbuka[key]) == sum(orang for orang, _ in cells)


@given(NEEDS, st.lists(PURSES, max_size=5))
def test_no_purse_goes_beyond_its_people_its_months_or_its_money(need: Need, purses: list[dict[str, Any]]) -> None:
    found = carried(need, *purses)
    for nomor, purse in enumerate(purses):
        mine = [one for one in found.diambil if one.dompet == nomor]
        assert sum(one.rupiah for one in mine) <= purse.get("pagu", 10**9)
        assert all(purse.get("dari", "") <= one.bulan <= purse.get("sampai", "9") for one in mine)
        for bulan in MONTHS[:4]:
            assert sum(one.orang for one in mine if one.bulan == bulan) <= purse.get("kuota", 10**9)


@given(NEEDS, st.lists(PURSES, max_size=4), PURSES, st.integers(0, 4))
def test_a_further_purse_never_lowers_what_is_carried(need: Need, purses: list[dict[str, Any]], more: dict[str, Any], at: int) -> None:
    before = carried(need, *purses)
    after = carried(need, *purses[:at], more, *purses[at:])
    assert total(after) >= total(before)
    for key in need:
        assert after.open_rupiah(*key) <= before.open_rupiah(*key)
