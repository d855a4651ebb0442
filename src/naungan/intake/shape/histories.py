"""One person over several rows: what stands once beside the name is the person's, what goes on below it is a history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def of_the_person(places: Sequence[int], identity: Sequence[int], sample: Sequence[Sequence[Any]]) -> int | None:
    """Which of several columns of one heading belongs to the person: filled where somebody stands, and on no row that goes on.

    ``identity`` are the columns that say who it is, the surest first. None where no row goes on, or the others do not go on there.
    """
    named = [cells for cells in sample if _filled(cells, identity[0])]
    rest = [cells for cells in sample if not any(_filled(cells, place) for place in identity)]
    own = [place for place in places if all(_filled(cells, place) for cells in named) and not any(_filled(cells, place) for cells in rest)]
    others = [place for place in places if place not in own]
    goes_on = all(any(_filled(cells, place) for cells in rest) for place in others)
    return own[0] if len(own) == 1 and named and others and goes_on else None


def _filled(cells: Sequence[Any], place: int) -> bool:
    return place < len(cells) and cells[place] not in (None, "")
