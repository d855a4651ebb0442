"""Tables of many people, narrow: what few combinations of words say stands once, and a row names its combination by a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ibis.expr.types as ir

    from naungan.engine import Engine

# The number of a combination, from 1 on. It holds for one pair of tables and is never saved.
SEL = "sel"


@dataclass(frozen=True)
class Coded:
    """``rows`` with what is each one's own and ``SEL``; ``cells``, a row a combination: ``SEL`` and what its rows share.

    Rules that depend on what is shared are evaluated over ``cells``, once a combination, however many rows there are.
    """

    rows: ir.Table
    cells: ir.Table

    def whole(self) -> ir.Table:
        """Every row with all that is said of it; only what is asked of it is looked up."""
        return by_cell(self.rows, self.cells)


def coded(engine: Engine, table: ir.Table, shared: Sequence[str], chosen: Callable[[ir.Table], ir.Table] = lambda rows: rows) -> Coded:
    """The table parted in two: columns of ``shared`` are told once a combination, the others stay with the row.

    ``chosen`` may drop rows, or join something to them, before they are kept: the combinations are those of the whole table.
    """
    cells = table.select(*shared).distinct()
    number = ibis.row_number().over(order_by=[cells[name] for name in shared]) + 1
    cells = engine.keep(cells.mutate(**{SEL: number.cast("int32")}))
    same = [table[name].identical_to(cells[name]) for name in shared]
    own = [name for name in table.columns if name not in shared]
    rows = table.inner_join(cells, same).select(*(table[name] for name in own), cells[SEL])
    return Coded(engine.keep(chosen(rows)), cells)


def by_cell(rows: ir.Table, cells: ir.Table, key: str = SEL) -> ir.Table:
    """Rows with the columns of their cell; every row has one."""
    return rows.inner_join(cells, key).select(rows, *(cells[name] for name in cells.columns if name != key))
