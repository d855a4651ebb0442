"""One list of persons as a workbook of one sheet, for whoever must settle it: whose it is, how many rows, what to do, then the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from naungan.documents import grid
from naungan.documents.grid import Field
from naungan.documents.people import Piece
from naungan.documents.style import Styles
from naungan.sheets.writing import open_workbook
from naungan.told.words import month, number, office, say

_FIRST_PROSE = 3


def write_list(
    path: Path, piece: Piece, whose: str, columns: Sequence[Field], rows: Iterable[Mapping[str, Any]],
    *, code: str, sheet: str, prose: Sequence[str], bulan: str, height: float, whole: bool = False,
) -> None:  # fmt: skip
    """Write the list; ``code`` names title and count in the catalogue, ``prose`` its paragraphs, ``height`` is that of the headings.

    ``whole`` leaves the NIK as the unit wrote it.
    """
    book = open_workbook(path, small=True, whole=whole)
    styles = Styles(book)
    page = book.add_worksheet(say(sheet))
    grid.prepare(page, columns, pages=1)
    page.set_row(0, 26)
    page.write_string(0, 0, say(f"{code}_JUDUL"), styles.role("title"))
    page.write_string(1, 0, f"{whose} · {office(piece.pemda)} · {month(bulan)}", styles.role("subtitle"))
    page.write_string(2, 0, say(f"{code}_JUMLAH", jumlah=number(len(piece.rows))), styles.role("subtitle"))
    for at, text in enumerate(prose, start=_FIRST_PROSE):
        page.merge_range(at, 0, at, len(columns) - 1, "", styles.role("prose"))
        page.write_string(at, 0, say(text), styles.role("prose"))
        page.set_row(at, 32)
    top = _FIRST_PROSE + len(prose) + 1
    grid.table(page, styles, top, columns, rows, height=height, notes=False)
    grid.page(page, {"bulan": bulan, "rahasia": True}, title=say(f"{code}_JUDUL"), repeat=top)
    book.close()
