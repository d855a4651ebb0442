"""The budget calendar: two dates a step; what is named has an open first date, whatever the day and the government's own dates."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.acuan.kalender import kalender_of
from naungan.acuan.readers import readers
from naungan.acuan.siklus import NEXT_YEAR, OWN, PREFIX, Kalender, Langkah, Sendiri, step_codes, step_words
from naungan.answers.folder import read_file
from naungan.answers.forms import KALENDER

HEAD = "pemda,tahun,langkah,urutan,usulan,penetapan,nomor,hasil,sumber\n"
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2029, 12, 31))
Said = tuple[str, int, dt.date | None, dt.date | None, int | None]
ROWS = st.lists(
    st.tuples(st.sampled_from(step_words()), st.integers(2025, 2029), st.none() | DAYS, st.none() | DAYS, st.none() | st.integers(1, 3)),
    max_size=12,
)


def own(*rows: Said) -> Kalender:
    return Kalender(tuple(
        Sendiri("1671", tahun, PREFIX + kode, urutan, usulan, penetapan, "SK uji")
        for kode, tahun, usulan, penetapan, urutan in rows if not (usulan and penetapan and usulan > penetapan)
    ))  # fmt: skip


def one(kalender: Kalender, kode: str, tahun: int) -> Langkah:
    (found,) = [step for step in kalender.langkah(tahun, "1671") if step.kode == PREFIX + kode]
    return found


@given(ROWS, DAYS, st.integers(2025, 2028), st.sampled_from(["1671", "16"]))
@settings(max_examples=400, deadline=None)
def test_what_is_named_can_still_be_asked_for(rows: list[Said], posisi: dt.date, tahun: int, pemda: str) -> None:
    kalender = own(*rows)
    step = kalender.open_step(tahun, posisi, pemda)
    later = (step.usulan.status == OWN) > (step.penetapan.status == OWN)
    assert posisi <= step.usulan.hari and (step.usulan.hari <= step.penetapan.hari or later)
    year = step.tahun
    earlier = [one for one in kalender.langkah(year, pemda) if one.usul and posisi <= one.usulan.hari < step.usulan.hari]
    assert not earlier
    passed = [one for one in kalender.langkah(tahun, pemda) if one.usul and one.usulan.hari >= posisi]
    assert (step.kode == NEXT_YEAR) == (not passed) and (year == tahun) == bool(passed)


@pytest.mark.parametrize("tahun", [2026, 2027, 2028, 2029])
def test_every_day_of_a_year_has_its_step(tahun: int) -> None:
    """Every day of the year before and the year itself, leap days too; the dates never run backwards."""
    day, seen = dt.date(tahun - 1, 1, 1), []
    while day <= dt.date(tahun, 12, 31):
        step = Kalender().open_step(tahun, day, "1671")
        assert step.usulan.hari >= day
        seen += [step.kode] if seen[-1:] != [step.kode] else []
        day += dt.timedelta(days=1)
    words = ("RKPD", "KUA_PPAS", "RKA", "RAPBD", "RKPD_P", "KUPA_PPAS_P", "APBD_P", "PERGESERAN")
    assert seen == [PREFIX + word for word in words]


def test_apbd_p_is_no_advice_when_its_first_date_is_past() -> None:
    """Approval lies ahead until the 30th, the request does not."""
    assert Kalender().open_step(2026, dt.date(2026, 9, 14)).kode == "LANGKAH_APBD_P"
    assert Kalender().open_step(2026, dt.date(2026, 9, 15)).kode == "LANGKAH_PERGESERAN"


def test_a_province_has_its_own_dates() -> None:
    day = dt.date(2026, 4, 10)
    assert Kalender().open_step(2027, day, "16").kode == "LANGKAH_RKPD"
    assert Kalender().open_step(2027, day, "1671").kode == "LANGKAH_KUA_PPAS"


def test_own_dates_win_for_their_government_and_year_alone() -> None:
    kalender = own(("APBD_P", 2026, dt.date(2026, 8, 20), dt.date(2026, 9, 25), None))
    step = one(kalender, "APBD_P", 2026)
    assert (step.usulan.hari, step.usulan.status, step.usulan.sumber, step.penetapan.hari) == (
        dt.date(2026, 8, 20), OWN, "SK uji", dt.date(2026, 9, 25),
    )  # fmt: skip
    assert kalender.open_step(2026, dt.date(2026, 8, 21), "1671").kode == "LANGKAH_PERGESERAN"
    assert kalender.open_step(2026, dt.date(2026, 8, 21), "1672").kode == "LANGKAH_APBD_P"


def test_on_equal_days_the_first_of_the_cycle_is_named_and_a_leap_day_counts() -> None:
    leap = dt.date(2028, 2, 29)
    kalender = own(("PERGESERAN", 2028, leap, leap, 1), ("RKPD_P", 2028, leap, None, None))
    assert kalender.open_step(2028, leap, "1671").kode == "LANGKAH_RKPD_P"
    assert kalender.open_step(2028, dt.date(2028, 3, 1), "1671").kode == "LANGKAH_KUPA_PPAS_P"


def test_several_pergeseran_are_taken_one_after_the_other() -> None:
    kalender = own(
        ("PERGESERAN", 2026, dt.date(2026, 11, 20), None, 2), ("PERGESERAN", 2026, dt.date(2026, 10, 10), dt.date(2026, 10, 20), 1)
    )
    found = [kalender.open_step(2026, day, "1671") for day in (dt.date(2026, 10, 10), dt.date(2026, 10, 11), dt.date(2026, 11, 21))]
    assert [(one.kode, one.urutan) for one in found] == [("LANGKAH_PERGESERAN", 1), ("LANGKAH_PERGESERAN", 2), (NEXT_YEAR, None)]


def test_an_end_of_its_own_ends_the_request_too() -> None:
    """The last day to ask is then the last that is possible: the government has not said it."""
    step = one(own(("APBD_P", 2026, None, dt.date(2026, 9, 1), None)), "APBD_P", 2026)
    assert (step.usulan.hari, step.usulan.status, step.sendiri) == (dt.date(2026, 9, 1), "unknown", True)


def test_who_asks_later_than_the_statute_ends_has_not_said_when_it_ends() -> None:
    step = one(own(("KUA_PPAS", 2027, dt.date(2026, 8, 20), None, None)), "KUA_PPAS", 2027)
    assert (step.usulan.hari, step.penetapan.hari, step.sendiri) == (dt.date(2026, 8, 20), dt.date(2026, 8, 14), False)


@pytest.mark.parametrize(
    ("agreed", "received", "days"),
    [
        # Three working days after the statute's last day; of a Friday; received on the 19th; Isra Mikraj 1448 is a Tuesday.
        (None, None, ("2026-12-03", "2026-12-28")),
        ("2026-11-13", None, ("2026-11-18", "2026-12-09")),
        ("2026-11-13", "2026-11-19", ("2026-11-19", "2026-12-10")),
        (None, "2026-12-28", ("2026-12-28", "2027-01-20")),
    ],
)
def test_the_evaluation_is_counted_from_what_the_government_says(agreed: str | None, received: str | None, days: tuple[str, str]) -> None:
    said = [("RAPBD", None, agreed), ("EVALUASI", received, None)]
    kalender = own(*(
        (kode, 2027, first and dt.date.fromisoformat(first), last and dt.date.fromisoformat(last), None) for kode, first, last in said
        if first or last
    ))  # fmt: skip
    step = one(kalender, "EVALUASI", 2027)
    assert (step.usulan.hari.isoformat(), step.penetapan.hari.isoformat()) == days
    assert (step.usulan.status, step.penetapan.status) == (OWN if received else "recalled", "recalled")


def test_a_calendar_as_people_write_it(tmp_path: Path) -> None:
    path = tmp_path / "kalender_anggaran.csv"
    rows = (
        "1671,2027,KUA-PPAS,,1-7-2026,14-8-2026,,,Perwal 3/2026\n"
        "1671,2027,fasilitasi rkpd,,2026-06-01,2026-06-20,050/12,tidak_memuat,\n"
        "1671,2027,APBD_P,,2027-09-14,2027-09-01,,,\n1671,2027,musrenbang,,,,,,\n"
    )
    path.write_text(HEAD + rows, "utf-8")
    kalender, read = kalender_of(read_file(KALENDER, path, readers()))
    assert [(one.kode, one.hasil, one.sumber) for one in kalender.sendiri] == [
        ("LANGKAH_KUA_PPAS", None, "Perwal 3/2026"), ("LANGKAH_FASILITASI_RKPD", "tidak_memuat", "050/12"),
    ]  # fmt: skip
    assert [(one["kode"], one["baris"]) for one in read.problems] == [("JAWABAN_NILAI", 5), ("JAWABAN_KALENDER_TERBALIK", 4)]


def test_every_step_has_words() -> None:
    from naungan.kernel.messages import catalogue

    names = {f"NAMA_{kode}" for kode in step_codes() - {NEXT_YEAR}}
    assert step_codes() | names <= set(catalogue())
