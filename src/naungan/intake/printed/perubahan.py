"""The printed RKA or DPA of a changed budget: before and after the change stand side by side, and become one sheet each.

Each column belongs to the side that the heading above it names; an unnamed one (merged cells) to that of its left neighbour, and a
heading that names no side to both. Sub-headings, up to two rows below, are lifted into the heading. A row that has amounts on the
other side only is none of this side.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

from naungan.intake.printed.kepala import fact_of, text_of
from naungan.sheets.reading import Row

BEFORE, AFTER, SHIFTED = "APBD", "APBD Perubahan", "Pergeseran"
_NAMED = (
    (BEFORE, re.compile(r"\bsebelum(?:\s+(?:perubahan|pergeseran))?\b", re.I)),
    (AFTER, re.compile(r"\b(?:sesudah|setelah)(?:\s+(?:perubahan|pergeseran))?\b", re.I)),
    ("", re.compile(r"\b(?:ber|pe)?(?:tambah|kurang)(?:an)?\b|\bselisih\b", re.I)),
)
_SUB_HEADINGS = 2
_NOTHING = re.compile(r"^[\s0.,-]*$")
_BOTH = None
Sides = list[str | None]


def sides_of(cells: Sequence[Any], below: Sequence[Any] = ()) -> Sides:
    """The side of each column under a heading row: ``BEFORE``, ``AFTER``, "" for the difference, None for both. Empty where it is none.

    Where merged cells name no side themselves, the sub-headings ``below`` them do.
    """
    if not any(type(cell) is str and cell.strip().lower() == "uraian" for cell in cells):
        return []
    own = [(_text(cell), "") for cell in cells]
    return _sides(own) or _sides([*itertools.zip_longest(map(_text, cells), map(_text, below), fillvalue="")])


def _sides(pairs: Sequence[tuple[str, str]]) -> Sides:
    """``pairs``: the text of a heading, and what stands below it."""
    sides: Sides = []
    for text, under in pairs:
        named = next((side for side, pattern in _NAMED if pattern.search(f"{text} {under}")), _BOTH)
        sides.append(named if text or named is not _BOTH else sides[-1] if sides else _BOTH)
    return sides if {BEFORE, AFTER} <= set(sides) else []


def side(rows: Sequence[Row], wanted: str) -> list[Row]:
    """The rows as they would stand on a sheet of one side alone."""
    made: list[Row] = []
    sides: Sides = []
    under: set[int] = set()  # rows of sub-headings, which have been lifted
    for index, (number, cells) in enumerate(rows):
        if heading := sides_of(cells, rows[index + 1][1] if index + 1 < len(rows) else ()):
            # Sub-headings of the last group may stand to the right of its only cell.
            below = [row for _, row in rows[index + 1 : index + 1 + _SUB_HEADINGS]]
            sides = heading + heading[-1:] * (max(map(len, [cells, *below])) - len(heading))
            under = {index + 1 + place for place, row in enumerate(below) if _is_under(row, sides)}
            made.append((number, _lifted(cells, below, sides, wanted)))
        elif index in under:
            continue
        elif not sides or fact_of([text_of(cell) for cell in cells]):
            made.append((number, cells))
        elif not _elsewhere(cells, sides, wanted):
            made.append((number, _kept(cells, sides, wanted)))
    return made


def _lifted(cells: Sequence[Any], below: Sequence[Sequence[Any]], sides: Sides, wanted: str) -> list[Any]:
    """The heading with its sub-headings, without the words for the side; the lowest one that says anything else stands."""
    levels = [row for row in (cells, *below) if not re.match(r"\(?\d", _first(row))]
    pattern = dict(_NAMED)[wanted]
    lifted: list[Any] = []
    for place, one in enumerate(sides):
        texts = [_text(row[place]) if place < len(row) else "" for row in levels]
        if one == wanted:
            texts = [" ".join(pattern.sub(" ", text).split()) for text in (_text_over(cells, place), *texts)]
        lifted.append(next(filter(None, reversed(texts)), "") if one in (wanted, _BOTH) else "")
    return [_text(cells[place]) if place < len(cells) and sides[place] is _BOTH else text for place, text in enumerate(lifted)]


def _is_under(cells: Sequence[Any], sides: Sides) -> bool:
    """Whether a row holds sub-headings: words, and nothing to the left of the first side."""
    first = next(place for place, one in enumerate(sides) if one is not _BOTH)
    texts = [_text(cell) for cell in cells]
    return any(texts) and not any(texts[:first]) and not any(re.match(r"[(-]?\d", text) for text in texts)


def _text_over(cells: Sequence[Any], place: int) -> str:
    """The text of a merged cell, which stands in the first of its columns."""
    return next((text for cell in reversed(cells[: place + 1]) if (text := _text(cell))), "")


def _kept(cells: Sequence[Any], sides: Sides, wanted: str) -> list[Any]:
    return [cell if place >= len(sides) or sides[place] in (_BOTH, wanted) else None for place, cell in enumerate(cells)]


def _elsewhere(cells: Sequence[Any], sides: Sides, wanted: str) -> bool:
    """Whether a row has amounts on the other side and none on this one."""
    filled = {one for one, cell in zip(sides, cells, strict=False) if one and not _NOTHING.match(_text(cell))}
    return bool(filled) and wanted not in filled


def _first(cells: Sequence[Any]) -> str:
    return next((text for cell in cells if (text := _text(cell))), "")


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()
