"""The task of the guarded child: a workbook that comes back beside the one that went out: what was changed, where cells are now."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from naungan.sheets.marked.plain import corrected, laid_over, sheets_of
from naungan.sheets.reading import Row, open_book

# A row that was changed and has no keys is still the same where more than this part of its cells is as it was.
_SAME = 0.5
Asked = tuple[str, int, int, tuple[int, ...]]


def compare(task: dict[str, Any]) -> dict[str, Any]:
    """``{path, was, name, cells, asked}`` → ``cells``: how many differ, ``more`` and ``fewer`` rows, ``found``: what is ``asked`` for.

    ``was`` is the original, ``cells`` (sheet, row, column, value) what was written into it, ``name`` its sheet where it has no sheets.
    ``asked`` are cells of it (sheet, row, column, and ``keys``: the columns by which a row that was changed is known); each is found as
    its row now, what stood there and what stands there, or None where its row is no more, or may be any of several.
    """
    asked = [(one["sheet"], one["row"], one["column"], tuple(one["keys"])) for one in task["asked"]]
    new = {sheet.name or task["name"]: sheet.rows for sheet in open_book(Path(task["path"])).sheets}
    over, counts, found = laid_over(task["cells"]), _Counts(), dict[Asked, list[Any] | None]()
    for sheet in sheets_of(open_book(Path(task["was"]))):
        name = sheet.name or task["name"]
        if name not in new:
            continue
        wanted = [one for one in asked if one[0] == name]
        both = _Both({one[1] for one in wanted})
        counts += both.walk(corrected(sheet.rows, over.get(name, {})), new[name])
        found |= {one: both.find(*one[1:]) for one in wanted}
    return {"cells": counts.cells, "more": counts.more, "fewer": counts.fewer, "found": [found.get(one) for one in asked]}


def text_of(cell: Any) -> str:
    """A cell as text, whichever program saved it."""
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, (dt.date, dt.datetime, dt.time)) else str(cell).strip()


@dataclass
class _Counts:
    """Cells that differ on rows that are on both sides; rows that are on one side alone."""

    cells: int = 0
    more: int = 0
    fewer: int = 0

    def __iadd__(self, other: _Counts) -> _Counts:
        self.cells, self.more, self.fewer = self.cells + other.cells, self.more + other.more, self.fewer + other.fewer
        return self


@dataclass
class _Both:
    """One sheet on both sides: the rows that are asked for, and where each row of the new one is by what it says."""

    wanted: set[int]
    old: dict[int, list[str]] = field(default_factory=dict)
    new: dict[int, list[str]] = field(default_factory=dict)
    places: dict[bytes, list[int]] = field(default_factory=dict)

    def walk(self, was: Iterable[Row], now: Iterable[Row]) -> _Counts:
        """Once over both."""
        counts, gone, come = _Counts(), list[bytes](), list[bytes]()
        for number, one, other in _side_by_side(was, now):
            if number in self.wanted:
                self.old[number], self.new[number] = one, other
            if other:
                self.places.setdefault(_digest(other), []).append(number)
            if one != other:
                counts.cells += sum(a != b for a, b in itertools.zip_longest(one, other, fillvalue=""))
                gone += [_digest(one)] if one else []
                come += [_digest(other)] if other else []
        if len(gone) == len(come):
            return counts
        return _Counts(0, len(set(come) - set(gone)), len(set(gone) - set(come)))  # rows have moved: cells can't be told

    def find(self, row: int, column: int, keys: Sequence[int]) -> list[Any] | None:
        """Where the row is now, what stood in the cell and what stands there: as it was at its place or at one other, else changed."""
        old, new = self.old.get(row, []), self.new.get(row, [])
        places = self.places.get(_digest(old), []) if old else []
        if old and old != new and len(places) == 1:
            return [places[0], _at(old, column), _at(old, column)]
        same = old == new or (not places and _alike(old, new, column, keys))
        return [row, _at(old, column), _at(new, column)] if old and same else None


def _side_by_side(was: Iterable[Row], now: Iterable[Row]) -> Iterator[tuple[int, list[str], list[str]]]:
    """The rows of both by their numbers; an empty list where one has none."""
    left, right = (((number, _texts(cells)) for number, cells in rows) for rows in (was, now))
    one, other = next(left, None), next(right, None)
    while one or other:
        number = min(row[0] for row in (one, other) if row)
        old = one[1] if one and one[0] == number else []
        new = other[1] if other and other[0] == number else []
        yield number, old, new
        one = next(left, None) if one and one[0] == number else one
        other = next(right, None) if other and other[0] == number else other


def _texts(cells: Sequence[Any]) -> list[str]:
    """The cells up to the last that says something."""
    texts = [text_of(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _digest(texts: list[str]) -> bytes:
    return hashlib.blake2b("\x1f".join(texts).encode(errors="replace"), digest_size=12).digest()


def _alike(old: list[str], new: list[str], column: int, keys: Sequence[int]) -> bool:
    """Whether a row that differs is still the same one: one of its keys is as it was, else most of its other cells."""
    known = [at for at in keys if at != column]
    if known:
        return any(_at(old, at) and _at(old, at) == _at(new, at) for at in known)
    pairs = [pair for at, pair in enumerate(itertools.zip_longest(old, new, fillvalue="")) if at != column and any(pair)]
    return bool(pairs) and sum(a == b for a, b in pairs) > _SAME * len(pairs)


def _at(texts: list[str], column: int) -> str:
    return texts[column] if column < len(texts) else ""
