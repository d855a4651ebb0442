"""When the law is asked: contributions by the month, benefits by the day of the event."""

from __future__ import annotations

import datetime as dt

from naungan.kernel.period import Bulan, tanggal

Moment = Bulan | dt.date


def day_of(moment: Moment) -> dt.date:
    """The day whose law governs; a month is governed by the law of its first day."""
    return moment.first_day if isinstance(moment, Bulan) else moment


def first_month(day: dt.date) -> Bulan:
    """The first month that a rule in force from a day governs."""
    month = Bulan.of(day)
    return month if day == month.first_day else month.plus(1)


def words(moment: Moment) -> str:
    """For people: ``Oktober 2026`` or ``2 November 2026``."""
    return moment.nama if isinstance(moment, Bulan) else tanggal(moment)


def read_start(text: str) -> dt.date:
    """The first day of a month ``YYYY-MM``, or a day ``YYYY-MM-DD``; ValueError otherwise."""
    return dt.date.fromisoformat(text) if text.count("-") == 2 else Bulan.parse(text).first_day


def read_end(text: str) -> dt.date:
    """The last day of a month ``YYYY-MM``, or a day ``YYYY-MM-DD``; ValueError otherwise."""
    return dt.date.fromisoformat(text) if text.count("-") == 2 else Bulan.parse(text).last_day
