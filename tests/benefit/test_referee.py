"""The engines against the referee, to the rupiah, on invented events."""

from __future__ import annotations

import datetime as dt
import random
from fractions import Fraction

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.benefit import balances
from naungan.benefit.savings import returns, years
from naungan.engine import Engine
from naungan.kernel.period import Bulan
from tests import referee_manfaat as referee
from tests.benefit.asking import answered
from tests.benefit.people import CHANGES, FIRST, LAST, assert_same, by_engine, events

pytestmark = pytest.mark.chain

QUIET = settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
CODES = sorted(referee.DISABILITY)


@QUIET
@given(cases=st.lists(events, min_size=30, max_size=60))
def test_engine_agrees_with_the_referee(duck: Engine, cases: list[dict]) -> None:
    assert_same(duck, cases)


@QUIET
@given(cases=st.lists(events, min_size=10, max_size=20), hari=st.dates(FIRST, LAST))
def test_one_day_path_agrees_with_the_referee(duck: Engine, cases: list[dict], hari: dt.date) -> None:
    assert_same(duck, [{**case, "tanggal": hari} for case in cases], hari)


def sample(size: int, days: list[dt.date] | None = None) -> list[dict]:
    draw = random.Random(20191202)
    span = (LAST - FIRST).days
    return [
        {
            "tanggal": draw.choice(days) if days else FIRST + dt.timedelta(days=draw.randrange(span)),
            "sen": draw.choice([draw.randrange(1, 30_000_000_00), draw.randrange(40_000_000, 43_000_000), 500_000_000]),
            "segmen": draw.choice(["PU", "BPU"]), "masa_peserta": draw.randrange(0, 40), "pemberi_kerja": draw.randrange(1, 4),
            "stmb": (draw.randrange(0, 14), draw.randrange(1, 15)),
            "losses": [(draw.choice(CODES), draw.randrange(1, 4), draw.choice([1000, 333, 500])) for _ in range(draw.randrange(1, 4))],
            "children": [(draw.randrange(19), draw.choice([None, 22, 23])) for _ in range(draw.randrange(4))],
            "program": draw.choice(["jkk", "jkm"]), "masa_iur": draw.choice([35, 36, 59, 60, 179, 180, 360]),
            "biaya": draw.randrange(25_000_000), "masa_iur_24": draw.randrange(11, 14), "iur_berturut": draw.randrange(5, 8),
            "klaim_ke": draw.randrange(1, 5), "kepadatan": draw.choice([None, 79, 80, 100]), "sebab": draw.choice(["usia", "meninggal", "cacat"]),
            "penerima": draw.choice(["peserta", "pasangan", "anak", "orang_tua"]),
        }
        for _ in range(size)
    ]  # fmt: skip


def test_a_sample_on_every_engine(engine: Engine) -> None:
    assert_same(engine, sample(1500))


@pytest.mark.slow
def test_a_large_sample(duck: Engine) -> None:
    for _ in range(4):
        assert_same(duck, sample(50_000))


def test_before_and_after_each_day_on_which_anything_changes(duck: Engine) -> None:
    days = [day + dt.timedelta(days=shift) for day in CHANGES for shift in (-1, 0)]
    cases = sample(10)
    assert_same(duck, [{**case, "tanggal": day} for day in days for case in cases])


def test_an_unknown_wage_or_part_of_the_body_stays_unknown(engine: Engine) -> None:
    (case,) = sample(1)
    unknown = {"sen": None, "segmen": "PU", "tanggal": dt.date(2024, 5, 1), "losses": [("sayap", 1, 1000)]}
    (row,) = by_engine(engine, [{**case, **unknown, "masa_iur_24": 12, "iur_berturut": 6, "klaim_ke": 1}])
    assert [row[name] for name in ("santunan_kematian_jkk", "santunan_cacat_total", "stmb_awal", "jkp_awal", "persen_cacat")] == [None] * 5
    assert row["biaya_pemakaman_jkk"] == 10_000_000


SPANS = [
    (0, 171_000, (2016, 1), (2020, 12), (2020, 12)),
    (5_000_000, 0, (2017, 5), (2017, 5), (2019, 2)),
    (123_456, 333_333, (2018, 7), (2019, 3), (2020, 6)),
    (1_000_000, 100_000, (2019, 11), (2021, 4), (2022, 2)),
]


@pytest.mark.parametrize("span", SPANS, ids=lambda one: f"{one[2]}")
def test_savings_agree_with_the_referee(duck: Engine, span: tuple) -> None:
    opening, monthly, first, until, end = span
    claimed = Bulan(*end).plus(1).first_day
    found = answered(
        duck, "jht", claimed, saldo_awal=str(opening), iuran=str(monthly), dari=str(Bulan(*first)), sampai=str(Bulan(*until)),
        asumsi=("2021=5.5,2022=4.75",),
    )  # fmt: skip
    assert found.total == referee.savings(*span, {2021: "5.5", 2022: "4.75"})


def test_savings_of_many_at_once(engine: Engine) -> None:
    known = returns(range(2016, 2023), {2021: 55_000, 2022: 47_500})
    rows = [
        one.row(n, known) for n, (_, monthly, *months) in enumerate(SPANS) for one in years(monthly, *(Bulan(*month) for month in months))
    ]
    opening = engine.table(pa.table({"kasus": list(range(len(SPANS))), "saldo": [span[0] for span in SPANS]}))
    grown = engine.rows(balances(engine, opening, engine.table(pa.Table.from_pylist(rows)), known).order_by("kasus"))
    assert [row["saldo_jht"] for row in grown] == [referee.savings(*span, {2021: "5.5", 2022: "4.75"}) for span in SPANS]


def test_a_pension_in_payment_rises_each_march(duck: Engine) -> None:
    found = answered(duck, "jp", dt.date(2019, 3, 1), upah_rata="4000000", masa_bulan=200, dibayar_pada="2026-03")
    amount = referee.pension(dt.date(2019, 3, 1), 4_000_000, 200, 200, None, "usia", "peserta")
    for year in range(2020, 2027):
        amount = referee.pension_later(amount, year)
    assert found.rincian == {"pensiun_sebulan": amount}
    assert len(found.lain["penyesuaian"]) == 8


NEGLECT_DAYS = [dt.date(2015, 7, 1), dt.date(2019, 12, 1), dt.date(2019, 12, 2), dt.date(2025, 2, 23), dt.date(2025, 2, 24)]


@pytest.mark.parametrize("day", NEGLECT_DAYS, ids=str)
@pytest.mark.parametrize(("wage", "reported"), [(3_000_000, 1_000_000), (500_000, 300_000), (12_345_678, 12_345_677)])
def test_what_a_negligent_employer_owes_agrees_with_the_referee(duck: Engine, day: dt.date, wage: int, reported: int) -> None:
    benefit, known = (sum(referee.jkk_death(day, Fraction(amount))) for amount in (wage, reported))
    ways: dict[str, dict] = {"tidak_terdaftar": {"tidak_terdaftar": True}, "upah_kurang": {"upah_dilaporkan": str(reported)}}
    if day >= dt.date(2025, 2, 24):
        ways["lapor_terlambat"] = {"lapor_terlambat": True}
    for neglect, said in ways.items():
        own = referee.liability(neglect, benefit, known)
        found = answered(duck, "jkk-meninggal", day, upah=str(wage), **said)
        assert found.lain["penanggung"] == {"bpjs": benefit - own, "pemberi_kerja": own}, neglect
