"""A day as a form or an address says it: one field, read by the one reader of days that the answers have too."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from naungan.answers import kinds

EXAMPLE = "Misalnya 31-12-2026."
# Days beyond these are none on which anything of an office was done or will be.
FIRST, LAST = dt.date(2000, 1, 1), dt.date(2199, 12, 31)
_LONGEST = 30
_WRONG = "Tulis hari, bulan, tahun, misalnya 31-12-2026 atau 31 Desember 2026."


class DayField(forms.DateField):
    """A day in the order of this country, whatever language the browser speaks: its own field of a day would ask for the month first.

    A keyboard of digits alone has no hyphen, and a month may be a word: it asks for letters too.
    """

    def __init__(self, *, help_text: str = EXAMPLE, **rest: Any) -> None:
        keyboard = {"class": "pendek", "autocomplete": "off", "inputmode": "text"}
        super().__init__(help_text=help_text, widget=forms.DateInput(attrs=keyboard, format="%d-%m-%Y"), **rest)

    def to_python(self, value: Any) -> dt.date | None:
        """The day; ValidationError with a sentence for what is none."""
        if value is None or isinstance(value, dt.date):
            return value
        said = " ".join(str(value)[: _LONGEST + 1].split())
        if not said:
            return None
        try:
            found = kinds.day(said).nilai if len(said) <= _LONGEST else None
        except kinds.Wrong:
            found = None
        if not (isinstance(found, dt.date) and FIRST <= found <= LAST):
            raise ValidationError(_WRONG, code="invalid")
        return found
