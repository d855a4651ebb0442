"""Text on columns where the engines would give different answers: the only place that trims, counts typing errors and reads numbers.

``.strip()`` of Ibis 12.0.0 takes the letters f and v off a name on Spark; ``levenshtein`` counts bytes on DuckDB and letters on Spark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir


@ibis.udf.scalar.builtin(name="btrim", signature=(("string", "string"), "string"))
def _btrim(text, letters):  # type: ignore[no-untyped-def]  # the engine supplies the body
    """A text without these letters at its ends: Spark's name for it, a macro of that name on DuckDB."""


def trim(text: ir.StringValue) -> ir.StringValue:
    """A text without the blanks at its ends. There is no other white space to take off: the reading child folds it into blanks."""
    return _btrim(text, " ")


def edits(one: ir.StringValue, other: ir.StringValue) -> ir.IntegerValue:
    """How many letters differ (Levenshtein) between two texts of ASCII letters, digits and blanks, as keys and plain names are."""
    return one.levenshtein(other).cast("int64")


def number_in(text: ir.StringValue) -> ir.IntegerValue:
    """The whole number that a text is, of at most 18 digits; NULL for any other text.

    A bare cast takes ``12.5``, ``1e3`` and ``0x1F`` on DuckDB, and the digits of other scripts on Spark.
    """
    return ibis.cases((text.re_search("^[+-]?[0-9]{1,18}$"), text)).try_cast("int64")


def decimal_in(text: ir.StringValue, kind: str) -> ir.DecimalValue:
    """The decimal, written with a point, that a text is, rounded to ``kind``; NULL for any other text and one too long."""
    return ibis.cases((text.re_search("^[+-]?[0-9]+([.][0-9]+)?$"), text)).try_cast(kind)


def day_in(text: ir.StringValue) -> ir.DateValue:
    """The day that a text ``YYYY-MM-DD`` names; NULL where there is none, and before 1600, where calendars differ between engines."""
    return ibis.cases((text.re_search("^(1[6-9]|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$"), text)).try_cast("date")
