"""The one catalogue of Indonesian sentences, rendered only at the edge.

Files under ``catalogue/`` hold ``KODE: sentence``, or ``KODE: {kalimat, langkah}`` where there is something to do about it: the remedy
of a problem, the next step of a finding. Parameters stand in braces, as ``{jumlah}``; a path is
written so that it can be pasted (``shown.pasted``).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import NamedTuple

from naungan.kernel.tree import tree


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
    entry = catalogue().get(code)
    return code if entry is None else _fill(entry.kalimat, params)


def remedy(code: str, params: Mapping[str, object] | None = None) -> str:
    """What the reader can do about it; empty where the catalogue has no step."""
    entry = catalogue().get(code)
    return "" if entry is None else _fill(entry.langkah, params)


def _fill(template: str, params: Mapping[str, object] | None) -> str:
    return template.format_map(_Known({name: _written(value) for name, value in (params or {}).items()}))


def _written(value: object) -> object:
    from naungan.kernel.shown import pasted

    return pasted(value) if isinstance(value, PurePath) else value


class _Known(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
