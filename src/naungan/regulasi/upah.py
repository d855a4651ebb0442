"""Wages on their way into the law: the one place where decimals become integers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import ibis

from naungan.engine import whole

if TYPE_CHECKING:
    import ibis.expr.types as ir

# With rates in millionths and wages in sen, products stay below 2**62 up to this wage; above it a wage is a typing error.
UPAH_TERBESAR = 10_000_000_000
SEN = 100


def wajar(upah: ir.DecimalValue) -> ir.BooleanValue:
    """Whether an amount can be a monthly wage: more than nothing, at most ``UPAH_TERBESAR``. False for NULL."""
    # Literals of the column's own type keep the engine out of 128-bit arithmetic.
    least, most = (ibis.literal(Decimal(amount), "decimal(18, 2)") for amount in (0, UPAH_TERBESAR))
    amount = upah.cast("decimal(18, 2)")
    return ((amount > least) & (amount <= most)).fill_null(False)


def sen(upah: ir.DecimalValue) -> ir.IntegerValue:
    """A wage in rupiah (decimal with two places) as whole sen (BIGINT); NULL for what can't be a monthly wage."""
    amount = wajar(upah).ifelse(upah.cast("decimal(18, 2)"), ibis.null("decimal(18, 2)"))
    return whole(amount.cast("decimal(13, 2)") * SEN)
