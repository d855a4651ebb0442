"""How much a heading resembles the headings that a field is known by: rare words count more, a slip of the pen little."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from math import sqrt

from naungan.intake.heading import field_of, plain
from naungan.intake.layouts import Layout, layouts

# Words that say nothing about the field.
_EMPTY = frozenset({"yang", "yg", "dan", "atau", "di", "dari", "pada", "sesuai", "no", "nomor", "data", "isi", "isian", "the", "of"})
_NEAR = 0.8
_UNKNOWN = 0.6
_LONGEST = 80


def likeness(layout: Layout, heading: str) -> dict[str, tuple[float, str]]:
    """Field → how alike (0 to 1) and the known heading that is meant; only what is more alike than not."""
    known = field_of(layout, heading)
    if known:
        return {known: (1.0, plain(heading))}
    words = _words(plain(heading)[:_LONGEST])
    found: dict[str, tuple[float, str]] = {}
    for text, field in layout.headings.items():
        alike = _alike(words, _words(text))
        if alike >= 0.5 and alike > found.get(field, (0.0, ""))[0]:
            found[field] = (alike, text)
    return found


def _alike(heading: frozenset[str], known: frozenset[str]) -> float:
    """Shared weight over all weight; a word of the heading counts once, at the word that it is nearest to."""
    if not heading or not known:
        return 0.0
    shared = sum(max((_near(word, other) * _weight(other) for other in known), default=0.0) for word in heading)
    whole = sum(map(_weight, known)) + sum(_weight(word) for word in heading)
    return min(1.0, 2 * shared / whole)


@cache
def _words(text: str) -> frozenset[str]:
    words = frozenset(text.split())
    return words - _EMPTY or words


@cache
def _near(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return 0.0
    ratio = SequenceMatcher(None, one, other).ratio()
    return ratio if ratio >= _NEAR else 0.0


@cache
def _weight(word: str) -> float:
    """A word that stands for many fields tells them apart badly; a word nobody knows says little against a field."""
    fields = _fields_by_word()[word]
    return 1 / sqrt(fields) if fields else _UNKNOWN


@cache
def _fields_by_word() -> Counter[str]:
    pairs = {(word, field) for one in layouts() for text, field in one.headings.items() for word in _words(text)}
    return Counter(word for word, _ in pairs)
