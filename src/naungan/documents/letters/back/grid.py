"""Ruled tables of a printed page: cells are what lies between drawn lines, whichever program drew them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from naungan.sheets.pdf.words import Page, Word

# Lines so near to each other, in points, are one.
_NEAR = 1.5
Band = tuple[float, float]


def tables_of(page: Page) -> tuple[list[list[list[str]]], list[Word]]:
    """The tables from top to bottom as rows of cells, and the words that stand in none, in the order of the file."""
    tables, taken = [], set[int]()
    for band in sorted(_bands(page.uprights), reverse=True):
        cells = _cells(page, band)
        if sum(map(len, cells)) > 1:  # a frame around one text is no table
            tables.append([[_text(page.words, cell, taken) for cell in row] for row in cells])
    return tables, [word for place, word in enumerate(page.words) if place not in taken]


def _bands(uprights: Iterable[tuple[float, float, float]]) -> list[Band]:
    """From where to where upright lines follow each other without a gap: one table each, for none stand side by side."""
    bands: list[list[float]] = []
    for low, high, _ in sorted(uprights):
        if bands and low <= bands[-1][1] + _NEAR:
            bands[-1][1] = max(bands[-1][1], high)
        else:
            bands.append([low, high])
    return [(low, high) for low, high in bands]


def _cells(page: Page, band: Band) -> list[list[tuple[float, float, float, float]]]:
    """The cells row by row: left, right, below, above."""
    low, high = band
    inside = [(below, above, x) for below, above, x in page.uprights if low - _NEAR <= below and above <= high + _NEAR]
    left, right = min(x for *_, x in inside), max(x for *_, x in inside)
    level = [edge for edge in page.edges if low - _NEAR <= edge[2] <= high + _NEAR and edge[0] >= left - _NEAR and edge[1] <= right + _NEAR]
    rows = _snapped([y for x0, x1, y in level])
    found = []
    for below, above in reversed(list(pairwise(rows))):
        middle = (below + above) / 2
        stops = _snapped([x for start, end, x in inside if start < middle < end])
        found.append([(start, end, below, above) for start, end in pairwise(stops)])
    return [row for row in found if row]


def _snapped(places: Iterable[float]) -> list[float]:
    result: list[float] = []
    for place in sorted(places):
        if not result or place - result[-1] > _NEAR:
            result.append(place)
    return result


def _text(words: Sequence[Word], cell: tuple[float, float, float, float], taken: set[int]) -> str:
    left, right, below, above = cell
    inside = [
        place for place, word in enumerate(words)
        if place not in taken and left - _NEAR < word.middle < right + _NEAR and below - _NEAR < word.y + word.high / 4 < above + _NEAR
    ]  # fmt: skip
    taken.update(inside)
    return " ".join(words[place].text for place in inside)
