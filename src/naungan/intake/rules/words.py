"""Text columns read as dates, months, amounts and answers: pure expressions, NULL where the text says nothing clear.

The regular expressions use no backslash: RE2 and Java must read them alike. ``try_cast`` always.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.engine import cut, day_in, decimal_in, number_in, padded, whole
from naungan.regulasi import UPAH_TERBESAR
from naungan.sheets.errors import ERROR, NESTED

if TYPE_CHECKING:
    import ibis.expr.types as ir

# No amount of an office reaches a quadrillion; what does is a slip, and would leave BIGINT in a product.
_LARGEST = 15
MOST = 10**_LARGEST
_MONTHS = {
    "jan": "01", "feb": "02", "peb": "02", "mar": "03", "apr": "04", "mei": "05", "may": "05", "jun": "06", "jul": "07", "agu": "08",
    "ags": "08", "agt": "08", "aug": "08", "sep": "09", "okt": "10", "oct": "10", "nov": "11", "nop": "11", "des": "12", "dec": "12",
}  # fmt: skip
_ISO = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_DMY = "^[0-9]{2}[-/. ][0-9]{2}[-/. ][0-9]{4}$"
# The looser forms may follow a birth place: "Palembang, 5-6-1990", "Palembang/5 Juni 1990".
_AFTER = "(?:^|[ ,:]|[a-z)][-/.,]) ?"
_LOOSE_DMY = _AFTER + "([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{4})$"
_NAMED_DMY = _AFTER + "([0-9]{1,2})[-/., ]*([a-z]{3})[a-z]*[-/., ]*([0-9]{4})$"
_NAMED_MDY = _AFTER + "([a-z]{3})[a-z]*[. ]+([0-9]{1,2}),? +([0-9]{4})$"
_ROMAN_DMY = _AFTER + "([0-9]{1,2}) ?[-/. ] ?(i{1,3}|iv|vi{0,3}|ix|xi{0,2}) ?[-/. ] ?([0-9]{4})$"
_ROMAN = {
    "i": "01",
    "ii": "02",
    "iii": "03",
    "iv": "04",
    "v": "05",
    "vi": "06",
    "vii": "07",
    "viii": "08",
    "ix": "09",
    "x": "10",
    "xi": "11",
    "xii": "12",
}
# From one day to another: neither is the day of the cell.
_TWO = "(19|20)[0-9]{2}[^0-9].*(19|20)[0-9]{2}"
_YMD = "^([0-9]{4}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2})$"
# No eight digits can be read both ways: no month is a 19th or a 20th.
_EIGHT = "^[0-3][0-9][01][0-9](19|20)[0-9]{2}$"
_EIGHT_YMD = "^(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$"
_DASHES = "[‐‑‒–—―−]"

_YM = "^(20[0-9]{2})[-/. ]?(0[1-9]|1[0-2])$"
_MY = "^(0?[1-9]|1[0-2])[-/. ](20[0-9]{2})$"
_MY_BARE = "^(0[1-9]|1[0-2])(20[0-9]{2})$"
_NAMED_MY = "^([a-z]{3})[a-z]*[-/., ]*(?:20)?([0-9]{2})$"

_PLAIN = "^[0-9]+([.,][0-9]{1,2})?$"
_DOTS = "^[0-9]{1,3}([.][0-9]{3})+(,[0-9]{1,2})?$"
_COMMAS = "^[0-9]{1,3}(,[0-9]{3})+([.][0-9]{1,2})?$"
# Decimals beyond the second that are zero say nothing, as databases write them; just three may be thousands.
_LONG = "^([0-9]{4,}|0|[0-9]{1,3}(?:[.][0-9]{3})+)[.,]([0-9]{2})0{2,}$"
_LONG_COMMAS = "^([0-9]{1,3}(?:,[0-9]{3})+)[.]([0-9]{2})0{2,}$"
# 3.0E+06; with other digits than zeros it may have been rounded, unless a program of its own wrote it (3.045123E7).
_POWER = "^[0-9]([.,]0*)?E[+]?[0-9]{1,2}$"
_EXACT = "^[0-9][.][0-9]{1,9}E[0-9]{1,2}$"
# A number without cents, in no more digits than an amount has; no count of people reaches ten billion.
_WHOLE = f"^0*([0-9]{{1,{_LARGEST}}})(?:[.]0+)?$"
_PEOPLE = "^0*([0-9]{1,10})(?:[.]0+)?$"

_YES = ("ya", "y", "yes", "iya", "1", "true", "v", "ada", "ikut", "aktif", "x", "✓", "√")
_NO = ("tidak", "t", "no", "n", "0", "false", "-", "tdk", "tidak ikut", "nonaktif", "non aktif")


def date_of(text: ir.StringValue) -> ir.DateValue:
    """A day: ``dd-mm-yyyy`` with any separator, ISO, Indonesian or English month names; the year has four digits."""
    text = text.re_replace(_DASHES, "-")
    low = text.lower()
    iso = ibis.cases(
        (text.re_search(_TWO), ibis.null("string")),
        (text.re_search(_ISO), cut(text, 0, 10)),
        (text.re_search(_DMY), _joined(cut(text, 6, 4), cut(text, 3, 2), cut(text, 0, 2))),
        (low.re_search(_LOOSE_DMY), _joined(*(low.re_extract(_LOOSE_DMY, part) for part in (3, 2, 1)))),
        (low.re_search(_ROMAN_DMY),
            _joined(low.re_extract(_ROMAN_DMY, 3), _roman_number(low.re_extract(_ROMAN_DMY, 2)), low.re_extract(_ROMAN_DMY, 1))),
        (low.re_search(_NAMED_DMY),
            _joined(low.re_extract(_NAMED_DMY, 3), _month_number(low.re_extract(_NAMED_DMY, 2)), low.re_extract(_NAMED_DMY, 1))),
        (low.re_search(_NAMED_MDY),
            _joined(low.re_extract(_NAMED_MDY, 3), _month_number(low.re_extract(_NAMED_MDY, 1)), low.re_extract(_NAMED_MDY, 2))),
        (text.re_search(_YMD), _joined(*(text.re_extract(_YMD, part) for part in (1, 2, 3)))),
        (text.re_search(_EIGHT), _joined(cut(text, 4, 4), cut(text, 2, 2), cut(text, 0, 2))),
        (text.re_search(_EIGHT_YMD), _joined(cut(text, 0, 4), cut(text, 4, 2), cut(text, 6, 2))),
    )  # fmt: skip
    return day_in(iso)


def month_of(text: ir.StringValue) -> ir.StringValue:
    """A month ``YYYY-MM``: ``2026-10``, ``10-2026``, ``102026``, ``Oktober 2026``, ``Okt-26``, or the month of a day."""
    low = text.lower()
    return ibis.cases(
        (text.re_search(_YM), text.re_extract(_YM, 1) + "-" + text.re_extract(_YM, 2)),
        (text.re_search(_MY), text.re_extract(_MY, 2) + "-" + padded(text.re_extract(_MY, 1), 2)),
        (text.re_search(_MY_BARE), text.re_extract(_MY_BARE, 2) + "-" + text.re_extract(_MY_BARE, 1)),
        (low.re_extract(_NAMED_MY, 1).isin(list(_MONTHS)),
            "20" + low.re_extract(_NAMED_MY, 2) + "-" + _month_number(low.re_extract(_NAMED_MY, 1))),
        else_=cut(date_of(text).cast("string"), 0, 7),
    )  # fmt: skip


def unit_name_of(text: ir.StringValue) -> ir.StringValue:
    """The name of an office; NULL for an error, or where only the number of a person, masked when it was read, stands there."""
    return ibis.cases((text.re_search("[A-Za-z]{2}") | ~text.re_search("•"), value_of(text)))


def value_of(text: ir.StringValue) -> ir.StringValue:
    """A text; NULL for what stands in place of one."""
    return ibis.cases((~text.re_search(ERROR) & ~text.re_search(NESTED), text))


def amount_of(text: ir.StringValue) -> ir.DecimalValue:
    """A non-negative amount as Indonesians write it; NULL where dots and commas leave more than one reading."""
    return decimal_in(_plain_amount(text), "decimal(18, 2)")


def wage_of(text: ir.StringValue) -> ir.DecimalValue:
    """A monthly wage; NULL for an amount that can't be one, such as a NIK in its column."""
    amount = amount_of(text)
    return ibis.cases((amount <= UPAH_TERBESAR, amount))


def is_negative(text: ir.StringValue) -> ir.BooleanValue:
    """An amount below zero: a minus before it, or brackets around it."""
    return _bare_amount(text).re_search("^(-[0-9]|[(][0-9.,]+[)]$)")


def rupiah_of(text: ir.StringValue) -> ir.IntegerValue:
    """A whole amount or count below ``MOST``; cents are cut only where they are zero, otherwise NULL."""
    return number_in(_plain_amount(text).re_extract(_WHOLE, 1))


def people_of(text: ir.StringValue) -> ir.IntegerValue:
    """A count of people; NULL for one that nobody can mean."""
    return number_in(_plain_amount(text).re_extract(_PEOPLE, 1))


def product_of(*numbers: ir.IntegerValue) -> ir.IntegerValue:
    """Numbers below ``MOST`` multiplied; NULL where one is, and where the product reaches it."""
    # DuckDB multiplies up to 18 digits in 64 bits, 19 and more in 128.
    product, *rest = (number.cast("decimal(19, 0)") for number in numbers)
    for factor in rest:
        exact = product * factor
        product = ibis.cases((exact.abs() < MOST, exact)).cast("decimal(19, 0)")
    return whole(product)


def sex_of(text: ir.StringValue) -> ir.StringValue:
    """``L`` or ``P``."""
    low = text.lower().re_replace("[^a-z]", "")
    return ibis.cases(
        (low.isin(["l", "lk", "laki", "lakilaki", "pria", "lelaki", "male"]), "L"),
        (low.isin(["p", "pr", "perempuan", "wanita", "prp", "w", "female"]), "P"),
    )


def answer_of(text: ir.StringValue) -> ir.BooleanValue:
    """Yes or no in the words offices use; NULL for anything else."""
    low = text.lower()
    return ibis.cases((low.isin(_YES), True), (low.isin(_NO), False))


def _plain_amount(text: ir.StringValue) -> ir.StringValue:
    """Digits with a point before the cents."""
    bare = _bare_amount(text)
    return ibis.cases(
        (bare.re_search(_PLAIN), bare.replace(",", ".")),
        (bare.re_search(_DOTS), bare.replace(".", "").replace(",", ".")),
        (bare.re_search(_COMMAS), bare.replace(",", "")),
        (bare.re_search(_LONG), bare.re_extract(_LONG, 1).replace(".", "") + "." + bare.re_extract(_LONG, 2)),
        (bare.re_search(_LONG_COMMAS), bare.re_extract(_LONG_COMMAS, 1).replace(",", "") + "." + bare.re_extract(_LONG_COMMAS, 2)),
        (bare.re_search(_POWER) | bare.re_search(_EXACT), _unfolded(bare.replace(",", "."))),
    )


def _bare_amount(text: ir.StringValue) -> ir.StringValue:
    return text.upper().re_replace("^(RP|IDR)[.]? *", "").re_replace("[.,][-=]+$", "").re_replace("[.,]$", "").replace(" ", "")


def _unfolded(power: ir.StringValue) -> ir.StringValue:
    """A power of ten written out: the digits, moved by the exponent; NULL where a part of a cent would be left."""
    exponent = number_in(power.re_extract("E[+]?([0-9]+)$", 1))
    decimals = power.re_extract("^([0-9])[.]?([0-9]*)E", 2).re_replace("0+$", "")
    room = exponent - decimals.length()
    return ibis.cases(((room >= 0) & (exponent < _LARGEST), cut(power, 0, 1) + decimals + ibis.literal("0").repeat(room)))


def _month_number(name: ir.StringValue) -> ir.StringValue:
    return name.cases(*_MONTHS.items(), else_="00")


def _roman_number(name: ir.StringValue) -> ir.StringValue:
    return name.cases(*_ROMAN.items(), else_="00")


def _joined(year: ir.StringValue, month: ir.StringValue, day: ir.StringValue) -> ir.StringValue:
    return year + "-" + padded(month, 2) + "-" + padded(day, 2)
