"""A table by levels: the rows whose code begins the code of the row after them are subtotals, and no lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from naungan.intake.shape.rows import Line
from naungan.kernel.rupiah import parse_rupiah


def leaves(rows: Iterator[Line], code: int | None, amount: int | None) -> Iterator[Line]:
    """Without the subtotals of a table by levels: rows whose code begins the code of the row after them (5.1 before 5.1.02).

    A subtotal is an amount, and no less than the first of its parts; a row that is not is data, and will be judged.
    """
    if code is None or amount is None:
        yield from rows
        return
    held: Line | None = None
    for row in rows:
        if held is not None and not (_above(held[2], row[2], code) and _holds(held[2], row[2], amount)):
            yield held
        held = row
    if held is not None:
        yield held


def _above(upper: list[Any], lower: list[Any], place: int) -> bool:
    first, second = (re.findall(r"[0-9A-Za-z]+", str(cells[place])) if place < len(cells) else [] for cells in (upper, lower))
    return 0 < len(first) < len(second) and first == second[: len(first)]


def _holds(upper: list[Any], lower: list[Any], place: int) -> bool:
    whole, part = (_amount(cells[place]) if place < len(cells) else None for cells in (upper, lower))
    return whole is not None and whole >= (part or 0)


def _amount(cell: Any) -> Decimal | None:
    try:
        return parse_rupiah(f"{cell:.2f}" if isinstance(cell, float) else str(cell))
    except ValueError:
        return None
