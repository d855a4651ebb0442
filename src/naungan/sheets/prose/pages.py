"""A PDF as the paragraphs and tables that are printed on it. Run inside the guarded child."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from naungan.kernel.errors import Unreadable
from naungan.sheets.pdf.words import Page, Word, read_pages
from naungan.sheets.prose.document import NUMBER, Block, Cell, Document, Grid, blocks_of

# Wider gaps than this part of the height of a word part two cells; a line lower than this below the last begins a new paragraph.
_CELL, _PARAGRAPH = 0.6, 1.9
# Footnote marks are printed smaller and higher than the word they hang on.
_RAISED = 0.8
_HEADINGS = 3
# So many lines of a broken label stand in a table at most, none wider than so many points.
_BROKEN, _NARROW = 3, 180


@dataclass(frozen=True)
class _Line:
    """Words of one height as cells: (text, from, to); ``parted`` where the line above is far."""

    number: int
    cells: list[tuple[str, float, float]]
    parted: bool

    @property
    def text(self) -> str:
        return " ".join(cell[0] for cell in self.cells)

    @property
    def is_label(self) -> bool:
        """Whether it may be the second line of a narrow cell."""
        return self.cells[-1][2] - self.cells[0][1] < _NARROW

    @property
    def has_figures(self) -> bool:
        return len(self.cells) > 1 and any(NUMBER.fullmatch(text) for text, _, _ in self.cells)


def read_pdf(path: Path) -> Document:
    """All pages; Unreadable for a scan, a password and whatever else can't be read."""
    pages = read_pages(path)
    if not any(page.words for page in pages):
        raise Unreadable("PDF_GAMBAR")
    return Document(tuple(_joined([list(_blocks(page)) for page in pages])))


def _joined(pages: Sequence[Sequence[Block]]) -> list[Block]:
    """A table that goes on over a page is one; where its columns do not say so, the second may be a piece, and is not called whole."""
    done: list[Block] = []
    last: int | None = None
    for blocks in pages:
        before, last = last, None
        for block in blocks:
            if isinstance(block.content, str):
                done.append(block)
                continue
            if before is not None and _width(done[before]) == _width(block):
                done[before] = replace(done[before], content=[*done[before].content, *block.content])
                last, before = before, None
                continue
            done.append(block if before is None else replace(block, whole=False))
            last, before = len(done) - 1, None
    return done


def _width(block: Block) -> int:
    return len(block.content[0][1]) if not isinstance(block.content, str) else 0


def _blocks(page: Page) -> Iterator[Block]:
    """Tables are lines with figures below each other whose cells stand in columns; all else is text, justified text too."""
    place, lines = f"halaman {page.number}", list(_lines(page))
    text: list[_Line] = []
    at = tables = 0
    while at < len(lines):
        end = _end(lines, at)
        heads = _heads(text) if end - at > 1 else 0
        grid = _grid(text[len(text) - heads :], [line for line in lines[at:end] if line.has_figures]) if end - at > 1 else None
        if grid is None:
            text += lines[at : max(end, at + 1)]
        else:
            yield from _text(text[: len(text) - heads], place)
            text = []
            tables += 1
            yield Block(place, grid, whole=heads > 0 or tables == 1)
        at = max(end, at + 1)
    yield from _text(text, place)


def _end(lines: Sequence[_Line], start: int) -> int:
    """Where a table ends; a label that is broken over lines stands in it too."""
    end = found = start
    while end < len(lines) and (lines[end].has_figures or (end > start and end - found < _BROKEN and lines[end].is_label)):
        end += 1
        found = end if lines[end - 1].has_figures else found
    return found


def _text(lines: Sequence[_Line], place: str) -> Iterator[Block]:
    plain = [one for line in lines for one in ([(line.number, "")] if line.parted else []) + [(line.number, line.text)]]
    yield from blocks_of(plain, place)


def _heads(text: Sequence[_Line]) -> int:
    """How many lines above a table are its headings: those that have cells."""
    count = 0
    while count < min(_HEADINGS, len(text)) and len(text[-1 - count].cells) > 1:
        count += 1
    return count


def _grid(heads: Sequence[_Line], rows: Sequence[_Line]) -> Grid | None:
    """Cells by their columns; None where the cells of a row can't be told apart by columns, as in text."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((left, right) for row in rows for _, left, right in row.cells):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    grid: Grid = []
    for line in [*heads, *rows]:
        cells: list[Cell] = [None] * len(columns)
        for text, left, right in line.cells:
            mine = [place for place, (start, end) in enumerate(columns) if left < end and start < right]
            if line in rows and cells[mine[0]] is not None:
                return None
            if mine:
                cells[mine[0]] = f"{cells[mine[0]]} {text}" if cells[mine[0]] else text
        grid.append((line.number, cells))
    return grid


def _lines(page: Page) -> Iterator[_Line]:
    last: list[Word] = []
    for number, words in enumerate(_rows(page), start=1):
        parted = bool(last) and last[0].y - words[0].y > _PARAGRAPH * max(word.high for word in last)
        yield _Line(number, _cells(words), parted)
        last = words


def _rows(page: Page) -> Iterator[list[Word]]:
    row: list[Word] = []
    for word in sorted(page.words, key=lambda word: (-word.y, word.x0)):
        if row and row[0].y - word.y > row[0].high / 2.5:
            yield _by_place(row)
            row = []
        row.append(word)
    if row:
        yield _by_place(row)


def _by_place(row: list[Word]) -> list[Word]:
    """From left to right, without figures that are raised."""
    high = max(word.high for word in row)
    kept = [word for word in row if word.high >= _RAISED * high or not word.text.isdecimal()]
    return sorted(kept or row, key=lambda word: word.x0)


def _cells(words: Sequence[Word]) -> list[tuple[str, float, float]]:
    cells = [(words[0].text, words[0].x0, words[0].x1)]
    for before, word in pairwise(words):
        text, start, _ = cells[-1]
        if word.x0 - before.x1 > _CELL * word.high:
            cells.append((word.text, word.x0, word.x1))
        else:
            cells[-1] = (f"{text} {word.text}", start, word.x1)
    return cells
