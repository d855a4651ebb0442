"""The words of a PDF with their places, and the lines drawn across it. Run inside the guarded child."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from naungan.kernel.errors import Unreadable

# A bill of ten thousand people has a tenth of these; each sign costs some calls of the library.
PAGES, SIGNS, EDGES = 2_000, 3_000_000, 100_000
_PASSWORD = 4
# Wider gaps than this part of the height of a sign part two words, where no blank does.
_GAP = 0.35
_DASHES = str.maketrans({"\ufffe": "-", "\u0002": "-", "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u00a0": " "})


@dataclass(frozen=True)
class Word:
    """Signs without a blank between them: from ``x0`` to ``x1`` on the line ``y``, counted from below; ``high`` as its signs."""

    text: str
    x0: float
    x1: float
    y: float
    high: float

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.x0 + self.x1) / 2


@dataclass
class Page:
    """One page, numbered from 1: its words in the order of the file, and the edges of what is drawn on it.

    ``edges`` are level ones (from, to, height), ``uprights`` the others (from, to, distance from the left).
    """

    number: int
    words: list[Word] = field(default_factory=list)
    edges: list[tuple[float, float, float]] = field(default_factory=list)
    uprights: list[tuple[float, float, float]] = field(default_factory=list)


def read_pages(path: Path) -> list[Page]:
    """All pages. Unreadable for a password and beyond the limits; raises what the library raises for a broken file."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise Unreadable("BERKAS_TERKUNCI" if getattr(error, "err_code", None) == _PASSWORD else "BERKAS_RUSAK") from None
    try:
        if len(document) > PAGES:
            raise Unreadable("BERKAS_TERLALU_BESAR")
        pages, signs = [], 0
        for number in range(len(document)):
            page = document[number]
            found = Page(number + 1)
            signs += _fill(page, found, SIGNS - signs)
            pages.append(found)
            page.close()
        return pages
    finally:
        document.close()


def _fill(page: Any, found: Page, most: int) -> int:
    text = page.get_textpage()
    count = int(text.count_chars())
    if count > most:
        raise Unreadable("BERKAS_TERLALU_BESAR")
    found.words = [] if count and _is_hidden(page) else list(_words(text.raw, count))
    text.close()
    if found.words:
        _fill_edges(page, found)
    return count


def _is_hidden(page: Any) -> bool:
    """Whether letters lie unseen on the page, as a program puts them behind a scan: they are what it took the picture for."""
    from pypdfium2 import raw

    drawn = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    return any(raw.FPDFTextObj_GetTextRenderMode(one.raw) == raw.FPDF_TEXTRENDERMODE_INVISIBLE for one in drawn)


def _words(text: Any, count: int) -> Iterator[Word]:
    """Signs in the order of the file, as long as they stand on one line and none is far from the one before."""
    from pypdfium2 import raw

    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    signs: list[tuple[str, float, float, float, float]] = []
    for place in range(count):
        sign = chr(raw.FPDFText_GetUnicode(text, place)).translate(_DASHES)
        if sign.isspace() or sign == "\0" or not raw.FPDFText_GetLooseCharBox(text, place, box):
            yield from _joined(signs)
            signs = []
            continue
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        high = box.top - box.bottom
        if signs and (abs(signs[-1][3] - y.value) > high / 4 or not -high < box.left - signs[-1][2] < _GAP * high):
            yield from _joined(signs)
            signs = []
        signs.append((sign, box.left, box.right, y.value, high))
    yield from _joined(signs)


def _joined(signs: list[tuple[str, float, float, float, float]]) -> Iterator[Word]:
    if signs:
        text, high = "".join(sign for sign, *_ in signs), max(sign[4] for sign in signs)
        yield Word(text, min(sign[1] for sign in signs), max(sign[2] for sign in signs), signs[0][3], high)


def _fill_edges(page: Any, found: Page) -> None:
    """Lines, and the edges of rectangles, wherever a path goes level or upright from one point to the next."""
    from pypdfium2 import raw

    left = EDGES
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        left -= raw.FPDFPath_CountSegments(drawn.raw)
        if left < 0:
            raise Unreadable("BERKAS_TERLALU_BESAR")
        for before, here in _sides(drawn):
            wide, high = abs(before[0] - here[0]), abs(before[1] - here[1])
            if high < 1 < wide:
                found.edges.append((min(before[0], here[0]), max(before[0], here[0]), (before[1] + here[1]) / 2))
            elif wide < 1 < high:
                found.uprights.append((min(before[1], here[1]), max(before[1], here[1]), (before[0] + here[0]) / 2))


def _sides(drawn: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """From point to point of one path, and back to the first where it is closed."""
    from pypdfium2 import raw

    matrix, x, y = drawn.get_matrix(), ctypes.c_float(), ctypes.c_float()
    first = before = (0.0, 0.0)
    for place in range(raw.FPDFPath_CountSegments(drawn.raw)):
        segment = raw.FPDFPath_GetPathSegment(drawn.raw, place)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = matrix.on_point(x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            first = here
        else:
            yield before, here
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, first
        before = here
