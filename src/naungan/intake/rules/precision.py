"""Days of work written as a month or a year alone: which day stands for them, and what is said of it.

A month begins on its first day and ends on its last; so does a year. But a year that is being counted says nothing of its months:
a start within it stays unknown. As in ``words``, no backslash and no bare cast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.engine import cut, day_in, padded
from naungan.intake.rules.slots import Code, first
from naungan.intake.rules.words import date_of
from naungan.kernel.period import NOMOR_BULAN

if TYPE_CHECKING:
    import ibis.expr.types as ir

_NAMED = "^(?:bulan )?([a-z]{3})[a-z]*[-/., ']*((?:19|20)[0-9]{2})$"
_MONTH_FIRST = "^(0?[1-9]|1[0-2]) ?[-/. ] ?((?:19|20)[0-9]{2})$"
_YEAR_FIRST = "^((?:19|20)[0-9]{2}) ?[-/. ] ?(0?[1-9]|1[0-2])$"
_YEAR = "^(?:th|thn|tahun|sejak)?[. ]*((?:19|20)[0-9]{2})$"
# The last days that a month may have.
_ENDS = ("31", "30", "29", "28")


def begin_of(read: ir.Table, name: str) -> ir.DateValue:
    """The day on which something begins; NULL for the bare year that is being counted (``k_tahun_ini``, see ``with_year``)."""
    text = read[name]
    month, year = _month(text), _year(text)
    return ibis.coalesce(date_of(text), day_in(month + "-01"), ibis.cases((year != read.k_tahun_ini, day_in(year + "-01-01"))))


def end_of(read: ir.Table, name: str) -> ir.DateValue:
    """The day on which something ends: who stands on the list until a year is there until its last day."""
    text = read[name]
    month = _month(text)
    return ibis.coalesce(date_of(text), *(day_in(month + f"-{day}") for day in _ENDS), day_in(_year(text) + "-12-31"))


def with_year(table: ir.Table) -> ir.Table:
    """Adds ``k_tahun_ini``, the year that a file speaks of, else that of its position."""
    return table.mutate(k_tahun_ini=cut(ibis.coalesce(table.f_bulan, table.posisi.cast("string")), 0, 4))


def day_code(read: ir.Table, name: str) -> Code:
    """What can be said of a day read by ``begin_of`` or ``end_of`` into ``v_<name>``; a text that is a month or a year is no day."""
    text, day = read[name], read[f"v_{name}"]
    return first(
        ("TANGGAL_TAHUN_INI", text.lower().re_search(_YEAR) & day.isnull()),
        ("TANGGAL_TIDAK_TERBACA", text.notnull() & day.isnull()),
        ("TANGGAL_SEBULAN", _is_month(text)),
        ("TANGGAL_SETAHUN", text.lower().re_search(_YEAR)),
    )


def _month(text: ir.StringValue) -> ir.StringValue:
    """``YYYY-MM`` where a text is a month and no more."""
    low = text.lower()
    number = low.re_extract(_NAMED, 1).cases(*((name, f"{month:02d}") for name, month in NOMOR_BULAN.items()))
    return ibis.cases(
        (low.re_search(_NAMED), low.re_extract(_NAMED, 2) + "-" + number),
        (low.re_search(_MONTH_FIRST), low.re_extract(_MONTH_FIRST, 2) + "-" + padded(low.re_extract(_MONTH_FIRST, 1), 2)),
        (low.re_search(_YEAR_FIRST), low.re_extract(_YEAR_FIRST, 1) + "-" + padded(low.re_extract(_YEAR_FIRST, 2), 2)),
    )


def _is_month(text: ir.StringValue) -> ir.BooleanValue:
    """Whether ``_month`` reads a text: a word of three letters and more may be none."""
    low = text.lower()
    return low.re_extract(_NAMED, 1).isin(list(NOMOR_BULAN)) | low.re_search(_MONTH_FIRST) | low.re_search(_YEAR_FIRST)


def _year(text: ir.StringValue) -> ir.StringValue:
    low = text.lower()
    return ibis.cases((low.re_search(_YEAR), low.re_extract(_YEAR, 1)))
