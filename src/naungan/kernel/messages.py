"""The one catalogue of sentences, Indonesian and English, rendered only at the edge.

Files under ``catalogue/`` hold ``KODE: {id, en, langkah: {id, en}}``: the sentence and, for problems and findings, the
remedy or next step (``langkah``). Parameters stand in braces, as ``{jumlah}``. A test demands both languages for each code.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("id", "en")


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """All entries by code; a code that stands in two files is refused."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: dict[str, dict[str, Any]] = {}
    for file in sorted(files("naungan.kernel").joinpath("catalogue").iterdir(), key=lambda item: item.name):
        if not file.name.endswith(".yaml"):
            continue
        found: dict[str, dict[str, Any]] = yaml.load(file.read_text("utf-8"), Loader=loader) or {}  # noqa: S506  # both are safe loaders
        doubled = entries.keys() & found.keys()
        if doubled:
            raise ValueError(f"{file.name}: {', '.join(sorted(doubled))} already stands in the catalogue")
        entries.update(found)
    return entries


def sentence(code: str, params: dict[str, object] | None = None, language: str = "id") -> str:
    """The sentence of a code with its parameters filled in; a missing parameter is shown by its name, never a crash."""
    entry = catalogue().get(code)
    return code if entry is None else _fill(str(entry[language]), params)


def remedy(code: str, params: dict[str, object] | None = None, language: str = "id") -> str:
    """What the reader can do about it; empty where the catalogue has no step."""
    entry = catalogue().get(code)
    return "" if entry is None or "langkah" not in entry else _fill(str(entry["langkah"][language]), params)


def _fill(template: str, params: dict[str, object] | None) -> str:
    return template.format_map(_Known(params or {}))


class _Known(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
