"""Find the heading row of a sheet and say which column is which field. Runs in the guarded child, on the first rows only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from naungan.intake.joining import is_words, joined
from naungan.intake.layouts import Layout, layouts
from naungan.kernel.shown import shown

# Headings stand within the first rows; titles above them are seldom more than a handful.
SEARCHED = 60
_WITNESSES = 20
_WEIGHT_OF_CIRI = 3
_LONGEST = 80
# With so few columns known, and no NIK among them, at least one heading in so many must be, or it is a guess.
_FEW = 3
_ONE_IN = 3
_OTHER = re.compile(r"[^0-9a-z]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_FILLER = re.compile(
    r"\b(sesuai (dengan )?(ktp|kk|e ktp)|tenaga non asn|non asn|yang bersangkutan|dalam rupiah|rupiah|rp|per bulan|per orang"
    r"|sebulan|bulanan|dd mm yyyy|hh bb tttt|tgl bln thn|16 digit|16 angka|honorer|wajib|wajib diisi)\b"
)
_PERCENT = re.compile(r"\(?\b\d+([.,]\d+)?\s*%\)?")
_PER_TIME = re.compile(r"\s*/\s*(bulan|bln|orang|org)\b", re.IGNORECASE)
_ALTERNATIVES = re.compile(r"[/&\\]|\b(?:dan|atau)\b", re.IGNORECASE)
# N.I.K, N I K, H.P.: single letters that belong together.
_LETTERS = re.compile(r"\b[a-z]( [a-z])+\b")


@dataclass
class Heading:
    """A recognised heading row: which column (0-based) is which field, the heading as written, and the mapping that says so, if any.

    ``headings`` counts the filled cells of the row; ``rivals`` are layouts of other data sets for which just as much speaks.
    """

    layout: Layout
    first: int
    last: int
    columns: dict[str, int]
    written: dict[str, str]
    score: int = field(default=0)
    mapping: dict[str, Any] | None = None
    headings: int = 0
    rivals: tuple[Layout, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether taking the sheet for this layout would be a guess."""
        few = len(self.columns) <= _FEW and "nik" not in self.columns
        return bool(self.rivals) or (few and len(self.columns) * _ONE_IN < self.headings)

    @property
    def lacking(self) -> tuple[tuple[str, ...], ...]:
        """The groups of fields of which the layout needs one, and the heading, asked for by hand, has none."""
        return tuple(group for group in self.layout.wajib if self.columns.keys().isdisjoint(group))


def plain(heading: Any) -> str:
    """A heading in plain form: lower case, words only."""
    return " ".join(_OTHER.sub(" ", str(heading).lower()).split()) if heading is not None else ""


def find_heading(rows: Sequence[Sequence[Any]], wanted: str | None = None, dataset: str | None = None) -> Heading | None:
    """The best heading among the first rows; ``wanted`` forces a layout, of which any one field is then enough.

    ``dataset`` leaves only the layouts that yield it.
    """
    choices = [one for one in layouts() if wanted in (None, one.code) and (dataset is None or dataset in one.datasets)]
    texts = [[heading_text(cell) for cell in row] for row in rows[: SEARCHED + 1]]
    promising = [sum(map(_promises, row)) for row in texts]
    best: Heading | None = None
    scores: dict[str, int] = {}
    for index in range(min(len(texts), SEARCHED)):
        if promising[index] == 0 or (wanted is None and promising[index] + sum(promising[index + 1 : index + 2]) < 2):
            continue
        for candidate, last in candidates(texts, promising, index):
            sample = rows[last + 1 : last + 1 + _WITNESSES]
            for choice in choices:
                found = _match(choice, candidate, index, last, sample, forced=wanted is not None)
                if found:
                    scores[choice.code] = max(scores.get(choice.code, 0), found.score)
                    best = found if best is None or found.score > best.score else best
    if best is not None and len(rows) > best.last + 1:  # of Parquet only the names are looked at, and the order of layouts decides
        own = best.layout.dataset
        best.rivals = tuple(one for one in choices if scores.get(one.code) == best.score and one.dataset != own)
    return best


def candidates(texts: list[list[str]], promising: Sequence[int], index: int) -> list[tuple[list[str], int]]:
    """The row as a heading, with the rows below where it is split over several: the likeliest first, for the first of equals is taken."""
    top = texts[index]
    groups = [(row, last) for row, last in joined(texts, index, _known_forms) if sum(map(_promises, row)) >= promising[index]]
    found = [*reversed(groups), (top, index)]
    below = texts[index + 1] if index + 1 < len(texts) else []
    if is_words(below):
        width = max(len(top), len(below))
        top, below = top + [""] * (width - len(top)), below + [""] * (width - len(below))
        if promising[index + 1]:
            found.append(([low or high for high, low in zip(top, below, strict=True)], index + 1))
        merged = _merged(top, below)
        if sum(map(_promises, merged)) > promising[index]:
            found.append((merged, index + 1))
    return found


def _merged(top: list[str], below: list[str]) -> list[str]:
    """A cell over several columns, and others whose text only goes on in the row below."""
    texts, over = [], ""
    for high, low in zip(top, below, strict=True):
        over = high or (over if low else "")
        texts.append(f"{over} {low}".strip())
    return texts


def _match(choice: Layout, texts: list[str], first: int, last: int, sample: Sequence[Sequence[Any]], *, forced: bool) -> Heading | None:
    columns: dict[str, int] = {}
    for position, text in enumerate(texts):
        name = field_of(choice, text)
        if name and name not in columns and _witnessed(choice, name, position, sample):
            columns[name] = position
    if not columns or (not forced and not _complete(choice, columns, texts)):
        return None
    proven = len(choice.saksi.keys() & columns.keys()) if sample else 0
    score = len(columns) + _WEIGHT_OF_CIRI * len(choice.ciri & columns.keys()) + proven
    written = {name: texts[position] for name, position in columns.items()}
    return Heading(choice, first, last, columns, written, score, headings=sum(map(bool, texts)))


def field_of(choice: Layout, text: str) -> str | None:
    """The field that a heading names; of ``Unit Kerja/OPD`` where each alternative names the same one."""
    name = next((choice.headings[form] for form in _known_forms(text) if form in choice.headings), None)
    if name is None and len(parts := _alternatives(text)) > 1:
        names = {next((choice.headings[form] for form in _known_forms(part) if form in choice.headings), None) for part in parts}
        name = names.pop() if len(names) == 1 else None
    return name


@lru_cache(maxsize=65_536)
def _alternatives(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _ALTERNATIVES.split(_BRACKETS.sub(" ", text)))


@lru_cache(maxsize=65_536)
def _promises(text: str) -> bool:
    """Whether a cell, or one of the alternatives it offers, is a heading somewhere."""
    return bool(_known_forms(text)) or (len(text) <= _LONGEST and any(_known_forms(part) for part in _alternatives(text)))


@lru_cache(maxsize=65_536)
def _known_forms(text: str) -> tuple[str, ...]:
    """The plain forms of a cell that are a heading somewhere: as it is, without brackets, filler words, dots between letters."""
    if not 0 < len(text) <= _LONGEST or text.isdigit():
        return ()
    bare = plain(_PER_TIME.sub(" ", _BRACKETS.sub(" ", _PERCENT.sub(" ", text))))
    forms = [plain(text), bare, " ".join(_FILLER.sub(" ", bare).split())]
    forms += [_LETTERS.sub(lambda found: found[0].replace(" ", ""), form) for form in forms]
    return tuple(form for form in dict.fromkeys(forms) if form in _all_headings())


@cache
def _all_headings() -> frozenset[str]:
    return frozenset(heading for one in layouts() for heading in one.headings)


def _complete(choice: Layout, columns: dict[str, int], texts: list[str]) -> bool:
    if len(columns) < 2 or any(plain(text) in choice.bukan for text in texts):
        return False
    return all(any(name in columns for name in group) for group in choice.wajib)


def _witnessed(choice: Layout, name: str, position: int, sample: Sequence[Sequence[Any]]) -> bool:
    """Whether the values under an ambiguous heading speak for this layout."""
    pattern = choice.saksi.get(name)
    if pattern is None:
        return True
    values = [heading_text(row[position]).lower() for row in sample if position < len(row)]
    values = [value for value in values if value]
    return not values or sum(bool(pattern.search(value)) for value in values) * 2 > len(values)


def heading_text(cell: Any) -> str:
    """A heading as it is written and shown; a number of a person in it is hidden, for headings stand in every answer."""
    return "" if cell is None else shown(" ".join(str(cell).split()))
