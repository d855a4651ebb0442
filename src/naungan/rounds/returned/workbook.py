"""A returned workbook as the judging of it sees it: cells by place, and what stands beside their values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from naungan.answers.csv_edge import under_heading
from naungan.answers.raw import Raw
from naungan.kernel.shown import shown
from naungan.rounds.sheet import Mark, read_mark

Place = tuple[int, int]
Cell = str | int | bool | Decimal | dt.date | None
# The mark of a sheet stands in the first lines of each of its pages.
_FIRST = 5


@dataclass(frozen=True)
class CamePage:
    """One sheet of it: rows from 1, columns from 0. ``merged`` are first row, first column, last row, last column."""

    nama: str
    terlihat: bool
    baris: Mapping[int, Sequence[Cell]]
    rumus: frozenset[Place] = frozenset()
    gabung: tuple[tuple[int, int, int, int], ...] = ()
    baris_tersembunyi: frozenset[int] = frozenset()
    kolom_tersembunyi: frozenset[int] = frozenset()

    def at(self, row: int, column: int) -> Cell:
        """What stands in a cell; None where nothing does."""
        cells = self.baris.get(row, ())
        return cells[column] if column < len(cells) else None

    def key(self, row: int) -> str:
        """What stands in the column of keys."""
        return text_of(self.at(row, 0))

    def hidden(self, row: int, column: int) -> bool:
        """Whether nobody who looks at the sheet sees the cell."""
        return not self.terlihat or row in self.baris_tersembunyi or column in self.kolom_tersembunyi

    @property
    def mark(self) -> Mark | None:
        """What the page says that it is."""
        cells = (text_of(cell) for row in range(1, _FIRST + 1) for cell in self.baris.get(row, ()))
        return next((found for text in cells if (found := read_mark(text))), None)


@dataclass(frozen=True)
class Came:
    """A returned workbook: ``jenis`` is the kind of file, ``sumber`` its SHA-256."""

    jenis: str
    sumber: str
    halaman: tuple[CamePage, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What its pages say that they are, each once."""
        return tuple(dict.fromkeys(page.mark for page in self.halaman if page.mark))

    def table(self, berkas: str) -> Raw:
        """Its first sheet that is shown and holds anything, as rows under a heading."""
        for page in self.halaman:
            lines = [(number, [text_of(cell) for cell in cells]) for number, cells in page.baris.items()]
            if page.terlihat and (lines := [(number, cells) for number, cells in lines if any(cells)]):
                return under_heading(lines, berkas, [])
        return Raw()


def came(answer: Mapping[str, Any]) -> Came:
    """What ``sheets.filled`` has answered."""
    return Came(str(answer["kind"]), str(answer["sumber"]), tuple(_page(one) for one in answer["sheets"]))


def _page(said: Mapping[str, Any]) -> CamePage:
    return CamePage(
        shown(said["name"]), bool(said["visible"]), {number: [_cell(one) for one in cells] for number, cells in said["rows"]},
        frozenset((row, column) for row, column in said["formulas"]), tuple((a, b, c, d) for a, b, c, d in said["merged"]),
        frozenset(said["hidden_rows"]), frozenset(said["hidden_columns"]),
    )  # fmt: skip


def _cell(said: Any) -> Cell:
    if isinstance(said, dict):
        return dt.date.fromisoformat(said["hari"]) if "hari" in said else Decimal(said["angka"])
    return said if isinstance(said, bool | int | str) else None


def text_of(cell: Cell) -> str:
    """A cell as a person would have written it, without what surrounds it."""
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    return "" if cell is None else " ".join(str(cell).split())
