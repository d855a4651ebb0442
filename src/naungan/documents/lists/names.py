"""File names of units: safe on every system, never outside their folder, never twice."""

from __future__ import annotations

import re
from pathlib import Path, PureWindowsPath
from typing import Protocol

from naungan.kernel.shown import shown

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class Whose(Protocol):
    """Something of one unit of one government."""

    @property
    def pemda(self) -> str:
        """The code of the government; may be empty."""

    @property
    def unit(self) -> str:
        """The code of the unit; may be empty."""

    @property
    def unit_nama(self) -> str:
        """The name of the unit as it was written."""


class Names:
    """File names of units: safe on every system, never outside the folder, never twice."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._given: set[Path] = set()

    def path(self, piece: Whose, ending: str = "", nama: str | None = None) -> Path:
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
