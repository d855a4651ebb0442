"""What lies below a folder: every file, whatever its ending, and what is not looked into, each with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LINK, SHUT = "BERKAS_TAUTAN_KELUAR", "FOLDER_TIDAK_DAPAT_DIBUKA"
# What systems put beside the files of people.
_OF_SYSTEMS = ("thumbs.db", "desktop.ini", "__macosx")


@dataclass(frozen=True)
class Lying:
    """A file, or a folder or link that is not followed; then ``ditolak`` is the code of the problem."""

    path: Path
    ditolak: str | None = None


def lying(room: Path, within: Path) -> list[Lying]:
    """All below ``room`` in the order of their paths; no link leads out of ``within``, nor is a linked folder walked."""
    if room.is_symlink() and not _inside(room, within):
        return [Lying(room, LINK)]
    return sorted(_walk(room, within), key=lambda one: one.path)


def overlooked(name: str) -> bool:
    """Hidden files, locks of office programs, and what a system keeps for itself."""
    return name.startswith((".", "~$")) or name.lower() in _OF_SYSTEMS


def _walk(room: Path, within: Path) -> Iterator[Lying]:
    shut: list[str] = []
    for place, folders, files in os.walk(room, onerror=lambda error: shut.append(error.filename)):
        folders[:] = [name for name in folders if not overlooked(name)]
        here = [Path(place, name) for name in files if not overlooked(name)]
        linked = [path for name in folders if (path := Path(place, name)).is_symlink()]
        yield from (Lying(path, None if _inside(path, within) else LINK) for path in here)
        yield from (Lying(path, LINK) for path in linked if not _inside(path, within))
    yield from (Lying(Path(name), SHUT) for name in shut)


def _inside(path: Path, within: Path) -> bool:
    return not path.is_symlink() or path.resolve().is_relative_to(within.resolve())
