"""How a heading is written, and which field it names in each layout: told of every text once, for headings come again and again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from string import ascii_lowercase
from typing import Any

from naungan.intake.layouts import Layout, layouts
from naungan.intake.shape.remembered import remembered
from naungan.intake.shape.survey import without_groups
from naungan.kernel.shown import shown

_LONGEST = 80
_OTHER = re.compile(r"[^0-9a-z]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_FILLER = re.compile(
    r"\b(sesuai (dengan )?(ktp|kk|e ktp)|tenaga non asn|non asn|yang bersangkutan|dalam rupiah|rupiah|rp|per bulan|per orang"
    r"|sebulan|bulanan|dd mm yyyy|hh bb tttt|tgl bln thn|16 digit|16 angka|honorer|wajib|wajib diisi)\b"
)
_PERCENT = re.compile(r"\(?\b\d+([.,]\d+)?\s*%\)?")
_PER_TIME = re.compile(r"\s*/\s*(bulan|bln|orang|org)\b", re.IGNORECASE)
_ALTERNATIVES = re.compile(r"[/&\\]|\b(?:dan|atau)\b", re.IGNORECASE)
# The number of a question in a form.
_NUMBERED = re.compile(r"^\d{1,2}[.)] *(?=[A-Za-z])")
# N.I.K, N I K, H.P.: single letters that belong together.
_LETTERS = re.compile(r"\b[a-z]( [a-z])+\b")


def plain(heading: Any) -> str:
    """A heading in plain form: lower case, words only."""
    return "" if heading is None else _plain(heading if type(heading) is str else str(heading))


@remembered
def _plain(text: str) -> str:
    return " ".join(_OTHER.sub(" ", text.lower()).split())


def field_of(choice: Layout, text: str) -> str | None:
    """The field that a heading names in a layout."""
    return fields_of(text).get(choice.code)


@remembered
def fields_of(text: str) -> Mapping[str, str]:
    """Code of a layout → the field that a heading names there; of ``Unit Kerja/OPD`` where each alternative names the same one."""
    found = _named(text)
    if len(parts := _alternatives(text)) > 1:
        first, *others = map(_named, parts)
        found = {code: name for code, name in first.items() if all(other.get(code) == name for other in others)} | found
    return found


def _named(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for form in _known_forms(text):
        found = _all_headings()[form] | found  # the form that comes first decides
    return found


@remembered
def _alternatives(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _ALTERNATIVES.split(_BRACKETS.sub(" ", text)))


@remembered
def known_heading(text: str) -> bool:
    """Whether some layout knows a text as a heading, or one of the alternatives it offers.

    Most texts of a file have no word of a heading; for them nothing else is tried.
    """
    if _heading_words().isdisjoint(plain(text).split()):
        return False
    return bool(_known_forms(text)) or (len(text) <= _LONGEST and any(_known_forms(part) for part in _alternatives(text)))


def is_heading(text: str) -> bool:
    """Whether some layout knows the text as a whole."""
    return bool(_known_forms(text))


@remembered
def _known_forms(text: str) -> tuple[str, ...]:
    """The plain forms of a cell that are a heading somewhere: as it is, without brackets, filler words, dots between letters."""
    if not 0 < len(text) <= _LONGEST or text.isdigit():
        return ()
    text = _NUMBERED.sub("", text)
    bare = plain(_PER_TIME.sub(" ", _BRACKETS.sub(" ", _PERCENT.sub(" ", text))))
    forms = [plain(text), bare, " ".join(_FILLER.sub(" ", bare).split())]
    forms += [_LETTERS.sub(lambda found: found[0].replace(" ", ""), form) for form in forms]
    return tuple(form for form in dict.fromkeys(forms) if form in _all_headings())


@cache
def _all_headings() -> dict[str, dict[str, str]]:
    """A heading in plain form → code of each layout that knows it → its field there."""
    found: dict[str, dict[str, str]] = {}
    for one in layouts():
        for heading, name in one.headings.items():
            found.setdefault(heading, {})[one.code] = name
    return found


@cache
def _heading_words() -> frozenset[str]:
    """The words of all headings, and the letters that such a word may be spaced out into."""
    return frozenset(ascii_lowercase).union(*map(str.split, _all_headings()))


def may_head(cells: Sequence[Any]) -> bool:
    """Whether a row has a heading in it, be it behind the groups of a survey, before it is read as one."""
    texts = (" ".join(cell.split()) for cell in cells if type(cell) is str)
    return any(known_heading(text) or known_heading(text.rpartition("/")[2]) for text in texts)


def heading_texts(cells: Sequence[Any]) -> list[str]:
    """A row of headings as it is read: as written, without the groups of a survey."""
    return without_groups([_shown(cell) if type(cell) is str else heading_text(cell) for cell in cells])


def heading_text(cell: Any) -> str:
    """A heading as it is written and shown; a number of a person in it is hidden, for headings stand in every answer."""
    return "" if cell is None else _shown(cell if type(cell) is str else str(cell))


@remembered
def _shown(text: str) -> str:
    return shown(" ".join(text.split()))
