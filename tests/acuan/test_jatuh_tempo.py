"""Due dates: the day, its holidays with the changed ones, each change of the rule, and what is only an estimate."""

from __future__ import annotations

import datetime as dt

import holidays
import pytest

from naungan.acuan.jatuh_tempo import _kept, calendar_of, jatuh_tempo, last_month_due, working_day_after
from naungan.acuan.loading import load
from naungan.kernel.period import Bulan


def due(segmen: str, bulan: str) -> str:
    return jatuh_tempo(segmen, Bulan.parse(bulan)).tanggal.isoformat()


@pytest.mark.parametrize(
    ("bulan", "expected"),
    [
        ("2026-09", "2026-10-15"), ("2026-10", "2026-11-16"),  # a Sunday
        ("2018-05", "2018-06-21"),  # Eid on the 15th, then a weekend and three days of collective leave
        ("2024-03", "2024-04-16"),  # the 15th was collective leave
        ("2020-07", "2020-08-18"),  # Saturday, Sunday, Independence Day
        ("2020-08", "2020-09-30"), ("2020-12", "2021-01-29"),  # the 30th, or the working day before
        ("2021-01", "2021-02-26"),  # February has no 30th; the 28th is a Sunday
        ("2021-02", "2021-03-15"), ("2022-05", "2022-06-15"),
    ],
)  # fmt: skip
def test_wage_earners_pay_in_the_month_after(bulan: str, expected: str) -> None:
    assert due("PU", bulan) == expected


@pytest.mark.parametrize(
    ("segmen", "bulan", "expected"),
    [
        ("PU", "2016-03", "2016-04-15"),
        ("PU", "2020-07", "2020-08-18"),  # Saturday, Sunday, 17 August
        ("PU", "2021-01", "2021-02-26"),  # no 30 February; the 28th is a Sunday, and the relief moves back
        ("PU", "2021-02", "2021-03-15"),
        ("PU", "2026-04", "2026-05-18"),  # collective leave on the 15th, then a weekend
        ("BPU", "2016-03", "2016-03-15"),
        ("BPU", "2021-01", "2021-01-29"),
        ("BPU", "2021-02", "2021-02-15"),
        ("BPU", "2026-02", "2026-02-18"),  # Sunday, collective leave, Lunar New Year
    ],
)
def test_each_rule_on_both_sides_of_the_relief(segmen: str, bulan: str, expected: str) -> None:
    assert due(segmen, bulan) == expected


@pytest.mark.parametrize(
    ("bulan", "expected"), [("2026-10", "2026-10-15"), ("2026-11", "2026-11-16"), ("2020-08", "2020-08-28"), ("2020-07", "2020-07-15")]
)
def test_the_self_employed_pay_in_the_month_itself(bulan: str, expected: str) -> None:
    assert due("BPU", bulan) == expected


def test_a_due_date_is_always_a_working_day_of_ours() -> None:
    closed = {one["tanggal"]: one["libur"] for one in load("libur.yaml")["hari"]}
    for bulan in Bulan(2015, 7).until(Bulan(2027, 10)):
        for segmen in ("PU", "BPU"):
            day = jatuh_tempo(segmen, bulan).tanggal
            assert day.weekday() < 5
            assert closed.get(day, False) is False


def test_the_kept_calendar_says_what_the_library_says() -> None:
    """Another library may know another decree: then ``make docs`` writes the file anew, and what moved is seen before it moves a due date."""
    assert {year: calendar_of(year) for year in _kept()} == _kept()
    assert {2015, 2027} <= _kept().keys() and 2041 not in _kept()
    assert jatuh_tempo("PU", Bulan(2041, 7)).perkiraan


def test_each_changed_holiday_has_its_source_and_the_library_knows_it() -> None:
    """The table guards against a calendar that forgets a revision; where the two differ, the table wins."""
    differing = []
    for one in load("libur.yaml")["hari"]:
        assert one["dasar"]
        assert one["status"] in ("confirmed", "recalled", "unknown")
        calendar = holidays.country_holidays("ID", categories=("public", "government"), years=[one["tanggal"].year])
        if (one["tanggal"] in calendar) != one["libur"]:
            differing.append(one["tanggal"])
    assert differing == []


def test_a_changed_day_wins_over_the_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    from naungan.acuan import jatuh_tempo as room

    day = dt.date(2026, 10, 15)
    monkeypatch.setattr(room, "_changed_days", lambda: {day: True})
    assert room.jatuh_tempo.__wrapped__("PU", Bulan(2026, 9)).tanggal == dt.date(2026, 10, 16)


def test_years_without_a_decree_are_estimates() -> None:
    assert not jatuh_tempo("PU", Bulan(2026, 10)).perkiraan
    assert jatuh_tempo("PU", Bulan(2029, 10)).perkiraan


def test_a_month_is_late_only_after_its_due_date() -> None:
    assert last_month_due("PU", dt.date(2026, 11, 16)) == Bulan(2026, 9)
    assert last_month_due("PU", dt.date(2026, 11, 17)) == Bulan(2026, 10)
    assert last_month_due("BPU", dt.date(2026, 10, 16)) == Bulan(2026, 10)


def plain_working_days(first: dt.date, count: int, closed: set[dt.date]) -> dt.date:
    """The referee: day by day with a pencil, the first one not counted."""
    day, found = first, 0
    while found < count:
        day = dt.date.fromordinal(day.toordinal() + 1)
        if day.isoweekday() <= 5 and day not in closed:
            found += 1
    return day


# Nyepi and Eid 2025 with their collective leave, Good Friday, Labour Day, Waisak; typed from the joint decree of that year.
CLOSED_2025 = {
    *(dt.date(2025, 3, day) for day in (28, 29, 31)), *(dt.date(2025, 4, day) for day in (1, 2, 3, 4, 7, 18)), dt.date(2025, 5, 1),
    dt.date(2025, 5, 12), dt.date(2025, 5, 13),
}  # fmt: skip


@pytest.mark.parametrize(
    "received", [dt.date(2025, 2, 24), dt.date(2025, 3, 10), dt.date(2025, 3, 14), dt.date(2025, 3, 30), dt.date(2025, 4, 18)]
)
@pytest.mark.parametrize("count", [1, 7, 17])
def test_working_days_are_counted_from_the_day_after(received: dt.date, count: int) -> None:
    assert working_day_after(received, count) == (plain_working_days(received, count, CLOSED_2025), False)


def test_thirty_working_days_from_the_form() -> None:
    assert working_day_after(dt.date(2025, 3, 10), 30) == (dt.date(2025, 5, 2), False)
