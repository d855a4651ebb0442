"""What is kept for good: a book of rounds. Nothing that replaces, cleans or removes folders may touch one, or what it froze.

A book is known by its first batch of events, which no way of the program ever takes away. Whoever removes or replaces a folder asks
``refuse_kept`` first; ``kernel.aside`` does for all that is written.
"""

from __future__ import annotations

import os
from pathlib import Path

from naungan.kernel.errors import Refusal
from naungan.kernel.shown import shown

EVENTS, SUFFIX = "peristiwa", ".jsonl"
FIRST = f"{EVENTS}/000001{SUFFIX}"


def book_around(place: Path) -> Path | None:
    """The book that a place is, or lies in; links are followed, as a writer would follow them."""
    real = Path(os.path.realpath(place))
    return next((one for one in (real, *real.parents) if (one / FIRST).is_file()), None)


def book_within(folder: Path) -> Path | None:
    """A book that lies somewhere below a folder."""
    return next((Path(room).parent for room, _, files in os.walk(folder) if Path(room).name == EVENTS and Path(FIRST).name in files), None)


def refuse_kept(place: Path, *, book: Path | None = None) -> None:
    """Refusal where ``place`` is a book, lies in one other than ``book``, or holds one: what a round froze stays."""
    around = book_around(place)
    if around is not None and (book is None or around != Path(os.path.realpath(book))):
        raise Refusal("OUT_BUKU_RAPAT", folder=shown(place.name), buku=shown(around.name))
    inside = book_within(place)
    if inside is not None and (book is None or inside != Path(os.path.realpath(book))):
        raise Refusal("OUT_MEMUAT_BUKU_RAPAT", folder=shown(place.name), buku=shown(inside.name))
