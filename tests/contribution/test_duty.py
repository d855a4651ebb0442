"""Who is owed what: eligibility from the TMT, other payers, months not worked, programme sets."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.contribution.rosters import due, roster

from naungan.contribution import programs_of
from naungan.engine import Engine
from naungan.kernel.errors import Refusal


def hak(engine: Engine, bulan: str, *rows: dict) -> list[str]:
    return [row["hak"] for row in engine.rows(due(engine, roster(engine, *rows), bulan).order_by("orang"))]


def test_it_works(engine: Engine) -> None:
    owed = due(engine, roster(engine, {}))
    (row,) = engine.rows(owed)
    expected = {
        "pemda": "1671", "orang": "p0", "unit": "u", "bulan": "2026-10", "segmen": "PU", "hak": "wajib", "bekerja": True,
        "wajib_jkk": True, "wajib_jkm": True, "jkk_pemberi_kerja": 2400, "jkm_pemberi_kerja": 3000, "iuran": 5400,
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    assert programs_of(owed) == ("jkk", "jkm")


@pytest.mark.parametrize(
    ("kategori", "expected"),
    [
        ("pns", "tidak_berhak"), ("cpns", "tidak_berhak"), ("pppk", "tidak_berhak"), ("alih_daya", "pembayar_lain"), ("pppk_paruh_waktu", "wajib"),
        ("honorer", "wajib"), ("pjlp", "wajib"), ("pekerja_rentan", "wajib"), (None, "wajib"), ("bukan kategori", "tidak_diketahui"),
    ],
)  # fmt: skip
def test_eligibility_by_category(engine: Engine, kategori: str | None, expected: str) -> None:
    assert hak(engine, "2026-10", {"kategori": kategori}) == [expected]


@pytest.mark.parametrize(
    ("bulan", "expected"), [("2026-01", "wajib"), ("2026-02", "wajib"), ("2026-03", "tidak_berhak"), ("2026-04", "tidak_berhak")]
)
def test_an_asn_is_owed_until_the_tmt(duck: Engine, bulan: str, expected: str) -> None:
    assert hak(duck, bulan, {"kategori": "pppk", "mulai": dt.date(2026, 3, 1)}) == [expected]


def test_a_tmt_within_the_month_leaves_days_that_are_owed(duck: Engine) -> None:
    row = {"kategori": "pppk", "mulai": dt.date(2026, 3, 2)}
    assert hak(duck, "2026-03", row) == ["wajib"]
    assert hak(duck, "2026-04", row) == ["tidak_berhak"]


@pytest.mark.parametrize(
    ("mulai", "akhir", "expected"),
    [
        (dt.date(2026, 10, 31), None, "wajib"), (dt.date(2026, 11, 1), None, "tidak_berhak"), (None, dt.date(2026, 10, 1), "wajib"),
        (None, dt.date(2026, 9, 30), "tidak_berhak"), (dt.date(2020, 1, 1), dt.date(2027, 1, 1), "wajib"),
    ],
)  # fmt: skip
def test_any_day_worked_makes_a_whole_month(engine: Engine, mulai: dt.date | None, akhir: dt.date | None, expected: str) -> None:
    found = engine.rows(due(engine, roster(engine, {"mulai": mulai, "akhir": akhir})))
    assert [row["hak"] for row in found] == [expected]
    assert found[0]["bekerja"] == (expected == "wajib") == found[0]["wajib_jkk"]


def test_a_person_in_two_units_is_owed_by_both_and_listed_twice_by_one(duck: Engine) -> None:
    rows = [{"orang": "a", "unit": "u"}, {"orang": "a", "unit": "v"}, {"orang": "a", "unit": "u"}, {"orang": "a", "unit": None}]
    assert hak(duck, "2026-10", *rows) == ["wajib"] * 3


def test_a_month_before_the_law_is_refused(duck: Engine) -> None:
    with pytest.raises(Refusal, match="Juli 2015"):
        hak(duck, "2015-06", {})
    with pytest.raises(Refusal, match="TTTT-BB"):
        hak(duck, "Oktober", {})
