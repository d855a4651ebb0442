"""Text on columns where the engines would give different answers: the only place that trims and that counts typing errors.

``.strip()`` of Ibis 12.0.0 takes the letters f and v off a name on Spark; ``levenshtein`` counts bytes on DuckDB and letters on Spark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir


@ibis.udf.scalar.builtin(name="trim", signature=(("string",), "string"))
def trim(text):  # type: ignore[no-untyped-def]  # the engine supplies the body
    """A text without the blanks at its ends. There is no other white space to take off: the reading child folds it into blanks."""


def edits(one: ir.StringValue, other: ir.StringValue) -> ir.IntegerValue:
    """How many letters differ (Levenshtein) between two texts of ASCII letters, digits and blanks, as keys and plain names are."""
    return one.levenshtein(other).cast("int64")
