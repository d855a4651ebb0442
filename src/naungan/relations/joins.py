"""Keys that join safely: a pemda or unit that is not known joins with the not known, not with nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

# One worker in one unit; k_unit is '' where the unit is not recognised.
WORKER = ("k_pemda", "k_unit", "orang")
# One row of one file, as one pemda handed it in.
PLACE = ("k_place_pemda", "sumber", "k_lembar", "baris")
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
    """Left join on the place of a row in its file; a file without sheets has NULL there.

    The pemda is part of the place: two of them may hand in files of identical bytes, which have one ``sumber``.
    """
    return left(placed(table), placed(other).drop("pemda", "lembar"), PLACE).drop("k_place_pemda", "k_lembar")


def placed(table: ir.Table) -> ir.Table:
    """The table with the columns of ``PLACE``, never NULL."""
    return table.mutate(k_place_pemda=table.pemda.fill_null(""), k_lembar=table.lembar.fill_null(""))
