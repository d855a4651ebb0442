"""The second opinion: a probability for each pair that a person must decide, the same every time, and no decision."""

from __future__ import annotations

import sys

import pytest
from benchmarks.invented import world

from naungan.engine import Engine
from naungan.kernel.errors import Unfit
from naungan.matching import link
from naungan.matching.opinion import opinion

pytestmark = pytest.mark.chain


@pytest.fixture(scope="module")
def queue(duck: Engine):  # type: ignore[no-untyped-def]
    made = world(3_000, seed=5, pemda=("1671", "1601"), damage=0.3)
    roster, member = duck.table(made.roster), duck.table(made.member)
    return roster, member, link(duck, roster, member).link


def _chances(duck: Engine, queue) -> dict[int, float]:  # type: ignore[no-untyped-def]
    found = opinion(duck, *queue)
    assert found is not None
    return {row["nomor_baris"]: row["peluang"] for row in duck.rows(found)}


def test_each_pair_in_review_has_one_probability(duck: Engine, queue) -> None:  # type: ignore[no-untyped-def]
    review = duck.rows(queue[2].filter(queue[2].decision == "review").select("nomor_baris"))
    chances = _chances(duck, queue)
    assert sorted(chances) == sorted(row["nomor_baris"] for row in review)
    assert len(chances) > 20
    assert all(0 <= chance <= 1 for chance in chances.values())
    assert len({round(chance, 6) for chance in chances.values()}) > 3


def test_the_same_pair_gets_the_same_probability(duck: Engine, queue) -> None:  # type: ignore[no-untyped-def]
    assert _chances(duck, queue) == _chances(duck, queue)


def test_without_splink_the_way_to_get_it_is_told(duck: Engine, queue, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(sys.modules, "splink", None)
    with pytest.raises(Unfit) as told:
        opinion(duck, *queue)
    assert told.value.code == "PACKAGE_MISSING"


@pytest.mark.spark
def test_an_engine_without_it_says_so(spark: Engine, duck: Engine, queue) -> None:  # type: ignore[no-untyped-def]
    assert opinion(spark, *queue) is None
