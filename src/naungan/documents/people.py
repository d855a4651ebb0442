"""Rows of persons for the unit that wrote them, streamed in one order and cut into one piece per unit."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

import ibis

from naungan.kernel.shown import shown

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

ORDER = ("pemda", "unit", "unit_nama", "berkas", "lembar", "baris")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Piece:
    """One unit of one government and its rows, in the order of its own file."""

    pemda: str
    unit: str
    unit_nama: str
    rows: list[dict[str, Any]]


def on_roster(ledger: ir.Table, roster: ir.Table, columns: tuple[str, ...]) -> ir.Table:
    """Ledger rows beside the columns of the roster row they came from; a file without sheets has NULL there."""
    place = ["_pemda", "sumber", "_lembar", "baris"]
    right = roster.mutate(_pemda=roster.pemda.fill_null(""), _lembar=roster.lembar.fill_null("")).select(*place, *columns)
    left = ledger.mutate(_pemda=ledger.pemda.fill_null(""), _lembar=ledger.lembar.fill_null(""))
    return left.drop(*(set(columns) & set(ledger.columns))).inner_join(right, place).drop("_pemda", "_lembar")


def pieces(engine: Engine, table: ir.Table) -> Iterator[Piece]:
    """Cut the rows per unit; one ordered result is streamed, so that thousands of units cost one query."""
    texts = {name: table[name].fill_null("") for name in ORDER if name != "baris"}
    ordered = table.mutate(**texts).order_by([ibis.asc(name) for name in ORDER])
    batches = engine.connection.to_pyarrow_batches(ordered, chunk_size=20_000)
    rows = (row for batch in batches for row in batch.to_pylist())
    for (pemda, unit, nama), found in itertools.groupby(rows, key=_unit):
        own = list(found)
        yield Piece(pemda, unit, nama or own[0]["unit_nama"], own)


def _unit(row: dict[str, Any]) -> tuple[str, str, str]:
    # Units known by code are one piece however their name was written; a unit without a code is known by its name alone.
    return (row["pemda"], row["unit"], "" if row["unit"] else row["unit_nama"])


class Names:
    """File names of units: safe on every system, never outside the folder, never twice."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._given: set[Path] = set()

    def path(self, piece: Piece, ending: str = "", nama: str | None = None) -> Path:
        """``folder/<pemda>/<unit>-<name><ending>``, without the name where none is given; the folder of the government is made."""
        parent = self._folder / safe(piece.pemda or "tanpa-pemda")
        parent.mkdir(parents=True, exist_ok=True)
        coded = f"{piece.unit}-{safe(nama)}" if nama and nama != piece.unit else piece.unit
        name = safe(coded if piece.unit else f"tanpa-kode-{piece.unit_nama}")
        wanted, count = parent / f"{name}{ending}", 1
        while self._key(wanted) in self._given:
            count += 1
            wanted = parent / f"{name}-{count}{ending}"
        self._given.add(self._key(wanted))
        return wanted

    @staticmethod
    def _key(path: Path) -> Path:
        # Windows does not tell capitals apart.
        return Path(str(path).lower())


def safe(text: str) -> str:
    """Letters, digits, dot, hyphen and underscore; no number of a person, no leading dot, no ``..``, at most 80 characters.

    A name that Windows keeps for a device (``AUX``, ``com1``) gets an underscore in front.
    """
    plain = _UNSAFE.sub("-", shown(text))
    name = re.sub(r"\.{2,}", ".", plain).strip(".-")[:80].strip(".-") or "tanpa-nama"
    return f"_{name}"[:80] if PureWindowsPath(name).is_reserved() else name
