"""Files whose rows are not yet lines of one kind: each is turned into sheets that carry a heading and plain rows.

Runs in the guarded child, before headings are looked for; rows keep the numbers of their own sheet.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from naungan.intake.printed.cetakan import accounts_of, is_printed
from naungan.intake.printed.ekspor import Offices, exported, is_export
from naungan.intake.printed.perubahan import AFTER, BEFORE, SHIFTED, side, sides_of
from naungan.intake.printed.rincian import is_rincian, lines_of
from naungan.intake.shape.heading import SEARCHED
from naungan.sheets.reading import Book, Row, Sheet


def reshaped(book: Book) -> list[Sheet]:
    """The sheets of a book; a printed RKA and a printed table by levels are flattened, the former once a stage as a SIPD table too.

    A table beside it that only names offices is used up by that.
    """
    if book.kind not in ("json", "sql"):
        return [made for sheet in book.sheets for made in _reshaped(sheet, None)]
    offices = Offices(book.sheets)
    return [made for sheet in book.sheets if sheet not in offices.used for made in _reshaped(sheet, offices)]


def _reshaped(sheet: Sheet, offices: Offices | None) -> Iterator[Sheet]:
    if not sheet.visible:
        yield sheet
        return
    first = list(itertools.islice(sheet.rows, SEARCHED * 2))
    rows = itertools.chain(first, sheet.rows)
    cells = [row for _, row in first]
    if is_export(cells):
        yield from (replace(one, as_written=False) for one in exported(sheet.name, rows, offices))
    elif not _of_accounts(cells):
        yield Sheet(sheet.name, rows)
    elif any(sides_of(row, below) for row, below in itertools.pairwise([*cells, []])):
        yield from _changed(sheet, list(rows))
    elif is_rincian(cells):
        yield Sheet(sheet.name, lines_of(rows), as_written=False)
    elif is_printed(cells):
        yield Sheet(sheet.name, accounts_of(list(rows)), as_written=False)
    else:
        yield Sheet(sheet.name, rows)


def _of_accounts(rows: list[list[Any]]) -> bool:
    """Whether a word stands somewhere that heads every printed table of accounts: most lists have none, and need no closer look."""
    said = "\n".join([cell for row in rows for cell in row if type(cell) is str]).lower()
    return any(word in said for word in ("uraian", "rekening", "akun"))


def _changed(sheet: Sheet, rows: list[Row]) -> Iterator[Sheet]:
    """Before and after a change of the budget as two sheets of lines; a table of both sides that is no tree stays as it is."""
    after, before = side(rows, AFTER), side(rows, BEFORE)
    first = [cells for _, cells in after[: SEARCHED * 2]]
    flattened = lines_of if is_rincian(first) else accounts_of if is_printed(first) else None
    if flattened is None:
        yield Sheet(sheet.name, iter(rows))
        return
    shifted = any("geser" in str(cell).lower() for _, cells in rows[:SEARCHED] for cell in cells)
    yield Sheet(sheet.name, flattened(after, SHIFTED if shifted else AFTER), as_written=False)
    yield Sheet(" ".join(filter(None, (sheet.name, "murni"))), flattened(before, BEFORE), as_written=False)
