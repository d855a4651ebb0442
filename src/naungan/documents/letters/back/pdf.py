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
# Of more papers in one file nobody asks which square is whose.
_TEXTS = 20


@dataclass
class Printed:
    """``words`` are those outside of tables, page by page; ``pictures`` the pages that show something and hold no word."""

    tables: list[list[list[str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    keywords: str = ""
    pictures: list[int] = field(default_factory=list)


def read_pdf(path: Path) -> Printed:
    """The paper; Unreadable for a scan, a password, damage."""
    pages = read_pages(path)
    if not any(page.words for page in pages):
        raise Unreadable("SURAT_GAMBAR")
    keywords, shown = _properties(path, [page.number for page in pages if not page.words])
    found = Printed(keywords=keywords, pictures=shown)
    for page in pages:
        tables, words = tables_of(page)
        found.tables += tables
        found.words.append(" ".join(word.text for word in words))
    return found


def _properties(path: Path, wordless: Sequence[int]) -> tuple[str, list[int]]:
    """The keywords of the file, and which of the pages without words are not empty."""
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(path) as document:
        shown = [number for number in wordless if next(iter(document[number - 1].get_objects(max_depth=1)), None) is not None]
        return str(document.get_metadata_value("Keywords")), shown


def square_says(path: Path, texts: Sequence[str]) -> list[str | None]:
    """Of each page which of ``texts`` the square in its footer says, '' where it says none; None where no square stands there."""
    import pypdfium2 as pdfium

    wanted = {text: [list(map(bool, row)) for row in qr.square(text).matrix] for text in texts[:_TEXTS]}
    with pdfium.PdfDocument(path) as document:
        return [_square(page, wanted) for page in document]


def _square(page: Any, wanted: dict[str, list[list[bool]]]) -> str | None:
    inks = [ink for reach in _REACHES if (ink := _ink(page, reach))]
    return next((text for text, fields in wanted.items() if any(_reads(ink, fields) for ink in inks)), "") if inks else None


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
