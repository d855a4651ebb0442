"""How wide the columns of a table are: no figure is broken or cut, words are broken only where nothing else fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from naungan.documents.letters.glyphs import width

SIZES = (10.0, 9.5, 9.0, 8.5, 8.0)
# Room left and right of a text inside its cell, and what kerning and rounding may add to a measured text.
PADDING, _SLACK = 4.0, 1.0
_LEADING = 1.25
# Rows of more lines than these are hard to read; smaller letters come first.
_EASY = 6
_LEAST = 42.0
_SHORT = 90.0
_HAND = 150.0
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Grid:
    """Widths in points at a size of the letters, and the rows with words broken by ``\\n`` where a column is narrower than they are."""

    size: float
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


def fitted(
    heading: Sequence[str], rows: Sequence[Sequence[str]], figures: Sequence[bool], weights: Sequence[int], room: float, tall: float
) -> Grid | None:  # fmt: skip
    """The table at the greatest size at which it fits into ``room`` points; None where it does not at the least.

    ``figures`` tells columns whose figures are never broken, ``weights`` how other room is shared (0: by their texts), ``tall`` how high
    a row may be.
    """
    for most, broken in ((_EASY, False), (None, False), (None, True)):
        for size in SIZES:
            least = [_least(place, heading, rows, figures[place], size, broken) for place in range(len(heading))]
            if sum(least) > room:
                continue
            widths = _shared(least, [_most(place, rows, size) for place in range(len(heading))], figures, weights, room)
            grid = Grid(size, tuple(widths), tuple(_broken(row, widths, size) for row in (heading, *rows)))
            lines = max(_lines_of(row, widths, size) for row in grid.rows)
            if lines <= (most or lines) and lines * size * _LEADING + 2 * PADDING <= tall:
                return grid
    return None


def _least(place: int, heading: Sequence[str], rows: Sequence[Sequence[str]], figure: bool, size: float, broken: bool) -> float:
    """What the column must have: its figures whole, other words whole up to a limit."""
    most = _LEAST if broken else _SHORT
    whole = [cell for cell in (row[place] for row in rows) if figure and _DIGIT.search(cell)]
    # What stands for a figure that is not known («tidak tersedia») is not broken either, where there is room.
    parts = {cell if figure else word for row in rows for cell in (row[place],) if cell not in whole for word in cell.split()}
    kept = max((width(text, size, bold=True) for text in whole), default=0)
    return max(kept, *(min(width(part, size, bold=True), most) for part in (*parts, *heading[place].split())), 12) + 2 * PADDING + _SLACK


def _most(place: int, rows: Sequence[Sequence[str]], size: float) -> float:
    """What the column would have for all its texts in one line; one that nobody has written in yet wants room for a hand."""
    return max((width(row[place], size) for row in rows if row[place]), default=_HAND) + 2 * PADDING + _SLACK


def _shared(least: list[float], most: list[float], figures: Sequence[bool], weights: Sequence[int], room: float) -> list[float]:
    """What is left goes to the columns that want more: by the weights that were given, else most to those that want most, yet not all."""
    wanted = [0.0 if figure else max(0.0, wish - needed) for needed, wish, figure in zip(least, most, figures, strict=True)]
    left = room - sum(least)
    if any(weights):
        return _spread(least, [0.0 if figure else float(weight) for weight, figure in zip(weights, figures, strict=True)], left)
    if left >= sum(wanted):
        return _spread([one + want for one, want in zip(least, wanted, strict=True)], wanted, left - sum(wanted))
    roots = [want**0.5 for want in wanted]
    given = [min(want, left * root / sum(roots)) for want, root in zip(wanted, roots, strict=True)]
    still = [want - got for want, got in zip(wanted, given, strict=True)]
    return _spread([one + got for one, got in zip(least, given, strict=True)], still, left - sum(given))


def _spread(widths: list[float], shares: list[float], left: float) -> list[float]:
    """The rest by shares; evenly where nobody has one."""
    if not sum(shares):
        return [one + left / len(widths) for one in widths]
    return [one + left * share / sum(shares) for one, share in zip(widths, shares, strict=True)]


def _broken(row: Sequence[str], widths: Sequence[float], size: float) -> tuple[str, ...]:
    return tuple(
        " ".join(word for one in cell.split(" ") for word in [fold(one, room - 2 * PADDING, size)])
        for cell, room in zip(row, widths, strict=True)
    )


def fold(word: str, room: float, size: float, *, bold: bool = True) -> str:
    """A word in pieces that fit, parted by ``\\n``."""
    if width(word, size, bold=bold) <= room:
        return word
    pieces, piece = [], ""
    for sign in word:
        if piece and width(piece + sign, size, bold=bold) > room:
            pieces.append(piece)
            piece = ""
        piece += sign
    return "\n".join([*pieces, piece])


def _lines_of(row: Sequence[str], widths: Sequence[float], size: float) -> int:
    """How many lines a row takes at most."""
    cells = zip(row, widths, strict=True)
    return max(sum(_lines(part, room - 2 * PADDING, size) for part in cell.split("\n")) for cell, room in cells)


def _lines(text: str, room: float, size: float) -> int:
    """How many lines a text takes, broken between words."""
    lines, at = 1, 0.0
    for word in text.split(" "):
        wide = width(word, size, bold=True)
        if at and at + width(" ", size) + wide > room:
            lines, at = lines + 1, 0.0
        at += wide + (width(" ", size) if at else 0)
    return lines


def wrapped(text: str, room: float, size: float) -> list[str]:
    """The lines of a text that stands in a column of its own."""
    lines: list[str] = []
    for word in (part for one in text.split(" ") for part in fold(one, room, size).split("\n")):
        if lines and width(f"{lines[-1]} {word}", size, bold=True) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
