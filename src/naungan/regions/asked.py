"""Of which units a roster is expected, and which of them have sent none. Plain rows of UNIT: units are few."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from naungan.kernel.period import Bulan

Row = dict[str, Any]
Place = tuple[str, str]
# What only gathers people, or employs them itself: their workers stand on other lists.
_NOT_ASKED = ("vendor", "wadah")


def asked_units(units: Iterable[Row], bulan: Bulan) -> dict[Place, Row]:
    """Units that the pemda's own list names for the month; a unit or village that only another file names is not waited for."""
    rows = (row for row in units if row["dari_daftar"] is not False and row["jenis"] not in _NOT_ASKED and _valid(row, bulan))
    return {(row["pemda"], row["unit"]): row for row in rows}


def silent_units(units: Iterable[Row], answered: Collection[Place | tuple[str, None]], bulan: Bulan) -> dict[Place, Row]:
    """The asked ones that have not answered, and whose parent unit has not either (it may answer for its schools)."""
    asked = asked_units(units, bulan)
    return {place: row for place, row in asked.items() if place not in answered and (place[0], row["induk"] or place[1]) not in answered}


def _valid(row: Row, bulan: Bulan) -> bool:
    begun = row["berlaku_dari"] is None or row["berlaku_dari"] <= bulan.last_day
    return begun and (row["berlaku_sampai"] is None or row["berlaku_sampai"] > bulan.first_day)
