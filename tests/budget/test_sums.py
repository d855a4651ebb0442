"""Amounts add up whatever the grouping: a table of sums never says less or more than the sum above it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from naungan.budget.sums import known_sum
from naungan.engine import Engine
from tests.budget.money import JKK, JKM
from tests.budget.test_adequacy import paid

AMOUNTS = st.lists(st.lists(st.one_of(st.none(), st.integers(0, 10**12)), min_size=1), min_size=1)


@given(AMOUNTS)
def test_sums_of_parts_add_up_to_the_sum_of_all(groups: list[list[int | None]]) -> None:
    assert known_sum(map(known_sum, groups)) == known_sum(one for group in groups for one in group)


@given(AMOUNTS)
def test_a_sum_is_0_only_where_everything_is_known(groups: list[list[int | None]]) -> None:
    parts = [one for group in groups for one in group]
    assert (known_sum(parts) == 0) == (set(parts) == {0})


def test_nothing_known_is_not_0() -> None:
    assert known_sum([]) is None
    assert known_sum([None, 0]) is None
    assert known_sum([None, 5]) == 5


def test_a_unit_has_the_sum_of_its_accounts_where_one_of_them_is_not_known(duck: Engine) -> None:
    made = paid()
    made.line(JKK, 10_000, 0)
    made.line(JKM, None, None)
    rows, status = made.verdicts(duck)
    short = {row["program"]: row["kekurangan"] for row in rows}
    assert short["jkm"] is None and status["A"]["kekurangan"] == short["jkk"] > 0
    assert (status["A"]["anggaran"], status["A"]["alasan"]) == ("kurang", "ALASAN_SEBAGIAN")
