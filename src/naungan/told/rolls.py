"""One list of persons, for whoever must settle it: whose it is, how many rows, what to do, then the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from naungan.told.people import Piece
from naungan.told.table import Column
from naungan.told.words import month, number, office, say


@dataclass(frozen=True)
class Roll:
    """``code`` names title and count in the catalogue, ``sheet`` the tab, ``prose`` the paragraphs; ``whose`` is said in the second line.

    ``nama`` is the official name of the unit, empty where none is known. Rows hold persons.
    """

    piece: Piece
    whose: str
    bulan: str
    code: str
    sheet: str
    prose: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, Any]]
    nama: str | None = None

    @property
    def title(self) -> str:
        """What the list is."""
        return say(f"{self.code}_JUDUL")

    @property
    def subtitle(self) -> str:
        """Whose, of which government, of which month."""
        return f"{self.whose} · {office(self.piece.pemda)} · {month(self.bulan)}"

    @property
    def count(self) -> str:
        """How many rows it has."""
        return say(f"{self.code}_JUMLAH", jumlah=number(len(self.rows)))

    @property
    def paragraphs(self) -> list[str]:
        """What is to be done with it."""
        return [say(code) for code in self.prose]
