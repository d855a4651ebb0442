"""The cheapest way against every plan there is, on worlds small enough to try them all, and on worlds made by hand."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from typing import Any

import pytest
from benchmarks.plan import rows
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.projection import PLAN_GROUP
from naungan.projection.plan import cheapest
from tests.projection.plans import group, plan, purse

pytest.importorskip("scipy")

Row = dict[str, Any]


def carries(one: Row, theirs: Row) -> bool:
    return not one.get("boleh") or theirs["kategori"] in one["boleh"].split(",")


def ways(one: Row, purses: list[Row]) -> list[tuple[int, int, int] | None]:
    """For a person: nothing, or a purse, a start and months."""
    found: list[tuple[int, int, int] | None] = [None]
    for at, paying in enumerate(purses):
        if carries(paying, one):
            first, last = max(one["dari"], paying["dari"]), min(one["sampai"], paying["sampai"])
            begin, end = int(first[5:]), int(last[5:])
            found += [
                (at, start, length) for start in range(begin, end + 1)
                for length in range(one["paling_sedikit"], end - start + 2)
            ]  # fmt: skip
    return found


def every(groups: list[Row], purses: list[Row]) -> list[tuple[int, int, int, int]]:
    """People, months, rupiah and loss (twelfths) of all plans that no purse is too poor for."""
    units = [(one, one["orang"] if one["utuh"] else 1) for one in groups for _ in range(1 if one["utuh"] else one["orang"])]
    found = set()
    # The start changes neither money nor what is reached: of equal ones the first is tried.
    options = [sorted({(at, length) for at, _, length in (way for way in ways(one, purses) if way)}) for one, _ in units]
    for choice in itertools.product(*([None, *mine] for mine in options)):
        left = [one["uang"] for one in purses]
        people = months = cost = loss = 0
        for (one, size), way in zip(units, choice, strict=True):
            if way:
                left[way[0]] -= size * way[1] * one["harga"]
                people, months, cost = people + size, months + size * way[1], cost + size * way[1] * one["harga"]
                loss += size * way[1] * (one["kerugian"] or 0)
        if min(left) >= 0:
            found.add((people, months, cost, loss))
    return sorted(found)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Row], list[Row]]:
    kinds = ("pekerja_rentan", "kader")
    groups = [
        group(
            f"k{at}", draw(st.integers(1, 2)), draw(st.sampled_from((7_001, 16_800, 20_003))), kategori=draw(st.sampled_from(kinds)),
            utuh=draw(st.booleans()), paling_sedikit=draw(st.integers(1, 3)), first=draw(st.integers(1, 2)),
            kerugian=draw(st.sampled_from((100_001, 220_000, 900_000))),
        )
        for at in range(draw(st.integers(1, 3)))
    ]  # fmt: skip
    purses = [
        purse(
            f"d{at}", draw(st.integers(0, 200_000)), boleh=draw(st.sampled_from((None, "kader", "pekerja_rentan,kader"))),
            first=draw(st.integers(1, 2)), last=draw(st.integers(3, 4)),
        )
        for at in range(draw(st.integers(1, 2)))
    ]  # fmt: skip
    return groups, purses


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_optimum_is_that_of_all_plans(made: tuple[list[Row], list[Row]]) -> None:
    groups, purses = made
    all_ = every(groups, purses)
    most = plan(groups, purses)
    assert (most.sums.orang, most.sums.bulan_orang) == max((people, months) for people, months, _, _ in all_)
    assert most.greedy.orang <= most.sums.orang
    loss = plan(groups, purses, "kerugian")
    assert abs(loss.sums.kerugian * 12 - max(one[3] for one in all_)) <= 6
    assert loss.greedy.kerugian <= loss.sums.kerugian
    for sasaran in range(most.sums.orang + 2):
        found = plan(groups, purses, "sasaran", sasaran=sasaran)
        reach = [one[2] for one in all_ if one[0] >= sasaran]
        if reach:
            assert found.sums.rupiah == min(reach) and not found.shortfall
            assert found.greedy.orang < sasaran or found.greedy.rupiah >= found.sums.rupiah
        else:
            assert [row["orang"] for row in found.shortfall] == [sasaran - most.sums.orang] and found.sums.orang == most.sums.orang


@settings(max_examples=25, deadline=None)
@given(worlds(), st.randoms(use_true_random=False), st.integers(0, 60_000))
def test_rows_in_another_order_and_more_money(made: tuple[list[Row], list[Row]], rng: random.Random, more: int) -> None:
    groups, purses = made
    before = plan(groups, purses)
    mixed = plan(rng.sample(groups, len(groups)), rng.sample(purses, len(purses)))
    assert mixed.steps == before.steps
    richer = plan(groups, [one | {"uang": one["uang"] + more} for one in purses])
    assert richer.sums.orang >= before.sums.orang


@settings(max_examples=60, deadline=None)
@given(worlds(), st.integers(1, 2), st.sampled_from(("kewajiban", "tunggakan", "berjalan")), st.sampled_from((None, "kader")))
def test_duties_lack_the_least_and_what_is_left_does_the_most(
    made: tuple[list[Row], list[Row]], first: int, sifat: str, kategori: str | None
) -> None:  # fmt: skip
    groups, purses = made[0][:2], made[1]
    duty = group("wajib", 1, 15_007, sifat=sifat, kategori=kategori, first=first)
    found = plan([*groups, duty], purses)
    best = (0, 0, 0)
    months = range(first, 5)
    may = [
        [at for at, one in enumerate(purses) if carries(one, duty) and int(one["dari"][5:]) <= m <= int(one["sampai"][5:])] for m in months
    ]
    seen: set[tuple[int, ...]] = set()
    for choice in itertools.product(*([None, *there] for there in may)):
        paid = tuple(sum(at == one for one in choice) for at in range(len(purses)))
        left = [one["uang"] - 15_007 * count for one, count in zip(purses, paid, strict=True)]
        if min(left) < 0 or paid in seen or sum(paid) < best[0]:
            continue
        seen.add(paid)
        poorer = [one | {"uang": uang} for one, uang in zip(purses, left, strict=True)]
        best = max(best, *((sum(paid), people, longer) for people, longer, _, _ in every(groups, poorer)))
    open_ = len(months) - best[0]
    assert sum(row["rupiah"] for row in found.shortfall) == open_ * 15_007
    assert (found.sums.orang, found.sums.bulan_orang) == best[1:]


def test_duties_come_before_people_who_may_be_chosen() -> None:
    duty = group("wajib", 2, 10_000, sifat="kewajiban", kategori="honorer")
    found = plan([duty, group("rentan", 9)], [purse("apbd", 2 * 4 * 10_000 + 3 * 16_800)])
    assert (found.sums.orang, found.sums.rupiah, found.shortfall) == (1, 3 * 16_800, [])
    assert sum(row["rupiah"] for row in found.steps if row["sifat"] == "kewajiban") == 80_000


def test_a_duty_goes_from_purse_to_purse_month_by_month() -> None:
    duty = group("wajib", 2, 10_000, sifat="berjalan", last=6)
    found = plan([duty], [purse("a", 75_000, last=6), purse("b", 59_999, first=2, last=6)])
    assert not found.shortfall and sum(row["orang"] * row["lama"] for row in found.steps) == 12


def test_duties_above_the_money_are_told_to_the_rupiah_and_other_purses_still_work() -> None:
    duty = group("wajib", 2, 10_000, sifat="tunggakan", kategori="honorer")
    found = plan([duty, group("rentan", 5)], [purse("apbd", 55_000), purse("dbhcht", 3 * 16_800, boleh="pekerja_rentan")])
    assert [(row["kendala"], row["dompet"], row["rupiah"], row["bulan_orang"]) for row in found.shortfall] == [("uang", "apbd", 30_000, 3)]
    assert found.sums.orang == 1


@pytest.mark.parametrize(("paying", "kendala"), [({"boleh": "kader"}, "boleh"), ({"first": 2}, "masa")])
def test_a_duty_that_no_purse_reaches_says_why(paying: Row, kendala: str) -> None:
    found = plan([group("wajib", 1, sifat="kewajiban", last=1)], [purse("apbd", 1_000_000, **paying)])
    assert [(row["kendala"], row["dompet"]) for row in found.shortfall] == [(kendala, None)]


def test_a_province_pays_for_its_kabupaten_unless_its_purse_is_for_others() -> None:
    rich = purse("provinsi", 3 * 16_800, pemda="15")
    assert plan([group("rentan", 2)], [rich]).sums.orang == 1
    assert plan([group("rentan", 2)], [rich | {"untuk": "15,1502"}]).sums.orang == 0


def test_nobody_is_chosen_from_money_that_is_not_decided_yet() -> None:
    later = purse("apbd", 10**6, last=12, jendela="LANGKAH_APBD_P", usulan=dt.date(2027, 9, 1), penetapan=dt.date(2027, 9, 30))
    found = plan([group("rentan", 1, last=12), group("wajib", 1, sifat="tunggakan", first=2, last=3)], [later])
    assert [(row["kelompok"], row["mulai"], row["lama"]) for row in found.steps] == [("rentan", "2027-10", 3), ("wajib", "2027-02", 2)]
    assert found.purses[0]["penetapan"] == dt.date(2027, 9, 30)


def test_a_unit_pays_for_its_own() -> None:
    groups = [group("a", 1, unit="dinas"), group("b", 1, unit="badan")]
    assert [row["kelompok"] for row in plan(groups, [purse("apbd", 10**6, unit="badan")]).steps] == ["b"]


def test_only_who_is_covered_in_the_month_that_counts() -> None:
    groups, purses = [group("rentan", 1, last=12)], [purse("apbd", 3 * 16_800, last=12), purse("pendek", 10**6, last=11)]
    found = plan(groups, purses, pada=Bulan(2027, 12))
    assert [(row["dompet"], row["mulai"], row["lama"]) for row in found.steps] == [("apbd", "2027-10", 3)]


def test_loss_nobody_knows_is_not_ranked_and_told() -> None:
    found = plan([group("a", 2, kerugian=None), group("b", 1)], [purse("apbd", 10**6)], "kerugian")
    assert (found.sums.orang, found.unpriced) == (1, 2)


def test_what_binds_is_priced_by_solving_again() -> None:
    found = plan([group("rentan", 9)], [purse("apbd", 3 * 16_800)], terbanyak=3, langkah=2 * 3 * 16_800)
    money = next(row for row in found.bounds if row["kendala"] == "uang")
    assert (money["dompet"], money["orang"], money["bulan_orang"]) == ("apbd", 2, 6)


def test_nobody_is_paid_from_money_that_is_no_law_yet() -> None:
    groups = [group("wajib", 2, sifat="kewajiban", kategori="honorer", segmen="PU", last=4)]
    found = plan(groups, [purse("apbd", 10**9, penetapan=dt.date(2027, 2, 15))])
    assert [(row["mulai"], row["lama"], row["orang"]) for row in found.steps] == [("2027-03", 2, 2)]
    assert sum(row["bulan_orang"] for row in found.shortfall) == 4


def test_purses_that_lack_money_for_duties_leave_room_for_those_that_carry_choices() -> None:
    groups = [group("rentan", 9), *(group(f"wajib{n}", 5, sifat="kewajiban", kategori="honorer", segmen="PU") for n in range(4))]
    purses = [purse("sawit", 3 * 16_800, boleh="pekerja_rentan"), *(purse(f"apbd{n}", 1, boleh="honorer") for n in range(4))]
    found = plan(groups, purses, terbanyak=1, langkah=2 * 3 * 16_800)
    assert [row["dompet"] for row in found.bounds if row["kendala"] == "uang"] == ["sawit"]


@pytest.mark.parametrize("asked", [{"tujuan": "orang", "sasaran": 3}, {"tujuan": "sasaran"}, {"tujuan": "lain"}])
def test_an_aim_that_can_not_be_understood(asked: Row) -> None:
    with pytest.raises(Refusal, match="Tujuan rencana"):
        cheapest([], [], **asked)


def test_rows_that_can_not_be_planned() -> None:
    for groups in ([group("a", 1), group("a", 2)], [group("a", -1)], [group("a", 1, 0)]):
        with pytest.raises(Refusal):
            cheapest(groups, [], tujuan="orang")
    assert plan([], []).sums.orang == 0
    assert PLAN_GROUP.of([group("a", 1)]).num_rows == 1


@pytest.mark.parametrize(("tujuan", "more"), [("orang", {}), ("kerugian", {}), ("sasaran", {"sasaran": 50_000})])
def test_many_people_are_planned_within_the_gap_that_is_promised(tujuan: str, more: Row) -> None:
    groups, purses = rows(12)
    found = plan(groups, purses, tujuan, **more, celah=None)
    assert found.gap <= 0.001 and found.status == "terbukti"
    assert not found.shortfall and (tujuan != "sasaran" or found.sums.orang >= 50_000)
    assert found.greedy_behind >= 0
    exact = {"orang": "orang", "kerugian": "kerugian", "sasaran": "rupiah"}[tujuan]
    best = plan(groups, purses, tujuan, **more, celah=0.0005)
    assert getattr(found.sums, exact) == pytest.approx(getattr(best.sums, exact), rel=0.002)


def test_duties_of_many_people_are_paid_and_the_gap_is_that_of_both_together() -> None:
    groups, purses = rows(6)
    owed = [group("wajib", 90, 10_013, pemda=pemda, sifat="kewajiban", last=12) for pemda in sorted({row["pemda"] for row in groups})]
    found = plan([*groups, *owed], purses, celah=None)
    assert found.gap <= 0.001 and not found.shortfall
    assert sum(row["rupiah"] for row in found.steps if row["sifat"] == "kewajiban") == 6 * 90 * 12 * 10_013
    best = plan([*groups, *owed], purses, celah=0.0002)
    assert found.sums.orang == pytest.approx(best.sums.orang, rel=0.002)


def test_whole_groups_are_planned_government_by_government() -> None:
    groups, purses = rows(12, utuh=True)
    found = plan(groups, purses, celah=None)
    sizes = {(row["pemda"], row["kelompok"]): row["orang"] for row in groups}
    assert found.gap <= 0.005 and all(row["orang"] == sizes[row["pemda"], row["kelompok"]] for row in found.steps)


def test_a_target_above_all_people_is_told_with_all_that_can_be_reached() -> None:
    groups, purses = rows(12)
    every_one = sum(row["orang"] for row in groups)
    found = plan(groups, purses, "sasaran", sasaran=every_one + 5, celah=None)
    assert [(row["kendala"], row["orang"]) for row in found.shortfall] == [("orang", every_one + 5 - found.sums.orang)]
    assert found.sums.orang
