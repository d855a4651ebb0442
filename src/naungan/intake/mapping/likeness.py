"""How much a heading resembles the headings that a field is known by: rare words count more, a slip of the pen little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from math import sqrt

from naungan.intake.layouts import Layout
from naungan.intake.layouts import layout as layout_of
from naungan.intake.shape.spelling import field_of, plain

# Words that say nothing about the field.
_EMPTY = frozenset(
    {"yang", "yg", "dan", "atau", "di", "dari", "pada", "sesuai", "no", "nomor", "nomer", "rp", "data", "isi", "isian", "the", "of"}
)
_NEAR = 0.8
_UNKNOWN = 0.4
_LONGEST = 80
# The headings nobody reads are the same in many files.
_KEPT = 1_024


def likeness(layout: Layout, heading: str) -> Mapping[str, tuple[float, str]]:
    """Field → how alike (0 to 1) and the known heading that is meant; only what is more alike than not."""
    return _likeness(layout.code, heading)


@lru_cache(_KEPT)
def _likeness(code: str, heading: str) -> Mapping[str, tuple[float, str]]:
    layout = layout_of(code)
    known = field_of(layout, heading)
    if known:
        return {known: (1.0, plain(heading))}
    words = _words(plain(heading)[:_LONGEST])
    found: dict[str, tuple[float, str]] = {}
    for text, field in layout.headings.items():
        alike = _alike(layout, words, _words(text))
        if alike >= 0.5 and alike > found.get(field, (0.0, ""))[0]:
            found[field] = (alike, text)
    return found


def _alike(layout: Layout, heading: frozenset[str], known: frozenset[str]) -> float:
    """Shared weight over all weight; a word of the heading counts once, at the word that it is nearest to."""
    if not heading or not known:
        return 0.0
    weight = _weights(layout.code)
    shared = sum(max((_near(word, other) * weight[other] for other in known), default=0.0) for word in heading)
    whole = sum(weight[word] for word in known) + sum(weight.get(word, _UNKNOWN) for word in heading)
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
def _weights(code: str) -> dict[str, float]:
    """By word of a layout's headings: one that stands for many of its fields tells them apart badly."""
    pairs = {(word, field) for text, field in layout_of(code).headings.items() for word in _words(text)}
    return {word: 1 / sqrt(fields) for word, fields in Counter(word for word, _ in pairs).items()}
