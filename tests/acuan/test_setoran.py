"""The calendar of handing in: days across the year by hand, holidays included; regions that say their own; the hour of each province."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from naungan.acuan.setoran import Aturan, deadline, due, read_own, rule_of, rules
from naungan.acuan.siklus import Kalender, Sendiri
from naungan.acuan.zona import ends, zona
from naungan.kernel.errors import Refusal
from naungan.regions.codes import current_names
from naungan.relations.words import DATASET, TAHAP

PEMDA = "1671"
ROSTER = rule_of("roster", pemda=PEMDA, unit="1.01")


def day(rule: Aturan, masa: str, tahap: str = "", pemda: str = PEMDA) -> str:
    found = deadline(rule, masa, tahap, pemda=pemda).tenggat
    return found.isoformat() if found else ""


@pytest.mark.parametrize(
    ("masa", "tenggat"),
    [
        ("2025-12", "2026-01-05"),  # a Monday
        ("2026-01", "2026-02-05"), ("2026-02", "2026-03-05"),
        ("2026-03", "2026-04-06"),  # the 5th is a Sunday
        ("2026-04", "2026-05-05"), ("2026-05", "2026-06-05"),
        ("2026-06", "2026-07-06"), ("2026-08", "2026-09-07"),  # Sunday; Saturday
        ("2024-03", "2024-04-05"),
        ("2025-03", "2025-04-08"),  # Eid's collective leave up to Monday the 7th
        ("2026-10", "2026-11-05"), ("2026-11", "2026-12-07"),  # Saturday
    ],
)  # fmt: skip
def test_a_month_is_due_on_the_fifth_or_the_next_working_day(masa: str, tenggat: str) -> None:
    assert day(ROSTER, masa) == tenggat


@pytest.mark.parametrize(
    ("masa", "tahap", "pemda", "tenggat"),
    [
        ("2027", "RKPD", "16", "2026-07-07"),  # the province: five working days after 30 June
        ("2027", "RKPD", PEMDA, "2026-07-14"),  # established on the 7th of July
        ("2027", "KUA_PPAS", PEMDA, "2026-08-24"),  # 14 August; Independence Day is a Monday
        ("2027", "APBD", PEMDA, "2027-01-11"),  # 31 December; New Year is a Friday, Isra Mikraj the Tuesday after
        ("2026", "APBD_P", PEMDA, "2026-10-07"),
    ],
)
def test_a_stage_is_due_five_working_days_after_it_was_established(masa: str, tahap: str, pemda: str, tenggat: str) -> None:
    assert day(rule_of("budget_line", pemda=pemda, tahap=tahap), masa, tahap, pemda) == tenggat


def test_a_governments_own_day_of_a_stage_wins() -> None:
    own = Kalender((Sendiri(PEMDA, 2027, "LANGKAH_RKPD", None, None, dt.date(2026, 6, 19), "SK uji"),))
    rule = rule_of("budget_line", pemda=PEMDA, tahap="RKPD")
    assert deadline(rule, "2027", "RKPD", pemda=PEMDA, kalender=own).tenggat == dt.date(2026, 6, 26)


def test_what_falls_due_in_a_month_and_nothing_else() -> None:
    found = {
        (one.dataset, masa.masa, masa.tahap)
        for one in rules(PEMDA)
        if one.wajib
        for masa in due(one, dt.date(2026, 12, 1), dt.date(2026, 12, 31), pemda=PEMDA)
    }
    assert found == {
        ("roster", "2026-11", ""), ("member", "2026-11", ""), ("treasury", "2026-11", ""), ("receipt", "2026-11", ""),
        ("budget_line", "2027", "RAPBD"), ("unit", "", ""), ("registration", "", ""), ("payer", "", ""),
    }  # fmt: skip


def test_each_time_is_due_in_exactly_one_month() -> None:
    """Two years, month by month: no time is missed and none asked for twice, whatever the holidays."""
    for rule in rules(PEMDA):
        times = [
            one.masa + one.tahap
            for month in range(24)
            for one in due(rule, *_month(2026 + month // 12, month % 12 + 1), pemda=PEMDA)
            if one.tenggat
        ]
        assert len(times) == len(set(times))
        assert len(times) == {"bulan": 24, "tahap": 2 * len(rule.tahap), "tahun": 2, "tetap": 0}[rule.berkala], rule


def _month(year: int, month: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, month, 1), dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def test_a_year_without_a_decree_is_an_estimate() -> None:
    assert not deadline(ROSTER, "2026-10", pemda=PEMDA).perkiraan and deadline(ROSTER, "2031-10", pemda=PEMDA).perkiraan


def test_data_sets_and_stages_are_those_of_the_program() -> None:
    every = rules(PEMDA)
    assert {one.dataset for one in every} <= set(DATASET)
    assert {tahap for one in every for tahap in one.tahap} == set(TAHAP)
    assert all(one.status == "anggapan" and one.dasar for one in every)


@pytest.mark.parametrize(
    ("dataset", "unit", "tahap"), [("roster", "", "RKPD"), ("treasury", "1.01", ""), ("gaji", "", ""), ("budget_line", "", "")]
)
def test_what_nobody_is_asked_for(dataset: str, unit: str, tahap: str) -> None:
    with pytest.raises(Refusal, match="tidak diminta"):
        rule_of(dataset, pemda=PEMDA, unit=unit, tahap=tahap)


def test_the_nearer_region_wins(tmp_path: Path) -> None:
    file = tmp_path / "setoran.yaml"
    file.write_text(
        'wilayah:\n  - {wilayah: "1671", dataset: roster, hari: 10, sumber: SE Wali Kota}\n  - {wilayah: "16", dataset: roster, hari: 7, sumber: SE Gubernur}\n',
        "utf-8",
    )
    own = read_own(file)
    days = {pemda: rule_of("roster", pemda=pemda, unit="1.01", own=own) for pemda in (PEMDA, "1601", "3273")}
    assert [(one.hari, one.status, one.dasar) for one in days.values()] == [
        (10, "pemda", "SE Wali Kota"),
        (7, "pemda", "SE Gubernur"),
        (5, "anggapan", ROSTER.dasar),
    ]
    assert read_own(tmp_path / "tidak ada.yaml") == ()


@pytest.mark.parametrize(("row", "kolom"), [
    ('{dataset: roster, hari: 7, sumber: SE}', "wilayah"), ('{wilayah: "16", dataset: roster, hari: 7}', "sumber"),
    ('{wilayah: "16", dataset: gaji, hari: 7, sumber: SE}', "dataset"), ('{wilayah: "16", dataset: roster, hari: 32, sumber: SE}', "hari"),
    ('{wilayah: "16", dataset: roster, hari: 0, sumber: SE}', "hari"), ('{wilayah: "16", dataset: roster, periksa: [], sumber: SE}', "periksa"),
    ('{wilayah: "16", dataset: roster, wajib: 1, sumber: SE}', "wajib"), ("roster", "wilayah"),
])  # fmt: skip
def test_a_region_that_cannot_be_followed_is_told_where(tmp_path: Path, row: str, kolom: str) -> None:
    file = tmp_path / "setoran.yaml"
    file.write_text(f'wilayah:\n  - {{wilayah: "17", dataset: roster, hari: 9, sumber: SE}}\n  - {row}\n', "utf-8")
    with pytest.raises(Refusal) as said:
        read_own(file)
    assert said.value.params == {"nomor": 2, "kolom": kolom}


def test_every_province_has_its_hour() -> None:
    provinces = {kode for kode in current_names() if len(kode) == 2}
    assert {zona(kode).tzname(None) for kode in provinces} == {"WIB", "WITA", "WIT"}
    assert [zona(kode).tzname(None) for kode in (PEMDA, "5171", "6371", "6171", "9171", "8271")] == [
        "WIB",
        "WITA",
        "WITA",
        "WIB",
        "WIT",
        "WIT",
    ]


def test_a_day_ends_where_the_government_is() -> None:
    day = dt.date(2026, 11, 5)
    assert [ends(day, pemda).astimezone(dt.UTC).hour for pemda in (PEMDA, "5171", "9171")] == [17, 16, 15]
    assert ends(day, PEMDA).astimezone(dt.UTC).date() == day
