"""How many people a file shows of which nobody knows yet what it is: they are told beside every headline, and counted nowhere."""

from __future__ import annotations

import re

from naungan.kernel.errors import Unreadable
from naungan.kernel.nik import clean
from naungan.sheets.reading import Book

# Sixteen digits with a day of birth in them, that of a woman 40 later.
_NIK = re.compile(r"\d{6}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}")


def with_people(why: Unreadable, book: Book) -> Unreadable:
    """The same failure, with ``orang``: the rows that hold a NIK. Without it where there are none: who has no NIK can't be counted."""
    if book.parquet is None and (people := sum(_is_person(cells) for sheet in book.sheets if sheet.visible for _, cells in sheet.rows)):
        why.params["orang"] = people
    return why


def _is_person(cells: list[object]) -> bool:
    return any(_NIK.fullmatch(clean(str(cell))) for cell in cells if cell is not None)
