"""Coefficient texts of RKA lines, as in ``40 Orang x 12 Bulan``: how many people, for how many months. Column expressions only."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import NamedTuple

import ibis
import ibis.expr.types as ir

from naungan.engine import number_in, trim
from naungan.intake.rules.words import product_of

_NUMBER = "([0-9]{1,3}(?:[.][0-9]{3}){1,2}|[0-9]{1,9})"
_FACTOR = f"{_NUMBER} *([a-z][a-z /()-]*)?"
_WHOLE = f"^ *{_FACTOR}" + f"(?: *[|] *{_FACTOR})?" * 3 + " *$"
_FACTORS = 4
_PEOPLE = "^(orang|org|jiwa|peserta|pekerja|pegawai|guru|honorer|tenaga|tenaga kerja|tenaga non asn|orang peserta)$"
_MONTHS = "^(bulan|bln|bl)$"
_YEARS = "^(tahun|thn)$"
_PERSON_MONTHS = "^(ob|o/b|orang ?/ ?bulan|org ?/ ?bln|orang bulan|org bln|orang-bulan)$"


class Coefficient(NamedTuple):
    """What a coefficient says; each NULL where it does not say so clearly. ``hasil`` is the product of all factors."""

    orang: ir.IntegerValue
    bulan: ir.IntegerValue
    orang_bulan: ir.IntegerValue
    hasil: ir.IntegerValue


def coefficient_of(text: ir.StringValue) -> Coefficient:
    """People × months of a text with up to four factors; another factor than these (``2 Kali``) leaves people and months unread."""
    even = text.lower().re_replace(" *[×*] *| +x +", "|").re_replace("[.] *$", "")
    readable = even.re_search(_WHOLE).fill_null(False)
    factors = [_factor(even, number) for number in range(_FACTORS)]
    people, months = (_once(factors, pattern) for pattern in (_PEOPLE, _MONTHS))
    years, both = _once(factors, _YEARS), _once(factors, _PERSON_MONTHS)
    known = f"{_PEOPLE}|{_MONTHS}|{_YEARS}|{_PERSON_MONTHS}"
    clear = readable & ibis.and_(*(unit.re_search(known) | (count.fill_null(1) == 1) for count, unit in factors))
    months = ibis.coalesce(months, 12 * years)
    product = product_of(*(count.fill_null(1) for count, _ in factors))
    nothing = ibis.null("int64")

    def said(value: ir.IntegerValue, when: ir.BooleanValue) -> ir.IntegerValue:
        return ibis.ifelse(when, value, nothing)

    return Coefficient(
        orang=said(people, clear), bulan=said(months, clear), orang_bulan=said(ibis.coalesce(both, product_of(people, months)), clear),
        hasil=said(product, readable),
    )  # fmt: skip


def _factor(text: ir.StringValue, number: int) -> tuple[ir.IntegerValue, ir.StringValue]:
    count = number_in(text.re_extract(_WHOLE, 2 * number + 1).replace(".", ""))
    return count, trim(text.re_extract(_WHOLE, 2 * number + 2)).fill_null("")


def _once(factors: list[tuple[ir.IntegerValue, ir.StringValue]], pattern: str) -> ir.IntegerValue:
    """The count of the one factor of this unit; NULL where none or several are."""
    here = [unit.re_search(pattern) for _, unit in factors]
    found = ibis.cases(*((one, count) for one, (count, _) in zip(here, factors, strict=True)))
    times = reduce(add, (one.cast("int64") for one in here))
    return ibis.ifelse(times == 1, found, ibis.null("int64"))
