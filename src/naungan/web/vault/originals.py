"""Received files, each by the SHA-256 of its bytes, closed in the lake: kept once, never changed."""

from __future__ import annotations

from pathlib import Path

from naungan.kernel.aside import file_aside
from naungan.kernel.digest import digest
from naungan.web.environment import read_environment
from naungan.web.vault.closed import close, opened


def keep(path: Path) -> str:
    """Keep the bytes of a file; its SHA-256."""
    sumber = digest(path)
    place = _place(sumber)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with file_aside(place) as aside:
            aside.write_bytes(close(path.read_bytes(), sumber))
    return sumber


def take_out(sumber: str, place: Path) -> None:
    """Write the bytes to a new file for its owner alone."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with place.open("xb") as file:
        place.chmod(0o600)
        file.write(opened(_place(sumber).read_bytes(), sumber))


def _place(sumber: str) -> Path:
    return read_environment().lake / "asal" / sumber[:2] / sumber
