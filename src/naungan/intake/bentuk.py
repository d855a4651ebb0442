"""Files whose rows are not yet lines of one kind: each is turned into sheets that carry a heading and plain rows.

Runs in the guarded child, before headings are looked for; rows keep the numbers of their own sheet.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from naungan.intake.ekspor import Offices, exported, is_export
from naungan.intake.heading import SEARCHED
from naungan.intake.rincian import is_rincian, lines_of
from naungan.sheets.reading import Book, Sheet


def reshaped(book: Book) -> list[Sheet]:
    """The sheets of a book; a printed RKA is flattened, a SIPD table becomes one sheet a stage, all others stay as they are.

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
    elif is_rincian(cells):
        yield Sheet(sheet.name, lines_of(rows), as_written=False)
    else:
        yield Sheet(sheet.name, rows)
