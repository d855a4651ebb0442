"""The one catalogue of Indonesian sentences, rendered only at the edge.

Files under ``catalogue/`` hold ``KODE: sentence``, or ``KODE: {kalimat, langkah}`` where there is something to do about it: the remedy
of a problem, the next step of a finding. Parameters stand in braces, as ``{jumlah}``; a path is
written so that it can be pasted (``shown.pasted``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import NamedTuple

from naungan.kernel.tree import tree

_place: ContextVar[str] = ContextVar("naungan_told_at", default="")


class Entry(NamedTuple):
    """A sentence, and what the reader can do about it (empty where there is nothing)."""

    kalimat: str
    langkah: str = ""


@cache
def catalogue() -> dict[str, Entry]:
    """All entries by code; a code that stands in two files is refused."""
    entries: dict[str, Entry] = {}
    for file in sorted(files("naungan.kernel").joinpath("catalogue").iterdir(), key=lambda item: item.name):
        if not file.name.endswith(".yaml"):
            continue
        found: dict[str, str | dict[str, str]] = tree(file.read_text("utf-8")) or {}
        doubled = entries.keys() & found.keys()
        if doubled:
            raise ValueError(f"{file.name}: {', '.join(sorted(doubled))} already stands in the catalogue")
        entries |= {code: Entry(said) if isinstance(said, str) else Entry(**said) for code, said in found.items()}
    return entries


def sentence(code: str, params: Mapping[str, object] | None = None) -> str:
    """The sentence of a code with its parameters filled in; a missing parameter is shown by its name, never a crash."""
    entry = _entry(code)
    return code if entry is None else _fill(entry.kalimat, params)


def remedy(code: str, params: Mapping[str, object] | None = None) -> str:
    """What the reader can do about it; empty where the catalogue has no step."""
    entry = _entry(code)
    return "" if entry is None else _fill(entry.langkah, params)


@contextmanager
def told_at(place: str) -> Iterator[None]:
    """Within it codes are told as they are at that place: by ``<PLACE>_<CODE>`` where the catalogue has one.

    Where that is one text, it stands for the remedy of a code that has one, else for its sentence.
    """
    token = _place.set(place)
    try:
        yield
    finally:
        _place.reset(token)


def place() -> str:
    """The place of ``told_at``; empty outside of one. Whoever keeps what is told keeps it by this too."""
    return _place.get()


def _entry(code: str) -> Entry | None:
    entry, here = catalogue().get(code), _place.get()
    own = catalogue().get(f"{here}_{code}") if here else None
    if entry is None or own is None:
        return entry
    if own.langkah or not entry.langkah:
        return own
    return entry._replace(langkah=own.kalimat)


def _fill(template: str, params: Mapping[str, object] | None) -> str:
    return template.format_map(_Known({name: _written(value) for name, value in (params or {}).items()}))


def _written(value: object) -> object:
    from naungan.kernel.shown import pasted

    return pasted(value) if isinstance(value, PurePath) else value


class _Known(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
