"""What a printed paper says: ruled tables, the words around them, its keywords, and whether the square code is the one of its footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from naungan.documents.letters import qr
from naungan.documents.letters.back.grid import tables_of
from naungan.documents.letters.face import BELOW, LEFT
from naungan.kernel.errors import Unreadable
from naungan.sheets.pdf.words import read_pages

# The square stands at the left of the foot of a page; in points how far it reaches at most, and how far what stands above it is cut off.
# In a paper that another program printed from the DOCX it stands lower, and further to the right.
_REACHES, _CUT = (58.0, 80.0), 10.0
# Pixels a point, what is darker than this is ink, and the least height of a square.
_SCALE, _INK, _LEAST = 5.0, 128, 30.0


@dataclass
class Printed:
    """``words`` are those outside of tables, page by page."""

    tables: list[list[list[str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    keywords: str = ""


def read_pdf(path: Path) -> Printed:
    """The paper; Unreadable for a scan, a password, damage."""
    pages = read_pages(path)
    if not any(page.words for page in pages):
        raise Unreadable("SURAT_GAMBAR")
    found = Printed(keywords=_keywords(path))
    for page in pages:
        tables, words = tables_of(page)
        found.tables += tables
        found.words.append(" ".join(word.text for word in words))
    return found


def _keywords(path: Path) -> str:
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(path) as document:
        return str(document.get_metadata_value("Keywords"))


def square_says(path: Path, text: str) -> list[bool | None]:
    """Of each page whether the square in its footer is that of ``text``; None where no square stands there."""
    import pypdfium2 as pdfium

    wanted = [list(map(bool, row)) for row in qr.square(text).matrix]
    with pdfium.PdfDocument(path) as document:
        return [_square(page, wanted) for page in document]


def _square(page: Any, wanted: Sequence[Sequence[bool]]) -> bool | None:
    found = [_reads(ink, wanted) for reach in _REACHES if (ink := _ink(page, reach))]
    return any(found) if found else None


def _ink(page: Any, reach: float) -> list[list[bool]]:
    """The highest block of ink at the foot of the page, without white around it; empty where none is as high as a square."""
    wide, high = page.get_size()
    if wide < LEFT + reach or high < BELOW:
        return []
    drawn = page.render(scale=_SCALE, crop=(LEFT - 2, 0, wide - LEFT - reach, high - BELOW + _CUT), grayscale=True)
    step, data = drawn.stride, bytes(drawn.buffer)
    rows = [[one < _INK for one in data[row * step : row * step + drawn.width]] for row in range(drawn.height)]
    blocks: list[list[list[bool]]] = [[]]
    for row in rows:
        if any(row):
            blocks[-1].append(row)
        elif blocks[-1]:
            blocks.append([])
    block = max(blocks, key=len)
    if len(block) < _LEAST * _SCALE:
        return []
    columns = [number for number in range(drawn.width) if any(row[number] for row in block)]
    return [row[columns[0] : columns[-1] + 1] for row in block]


def _reads(ink: list[list[bool]], wanted: Sequence[Sequence[bool]]) -> bool:
    """Whether the middle of each field is as it should be."""
    count = len(wanted)
    down, across = len(ink) / count, len(ink[0]) / count
    places = [(row, column) for row in range(count) for column in range(count)]
    return all(ink[int((row + 0.5) * down)][int((column + 0.5) * across)] == wanted[row][column] for row, column in places)
