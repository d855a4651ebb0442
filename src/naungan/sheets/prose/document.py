"""What a document is made of, whatever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

Cell = str | int | Fraction | None
Grid = list[tuple[int, list[Cell]]]
_PARTED = re.compile(r"\s*\|\s*|\t+| {3,}")
_RULE = re.compile(r"^[\s|+:=_-]+$")
NUMBER = re.compile(r"(?:Rp\.?\s*)?\d[\d.,]*\s*(?:%|persen|orang)?", re.I)


@dataclass(frozen=True)
class Block:
    """A paragraph (text) or a table (rows with the number that each has where it stands), and where it stands.

    ``whole`` is false for a table that may be the rest of another.
    """

    place: str
    content: str | Grid
    whole: bool = True


@dataclass(frozen=True)
class Document:
    """The blocks of a file in their order; ``notes`` are codes of what its reader must be told of it."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All text of it, that of cells too."""
        return "\n".join(_text(block.content) for block in self.blocks)


def blocks_of(lines: Iterable[tuple[int, str]], place: str = "") -> Iterator[Block]:
    """Lines of plain text as paragraphs and tables: two lines or more with figures in cells (by tab, bar or gap) are a table."""
    text: list[tuple[int, str]] = []
    rows: Grid = []
    for number, line in lines:
        if rows and _RULE.match(line) and line.strip():
            continue
        cells = _cells(line)
        if len(cells) > 1 and (any(map(NUMBER.fullmatch, cells)) or _may_be_heading(line)):
            yield from _paragraphs(text, place)
            text = []
            rows.append((number, list(cells)))
            continue
        yield from _table(rows, place)
        rows = []
        text.append((number, line))
    yield from _paragraphs(text, place)
    yield from _table(rows, place)


def _cells(line: str) -> Sequence[str]:
    return [cell.strip() for cell in _PARTED.split(line.strip().strip("|").strip())]


def _may_be_heading(line: str) -> bool:
    return "|" in line or "\t" in line


def _table(rows: Grid, place: str) -> Iterator[Block]:
    if len(rows) > 1:
        yield Block(place or f"baris {rows[0][0]}", rows)
    elif rows:
        number, cells = rows[0]
        yield Block(_line(place, number), " ".join(str(cell) for cell in cells))


def _paragraphs(lines: Sequence[tuple[int, str]], place: str) -> Iterator[Block]:
    """Text up to the next empty line."""
    held: list[tuple[int, str]] = []
    for number, line in [*lines, (0, "")]:
        if line.strip():
            held.append((number, line))
        elif held:
            yield Block(_line(place, held[0][0]), "\n".join(text for _, text in held))
            held = []


def _line(place: str, number: int) -> str:
    return f"{place}, baris {number}" if place else f"baris {number}"


def _text(content: str | Grid) -> str:
    return content if isinstance(content, str) else "\n".join(cell for _, row in content for cell in row if isinstance(cell, str))
