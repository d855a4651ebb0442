"""Prose as paragraphs of sentences, with the figures of each; and what a claim about one of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from naungan.claims.figures import Figure, figures, year_of
from naungan.claims.said import without_dates, without_echoes
from naungan.claims.tables import Verdict

_QUOTED = 240
# In a longer paragraph a sentence stands alone: too much in it could be meant.
_PARAGRAPH = 3_000
_FULL_STOP = re.compile(
    r"(?<!\bKab)(?<!\bKec)(?<!\bProv)(?<!\bNo)(?<!\bRp)(?<!\bdr)(?<!\bDrs)(?<!\bTgl)(?<!\bs\.d)(?<!\bJl)(?<=[.!?])\s+(?=[A-Z\d«“\"(])"
)
_BULLET = re.compile(r"^\s*(?:[-•*–·▪]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_FOOTNOTE = re.compile(r"[¹²³⁰-⁹]+|\[\d{1,3}\]")
_LETTER = {"persen": "P", "poin": "T", "rupiah": "R", "bulan": "B"}


@dataclass(frozen=True)
class Sentence:
    """One sentence, where it stands, and what stands in its paragraph besides."""

    text: str
    place: str
    english: bool = False
    paragraph: str = ""
    year: int = 0

    @cached_property
    def figures(self) -> list[Figure]:
        """Its figures in their order."""
        return figures(without_echoes(without_dates(self.text)), english=self.english)

    @cached_property
    def around(self) -> Sentence:
        """The whole paragraph as one sentence."""
        return Sentence(self.paragraph, self.place, self.english, self.paragraph, self.year)

    @cached_property
    def shape(self) -> str:
        """The sentence with a mark for each figure: its number and P (per cent), T (points), R (rupiah), B (months) or N."""
        parts, end = [], 0
        for number, one in enumerate(self.figures):
            parts += [self.text[end : one.start], f"‹{number}{_LETTER.get(one.unit, 'N')}›"]
            end = one.end
        return "".join([*parts, self.text[end:]])

    @property
    def years(self) -> set[int]:
        """The years it names."""
        return set(year_of(self.text))

    def before(self, one: Figure, most: int = 40) -> str:
        """What stands before a figure, back to the one before it."""
        last = max((other.end for other in self.figures if other.end <= one.start), default=0)
        return self.text[max(last, one.start - most) : one.start]

    def says(self, words: str) -> bool:
        """Whether one of these words stands in it."""
        return re.search(rf"\b(?:{words})", self.text, re.I) is not None


@dataclass(frozen=True)
class Claim:
    """One stated figure and what becomes of it; ``alasan`` is a code of the catalogue, ``params`` what its sentence says."""

    tempat: str
    kutipan: str
    jenis: str
    dinyatakan: str
    dihitung: str | None
    putusan: Verdict
    alasan: str
    params: Mapping[str, Any] = field(default_factory=dict)


def sentences(place: str, text: str, *, english: bool, year: int) -> Iterator[Sentence]:
    """The sentences of a paragraph; a list below an introduction goes on with its sentence."""
    whole = _joined(_FOOTNOTE.sub("", text))
    for one in _FULL_STOP.split(whole):
        if any(sign.isdigit() for sign in one):
            yield Sentence(one.strip(), place, english, whole if len(whole) <= _PARAGRAPH else one.strip(), year)


def quoted(sentence: Sentence, *about: Figure) -> str:
    """The piece of the sentence that holds the figures."""
    text = " ".join(sentence.text.split())
    if len(text) <= _QUOTED or not about:
        return text[:_QUOTED]
    start = max(0, min(one.start for one in about) - 60)
    end = min(len(sentence.text), max(one.end for one in about) + 60)
    piece = sentence.text[start : min(end, start + _QUOTED)].strip()
    return ("… " if start else "") + piece + (" …" if end < len(sentence.text) else "")


def _joined(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    parts = []
    for number, line in enumerate(lines):
        bullet = number and _BULLET.match(line)
        parts.append(("; " if bullet and number > 1 else " ") + (_BULLET.sub("", line) if bullet else line.strip()))
    return " ".join("".join(parts).split())
