"""The month that a title, the name of a file or of a sheet tells without doubt: one alone, that stands neither in a span nor in a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from naungan.intake.shape.title import month_in
from naungan.kernel.period import NAMA_BULAN

_WORD = re.compile(r"\b(?:" + "|".join(sorted({*(name.lower() for name in NAMA_BULAN), "pebruari", "nopember"})) + r")\b", re.I)
_NAMED = re.compile(_WORD.pattern + r"[ .,'/-]*20\d\d\b", re.I)
_WRITTEN = re.compile(r"(?<![\d/.-])(?:20\d\d[-.](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-.]20\d\d)(?![\d/.-])")
_DAY = re.compile(r"\b\d{1,2}[-/. ]+(?:" + _WORD.pattern + r")", re.I)
_KEYED = re.compile(r"^\W*(?:bulan|periode|masa)\b(?: data)?\W*", re.I)


def month_of_title(rows: Iterable[Sequence[Any]]) -> str | None:
    """``YYYY-MM`` of the lines above a heading; None where they tell none, or several."""
    lines = (" ".join(" ".join(str(cell).split()) for cell in row if cell not in (None, "")) for row in rows)
    return _alone(_month(line, written=bool(_KEYED.match(line))) for line in lines)


def month_of_name(name: str) -> str | None:
    """The same of the name of a file without its folders, or of a sheet."""
    stem = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return _month((stem[0] or stem[2]).replace("_", " "), written=True)


def _month(text: str, *, written: bool) -> str | None:
    """One month in a text; by its name, or ``written`` in digits."""
    words = {word.lower() for word in _WORD.findall(text)}
    found = {*_NAMED.findall(text), *(_WRITTEN.findall(text) if written else ())}
    if len(words) > 1 or _DAY.search(text):
        return None
    return _alone(month_in(one) for one in found)


def _alone(found: Iterable[str | None]) -> str | None:
    """The one that is told; None for none and for several."""
    told = {one for one in found if one}
    return told.pop() if len(told) == 1 else None
