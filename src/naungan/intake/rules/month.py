"""The month that a row names in a column of its own, else that of its file: read once, for the value and for what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.intake.rules.slots import Slot, first
from naungan.intake.rules.words import month_of

if TYPE_CHECKING:
    import ibis.expr.types as ir


def month_said(table: ir.Table, name: str = "bulan") -> dict[str, ir.StringValue]:
    """``v_bulan``, and ``k_bulan``: what the text column ``name`` says alone."""
    said = month_of(table[name])
    return {"k_bulan": said, "v_bulan": ibis.coalesce(said, table.f_bulan)}


def month_slot(read: ir.Table) -> Slot:
    """Whether ``bulan`` can't be read."""
    return Slot("bulan", first(("BULAN_TIDAK_TERBACA", read.bulan.notnull() & read.k_bulan.isnull())))
