"""A table as it is said: what its columns mean and the rows under them. How wide, how coloured and on what it stands is the paper's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from naungan.kernel.messages import catalogue
from naungan.told.words import label, say

NUMERIC = ("count", "rupiah", "percent", "ratio")
# A row with this key sums the others.
TOTAL = "_kuat"


@dataclass(frozen=True)
class Column:
    """The key in the rows and in the catalogue (``DOK_KOLOM_<KEY>``, note ``DOK_CATATAN_<KEY>``), and the kind of its values.

    Kinds: text, count, rupiah, percent (a share), ratio, month, date, and ``mark:GROUP`` for a word of a closed list shown with a sign.
    """

    key: str
    kind: str = "text"

    @property
    def heading(self) -> str:
        """What the column is called; a count of a state is called by the state."""
        return say("KOLOM_N", keadaan=label("KEADAAN", self.key[2:])) if self.key.startswith("n_") else say(f"KOLOM_{self.key.upper()}")

    @property
    def note(self) -> str:
        """What the column measures; empty where the heading says it all."""
        code = f"CATATAN_{self.key.upper()}"
        return say(code) if f"DOK_{code}" in catalogue() else ""

    @property
    def numeric(self) -> bool:
        """Whether its values are numbers."""
        return self.kind in NUMERIC


@dataclass(frozen=True)
class Table:
    """Rows under columns; ``code`` names it in the catalogue. A value that is not known is None, or words that say why."""

    code: str
    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, Any]]

    @property
    def name(self) -> str:
        """The short name, as on a tab."""
        return say(f"LEMBAR_{self.code}")

    @property
    def title(self) -> str:
        """The heading above it."""
        return say(f"{self.code}_JUDUL")

    @property
    def explanation(self) -> str:
        """What it holds and how to read it."""
        return say(f"{self.code}_PENJELASAN")


def columns(*keys: str | Iterable[str], **kinds: str) -> tuple[Column, ...]:
    """Columns in order, several keys at once where they come as a tuple; ``kinds`` names those that are not text, as ``pagu="rupiah"``."""
    names = [name for key in keys for name in ([key] if isinstance(key, str) else key)]
    return tuple(Column(name, kinds.get(name, "text")) for name in names)


def counts(names: Iterable[str]) -> tuple[Column, ...]:
    """Columns that count."""
    return tuple(Column(name, "count") for name in names)


def amounts(names: Iterable[str]) -> tuple[Column, ...]:
    """Columns of rupiah."""
    return tuple(Column(name, "rupiah") for name in names)


def total(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row as one that sums the others."""
    return {**row, TOTAL: True}
