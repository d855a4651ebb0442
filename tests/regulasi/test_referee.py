"""The engines against the referee, to the rupiah, on generated people."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.regulasi.people import EDGES, MONTHS, assert_same, by_engine, people

from naungan.engine import Engine
from naungan.kernel.period import Bulan
from naungan.regulasi import buku
from naungan.regulasi.keringanan import daftar_keringanan

QUIET = settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@QUIET
@given(cases=st.lists(people, min_size=40, max_size=80))
def test_engine_agrees_with_the_referee(duck: Engine, cases: list[dict]) -> None:
    assert_same(duck, cases)


@QUIET
@given(cases=st.lists(people, min_size=20, max_size=40), bulan=st.sampled_from(MONTHS))
def test_one_month_path_agrees_with_the_referee(duck: Engine, cases: list[dict], bulan: Bulan) -> None:
    assert_same(duck, [{**case, "bulan": str(bulan)} for case in cases], bulan)


def sample(size: int) -> list[dict]:
    draw = random.Random(20260731)
    return [
        {
            "bulan": str(draw.choice(MONTHS)), "segmen": draw.choice(["PU", "BPU"]),
            "upah": max(Decimal("0.01"), draw.choice([Decimal(0), draw.choice(EDGES)]) + Decimal(draw.randrange(1, 900_000_000)) / 100),
            "risiko": draw.choice(["I", "II", "III", "IV", "V"]), "sektor": draw.choice(["pemerintahan", "transportasi", "padat_karya", "lainnya"]),
            "dibayar": draw.choice(["sendiri", "apbd"]),
            "syarat": {one for one in ("pp49-2020", "padat_karya", "peserta_baru") if draw.random() < 0.3},
        }
        for _ in range(size)
    ]  # fmt: skip


def test_a_large_sample_on_every_engine(engine: Engine) -> None:
    assert_same(engine, sample(3000))


@pytest.mark.parametrize(
    "bulan", sorted({Bulan.of(day) for day in buku().changes() if MONTHS[0].first_day <= day <= dt.date(2027, 3, 1)}), ids=str
)
def test_before_and_after_each_change_of_a_value(duck: Engine, bulan: Bulan) -> None:
    """Every date on which anything changes: the month before it and the month itself."""
    both = [month for month in (bulan.plus(-1), bulan) if month >= MONTHS[0]]
    base = {"risiko": "I", "sektor": "lainnya", "dibayar": "sendiri", "syarat": set()}
    wages = [Decimal(12_345_678), Decimal("4999999.99")]
    assert_same(duck, [{**base, "bulan": str(m), "segmen": s, "upah": w} for m in both for s in ("PU", "BPU") for w in wages])


@pytest.mark.parametrize("first", sorted({month for one in daftar_keringanan() for month in (one.dari, one.sampai.plus(1))}), ids=str)
def test_before_and_after_each_change_of_a_relief(duck: Engine, first: Bulan) -> None:
    cases = [
        {
            "bulan": str(month),
            "segmen": segmen,
            "upah": Decimal(1_000_000),
            "risiko": "I",
            "sektor": sektor,
            "dibayar": dibayar,
            "syarat": syarat,
        }
        for month in (first.plus(-1), first)
        for segmen in ("PU", "BPU")
        for sektor in ("pemerintahan", "transportasi", "padat_karya", "lainnya")
        for dibayar in ("sendiri", "apbd")
        for syarat in (set(), {"pp49-2020"}, {"padat_karya"}, {"peserta_baru"}, {"pp49-2020", "padat_karya", "peserta_baru"})
    ]
    for month in (first.plus(-1), first):
        assert_same(duck, [case for case in cases if case["bulan"] == str(month)], month)


def test_an_unknown_wage_or_risk_group_stays_unknown(engine: Engine) -> None:
    base = {"bulan": "2026-05", "sektor": "lainnya", "dibayar": "sendiri", "syarat": set()}
    rows = by_engine(
        engine,
        [
            {**base, "segmen": "PU", "upah": None, "risiko": "I"}, {**base, "segmen": "PU", "upah": Decimal(1_000_000), "risiko": "VI"},
            {**base, "segmen": "BPU", "upah": Decimal(-5), "risiko": "I"}, {**base, "segmen": "PU", "upah": Decimal(10_000_000_001), "risiko": "I"},
        ],
    )  # fmt: skip
    amounts = [name for name in rows[0] if name not in ("n", "iuran_jkm_bpu")]
    assert all(rows[n][name] is None for n in (0, 2, 3) for name in amounts)
    assert rows[1]["iuran_jkk_pu"] is None
    assert rows[1]["iuran_jkm_pu"] == 3000
    assert rows[2]["iuran_jkm_bpu"] == 3400  # flat: needs no income


def test_the_greatest_wage_keeps_products_exact(engine: Engine) -> None:
    case = {
        "bulan": "2025-06",
        "segmen": "PU",
        "upah": Decimal("9999999999.99"),
        "risiko": "V",
        "sektor": "lainnya",
        "dibayar": "sendiri",
        "syarat": {"padat_karya"},
    }
    assert_same(engine, [case])
