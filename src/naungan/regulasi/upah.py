"""Wages on their way into the law: the one place where decimals become integers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

# With rates in millionths and wages in sen, products stay below 2**62 up to this wage; above it a wage is a typing error.
UPAH_TERBESAR = 10_000_000_000
SEN = 100


def sen(upah: ir.DecimalValue) -> ir.IntegerValue:
    """A wage in rupiah (decimal with two places) as whole sen (BIGINT).

    NULL for what can't be a monthly wage: nothing, less than nothing, or more than ``UPAH_TERBESAR``.
    """
    amount = upah.cast("decimal(18, 2)")
    fits = (amount > 0) & (amount <= UPAH_TERBESAR)
    return fits.ifelse((amount * SEN).cast("int64"), ibis.null("int64"))
