"""Keys that join safely: a pemda or unit that is not known joins with the not known, not with nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naungan.relations.declare import NOMOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

# One worker in one unit; k_unit is '' where the unit is not recognised.
WORKER = ("k_pemda", "k_unit", "orang")
# A unit of workers and the unit that pays for them.
OFFICE = ("k_pemda", "k_unit", "k_bayar")


def keyed(table: ir.Table) -> ir.Table:
    """The table with ``k_pemda`` and ``k_unit``, never NULL."""
    return table.mutate(k_pemda=table.pemda.fill_null(""), k_unit=table.unit.fill_null(""))


def left(table: ir.Table, other: ir.Table, keys: str | Sequence[str]) -> ir.Table:
    """Left join on columns of equal names, which appear once; ValueError where another name stands on both sides."""
    names = [keys] if isinstance(keys, str) else list(keys)
    if twice := set(table.columns) & set(other.columns) - set(names):
        raise ValueError(f"columns on both sides of a join: {', '.join(sorted(twice))}")
    joined = table.left_join(other, names)
    return joined.drop(*(f"{name}_right" for name in names))


def on_row(table: ir.Table, other: ir.Table) -> ir.Table:
    """Left join on the number of a row (``nomor_baris``), which a row of a file has within a run."""
    return left(table, other, NOMOR)
