"""What was taken into an input folder, by whom and when, and what of it was undone: one folder a file, its record beside it.

``1671 Kota Palembang/2026-10/diterima 3f2a…/`` holds the file and ``.terima.json``. What is undone keeps both, and why, under a hidden
name, where no evaluation looks: nothing that happened is ever taken away.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from naungan.evaluation.inventory import pemda_of
from naungan.kernel.errors import Refusal
from naungan.kernel.shown import shown

TAKEN, UNDONE = ".terima.json", ".batal.json"
PREFIX, HIDDEN = "diterima ", ".dibatalkan "
SHORT = 12


@dataclass(frozen=True)
class Taken:
    """One file that was taken in: its SHA-256 and name, where it belongs, what it was read as with its rows, by whom and when (ISO)."""

    sumber: str
    berkas: str
    pemda: str
    bulan: str | None
    dataset: str
    layout: str
    masuk: int
    diterima: int
    ditahan: int
    ditolak: int
    oleh: str
    waktu: str


@dataclass(frozen=True)
class Undone:
    """Who took a file out again, when and why."""

    oleh: str
    waktu: str
    alasan: str


@dataclass(frozen=True)
class Event:
    """A file that was taken in, the folder that holds it, and what undid it; None while it counts."""

    tempat: Path
    terima: Taken
    batal: Undone | None


def events(folder: Path) -> list[Event]:
    """Everything that was ever taken into an input folder, in the order of time."""
    found = [_event(place, folder) for place in _places(folder)]
    return sorted(found, key=lambda one: (one.terima.waktu, one.terima.sumber, one.tempat))


def write_record(path: Path, record: Taken | Undone) -> None:
    """A record as JSON, one line a field."""
    path.write_text(json.dumps(asdict(record), ensure_ascii=False, indent=1) + "\n", "utf-8")


def _places(folder: Path) -> Iterator[Path]:
    """Below the folders of governments, hidden ones too: what is being made at the moment is neither."""
    for room in sorted(path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()):
        if pemda_of(room.name) is None and not room.name.startswith(HIDDEN):
            continue
        for place, inside, files in os.walk(room):
            inside[:] = sorted(name for name in inside if not name.startswith(".") or name.startswith(HIDDEN))
            if TAKEN in files and Path(place).name.startswith((PREFIX, HIDDEN)):
                yield Path(place)


def _event(place: Path, folder: Path) -> Event:
    """What a folder says of itself; it counts as undone where its name, or that of a folder around it, is hidden."""
    hidden = any(part.startswith(HIDDEN) for part in place.relative_to(folder).parts)
    try:
        taken = Taken(**json.loads((place / TAKEN).read_text("utf-8")))
        return Event(place, taken, Undone(**json.loads((place / UNDONE).read_text("utf-8"))) if hidden else None)
    except (OSError, ValueError, TypeError):
        raise Refusal("TERIMA_CATATAN_RUSAK", tempat=shown(place.relative_to(folder).as_posix())) from None


def told(text: str) -> str:
    """What a person writes of himself or of a reason, in one line and without the number of a person."""
    return shown(" ".join(text.split()))
