"""How the columns of a table are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from naungan.told.table import Column


@dataclass(frozen=True)
class Field:
    """How one column is drawn: its width in characters, and whether a long text goes over several lines."""

    column: Column
    width: float = 12
    wrap: bool = False

    @property
    def key(self) -> str:
        """Where its values stand in a row."""
        return self.column.key

    @property
    def kind(self) -> str:
        """The kind of cell."""
        return "wrap" if self.wrap else self.column.kind


@dataclass(frozen=True)
class Look:
    """How the columns of a table are drawn: widths by key (``n_*``: all that begin so), those that wrap, and the colour of the tab.

    ``wide`` columns carry the explanation above. ``keys`` are the columns that are printed (none named: all); they stand first.
    ``on_paper``: always, or never where the table is there to be filtered; None leaves it to its length.
    """

    widths: Mapping[str, float]
    wrap: frozenset[str] = frozenset()
    colour: str | None = None
    wide: int = 8
    keys: tuple[str, ...] = ()
    on_paper: bool | None = None

    def fields(self, columns: Sequence[Column]) -> tuple[Field, ...]:
        """The columns as they are drawn: those that are printed first, else in their order."""
        drawn = [Field(column, self._width(column.key), column.key in self.wrap) for column in columns]
        return tuple(sorted(drawn, key=lambda one: not self._is_key(one.key)))

    def chosen(self, fields: Sequence[Field]) -> int:
        """How many of these columns are to be printed."""
        return sum(self._is_key(one.key) for one in fields) or len(fields)

    def _is_key(self, key: str) -> bool:
        return not self.keys or any(key == one or (one.endswith("*") and key.startswith(one[:-1])) for one in self.keys)

    def _width(self, key: str) -> float:
        if key in self.widths:
            return self.widths[key]
        return next((width for name, width in self.widths.items() if name.endswith("*") and key.startswith(name[:-1])), 12)
