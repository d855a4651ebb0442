"""Where the table of a sheet begins when no heading is known: the row of headings, if there is one, and the first row of data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from naungan.intake.mapping.content import cell_text, is_data
from naungan.intake.shape.heading import SEARCHED

_INDEX = re.compile(r"^\(?\d{1,2}\)?$")
_LONG_DIGITS = re.compile(r"\d([ .'-]?\d){9,}")


class Region(NamedTuple):
    """Places in the rows looked at: ``heading`` is None where the data begin without headings."""

    heading: int | None
    start: int


def find_region(rows: Sequence[Sequence[Any]]) -> Region | None:
    """The first row that looks like data and the row of words above it; None where nothing looks like a table."""
    texts = [[cell_text(cell) for cell in row] for row in rows[: SEARCHED * 2]]
    filled = [index for index, row in enumerate(texts) if sum(map(bool, row)) > 1 and not _is_index(row)]
    if not filled:
        return None
    start = next((index for index in filled if _looks_like_data(texts[index])), None)
    if start is None:
        # Words alone: the first row that is as wide as the widest names the columns.
        widest = max(sum(map(bool, texts[index])) for index in filled)
        top = next(index for index in filled if sum(map(bool, texts[index])) * 2 > widest)
        return Region(top, top + 1) if len(filled) > 1 else None
    above = [index for index in filled if index < start and _names_columns(texts[index], texts[start])]
    return Region(above[-1] if above else None, start)


def _looks_like_data(row: list[str]) -> bool:
    """A NIK, or two cells that are dates, amounts, phone numbers or a sex."""
    found = [is_data(text) for text in row if text]
    return "nik" in found or sum(kind is not None for kind in found) > 1


def _names_columns(row: list[str], below: list[str]) -> bool:
    """Words over at least half of the filled columns, none of them a number of a person."""
    filled = [text for text in row if text]
    worded = all(any(character.isalpha() for character in text) or len(text) < 4 for text in filled)
    return worded and not any(_LONG_DIGITS.search(text) for text in filled) and len(filled) * 2 >= sum(map(bool, below))


def _is_index(row: list[str]) -> bool:
    """The row of column numbers, 1 2 3 …"""
    found = [text for text in row if text]
    return len(found) > 1 and all(map(_INDEX.match, found)) and len(set(found)) == len(found)
