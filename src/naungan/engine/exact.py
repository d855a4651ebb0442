"""Exact integer arithmetic on columns: the only place that divides, and that makes a decimal whole.

Ibis compiles ``a // b`` on DuckDB through DOUBLE, which is exact only below 2**53. Both engines know an integer division
by name instead: Spark has ``div``, and the DuckDB engine defines a macro of that name when it opens.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

_MILLIONTH = Decimal("0.000001")


_div = ibis.udf.scalar.builtin(lambda numerator, denominator: None, name="div", signature=(("int64", "int64"), "int64"))


def divide(numerator: ir.IntegerValue, denominator: ir.IntegerValue) -> ir.IntegerValue:
    """Integer quotient of two BIGINT columns, exact over their whole range, truncated toward zero."""
    return _div(numerator, denominator)


def half_up(numerator: ir.IntegerValue, denominator: ir.IntegerValue | int) -> ir.IntegerValue:
    """Round a non-negative fraction to whole rupiah, halves upward; exact while ``2 * numerator`` fits in BIGINT."""
    if isinstance(denominator, int):  # doubled here: an engine may hold a literal in fewer bits than BIGINT
        bottom, doubled = ibis.literal(denominator, "int64"), ibis.literal(2 * denominator, "int64")
    else:
        bottom, doubled = denominator, ibis.literal(2, "int64") * denominator
    return divide((numerator * ibis.literal(2, "int64") + bottom).cast("int64"), doubled.cast("int64"))


def whole(amount: ir.DecimalValue) -> ir.IntegerValue:
    """A decimal as BIGINT, halves away from zero. A bare cast rounds on DuckDB and cuts on Spark."""
    return amount.round(0).cast("int64")


def millionths(count: ir.IntegerValue) -> ir.DecimalValue:
    """So many millionths as a decimal of six places, exact: ``/`` of Ibis is a DOUBLE on DuckDB."""
    return (count.cast("decimal(18, 6)") * ibis.literal(_MILLIONTH, "decimal(18, 6)")).cast("decimal(18, 6)")
