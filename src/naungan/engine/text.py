"""Text on columns: the only place that trims, cuts, pads, counts typing errors and reads numbers.

``.strip()`` of Ibis 12.0.0 takes the letters f and v off a name on Spark; ``levenshtein`` counts bytes on DuckDB and letters on Spark.
``substr`` and ``lpad`` write their text two to four times into the SQL, and a text made of texts grows to hundreds of kilobytes that
are slower to plan than to run; so do numbers that are checked and cast in two steps. What is here names its text once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir


# The engines supply the bodies, each under the same name; DuckDB's ``btrim`` is a macro (``engine.duck``).
_btrim = ibis.udf.scalar.builtin(lambda text, letters: None, name="btrim", signature=(("string", "string"), "string"))
_substr = ibis.udf.scalar.builtin(lambda text, first, length: None, name="substr", signature=(("string", "int64", "int64"), "string"))
_lpad = ibis.udf.scalar.builtin(lambda text, width, letter: None, name="lpad", signature=(("string", "int64", "string"), "string"))


def trim(text: ir.StringValue) -> ir.StringValue:
    """A text without the blanks at its ends. There is no other white space to take off: the reading child folds it into blanks."""
    return _btrim(text, " ")


def cut(text: ir.StringValue, start: int, length: int) -> ir.StringValue:
    """So many letters of a text from ``start``, counted from nought; fewer where it ends before."""
    return _substr(text, start + 1, length)


def padded(text: ir.StringValue, width: int) -> ir.StringValue:
    """Digits with noughts before them; a text longer than ``width`` is cut to it."""
    return _lpad(text, width, "0")


def edits(one: ir.StringValue, other: ir.StringValue) -> ir.IntegerValue:
    """How many letters differ (Levenshtein) between two texts of ASCII letters, digits and blanks, as keys and plain names are."""
    return one.levenshtein(other).cast("int64")


def number_in(text: ir.StringValue) -> ir.IntegerValue:
    """The whole number that a text is, of at most 18 digits; NULL for any other text.

    A bare cast takes ``12.5``, ``1e3`` and ``0x1F`` on DuckDB, and the digits of other scripts on Spark.
    """
    return text.re_extract("^[+-]?[0-9]{1,18}$", 0).try_cast("int64")


def known_number(text: ir.StringValue, width: int) -> ir.IntegerValue:
    """The number that so many characters are which are known to be digits, as those of a NIK; NULL for a text of another length.

    ``number_in`` looks at every letter, which takes longer than to join by the number.
    """
    return (text.length() == width).ifelse(text, ibis.null("string")).try_cast("int64")


def decimal_in(text: ir.StringValue, kind: str) -> ir.DecimalValue:
    """The decimal, written with a point, that a text is, rounded to ``kind``; NULL for any other text and one too long."""
    return text.re_extract("^[+-]?[0-9]+([.][0-9]+)?$", 0).try_cast(kind)


def day_in(text: ir.StringValue) -> ir.DateValue:
    """The day that a text ``YYYY-MM-DD`` names; NULL where there is none, and before 1600, where calendars differ between engines."""
    return text.re_extract("^(1[6-9]|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$", 0).try_cast("date")
