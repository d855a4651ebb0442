"""``lake gc``: what nobody names any more goes. What is young stays: a file is kept before the row that names it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.keeping.lock import lake_locked
from naungan.web.keeping.named import is_named, named
from naungan.web.keeping.objects import Thing, sweep_gone, things

PUNGUT = "pungut"
YOUNG = 24.0  # hours


@dataclass
class Collected:
    """``names``: what went, as kind/name; ``size``: its bytes; ``kept``: how many objects stay."""

    names: list[str]
    size: int = 0
    kept: int = 0


def collect(*, by: str, books: Iterable[Path] = (), young: float = YOUNG, really: bool = True) -> Collected:
    """Take away what no row, open job or round names and is older than ``young`` hours; Unfit while a backup is being written."""
    found = Collected([])
    with lake_locked():
        sweep_gone()
        gone = list(_unnamed(found, books, young))
        found.names, found.size = [one.label for one in gone], sum(one.size for one in gone)
        if really and gone:
            with acts(by):
                note(PUNGUT, jumlah=len(gone), bita=found.size)
            for one in gone:
                one.remove()
    return found


def _unnamed(found: Collected, books: Iterable[Path], young: float) -> Iterator[Thing]:
    """The names are asked for after the objects are listed: what was named meanwhile is among them, what is used again is young again."""
    listed = [one for one in things() if one.hours >= young]
    names = named(books)
    for one in listed:
        if is_named(one, names) or one.hours < young:
            found.kept += 1
        else:
            yield one
