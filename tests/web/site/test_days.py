"""A day is written as people here write it, and read in one place."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from django import forms

import naungan.web
from naungan.web.formats.days import DayField

DAY = dt.date(2026, 12, 31)


class Form(forms.Form):
    hari = DayField(label="Hari", required=False)


@pytest.mark.parametrize(
    "said", ["31-12-2026", "31/12/2026", "31.12.2026", "31 Desember 2026", "31  desember  2026", "31-Des-2026", "2026-12-31", DAY]
)
def test_a_day_is_understood_however_it_is_written(said: str | dt.date) -> None:
    form = Form({"hari": said})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["hari"] == DAY


@pytest.mark.parametrize(
    "said", ["12/31/2026", "31-13-2026", "30 Februari 2026", "31-12-26", "apa", "²", "31-12-1999", "2200-01-01", "9" * 5000, "a\x00b"]
)
def test_what_is_no_day_is_told_with_an_example(said: str) -> None:
    form = Form({"hari": said})
    assert form.errors["hari"] == ["Tulis hari, bulan, tahun, misalnya 31-12-2026 atau 31 Desember 2026."]


def test_nothing_is_no_day_and_a_day_is_shown_with_the_day_first() -> None:
    form = Form({"hari": " "})
    assert form.is_valid() and form.cleaned_data["hari"] is None
    shown = str(Form(initial={"hari": DAY})["hari"])
    assert 'value="31-12-2026"' in shown and 'type="text"' in shown and 'inputmode="text"' in shown


def test_no_page_has_the_browsers_own_field_of_a_day() -> None:
    pages = list(Path(naungan.web.__file__).parent.rglob("templates/**/*.html"))
    assert len(pages) > 50
    assert [one.name for one in pages if re.search(r'type="(date|month|datetime-local|week)"', one.read_text("utf-8"))] == []
