"""The rows of a bill: each stands on the line of a token of exactly sixteen digits, with its amounts at the end of that line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from naungan.sheets.pdf.words import Page, Word

NIK = re.compile(r"\d{16}")
_AMOUNT = re.compile(r"(?:Rp\.?)?(\d{1,3}(?:[.,]\d{3})+|\d{1,15})(?:[.,]00)?(?:,-)?", re.I)
_NUMBER = re.compile(r"\d{1,6}\.?")
_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4})?|\d{4}-\d{2}-(?:\d{2})?")
_SUM = re.compile(r"^(?:sub ?)?(?:jumlah|total|jml)\b", re.I)
_LINE, _NEAR = 0.4, 1.2
# A title may name some figures: «Jumlah Tenaga Kerja: 45».
_FEW = 3


@dataclass
class Row:
    """A row with its page and printed number: ``anchor`` is the word of its NIK, ``line`` all words on that line, ``amounts`` in order."""

    page: int
    number: int | None
    anchor: Word
    line: list[Word]
    cells: list[Word]
    nama: str = ""
    lahir: str = ""

    @property
    def amounts(self) -> list[int]:
        """Whole rupiah, as many as the line has at its end."""
        return [amount_of(one.text) or 0 for one in self.cells]


@dataclass
class Found:
    """What one page has: its rows, its lines of sums, and how many lines have amounts but no NIK that can be read."""

    page: Page
    rows: list[Row] = field(default_factory=list)
    sums: list[tuple[Word, list[int]]] = field(default_factory=list)
    unread: list[int | None] = field(default_factory=list)
    broken: list[int | None] = field(default_factory=list)


def amount_of(text: str) -> int | None:
    """A whole amount as a bill prints it; None for anything else."""
    found = _AMOUNT.fullmatch(text)
    return int(re.sub("[.,]", "", found[1])) if found else None


def lines_of(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words by the lines they stand on, from above, each from left to right."""
    line: list[Word] = []
    for word in sorted(words, key=lambda one: (-one.y, one.x0)):
        if line and line[0].y - word.y > _LINE * max(line[0].high, word.high):
            yield sorted(line, key=lambda one: one.x0)
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda one: one.x0)


def found_on(page: Page) -> Found:
    """The rows and sums of a page, from above; nothing is judged yet."""
    found = Found(page)
    for line in lines_of(page.words):
        anchors = [word for word in line if NIK.fullmatch(word.text)]
        if len(anchors) == 1:
            row = _row(page, line, anchors[0])
            # Sixteen digits with neither a number before them nor an amount behind are a code of payment in a title.
            found.rows += [row] if row.number is not None or row.cells else []
        elif len(anchors) > 1:
            found.broken.append(_number(line))
        else:
            _other(found, line)
    return found


def _row(page: Page, line: list[Word], anchor: Word) -> Row:
    right = [word for word in line if word.x0 > anchor.x0]
    return Row(page.number, _number(line), anchor, line, _tail(right))


def _other(found: Found, line: list[Word]) -> None:
    """A line without a NIK: sums, or a row whose NIK is lost. Words are neither, with a figure or some, and so are numbers of columns."""
    cells = _tail(line)
    if len(cells) <= _FEW:
        return
    said = " ".join(word.text for word in line if word not in cells) or _beside(found.page, cells)
    if _SUM.match(said):
        found.sums.append((line[0], [amount_of(one.text) or 0 for one in cells]))
    elif [amount_of(one.text) for one in cells] != list(range(1, len(cells) + 1)):
        found.unread.append(_number(line))


def _beside(page: Page, cells: list[Word]) -> str:
    """What stands left of amounts that have their line for themselves: a label of several lines has none on theirs."""
    near = [word for word in page.words if word.x1 < cells[0].x0 and abs(word.y - cells[0].y) < _NEAR * cells[0].high]
    return " ".join(word.text for line in lines_of(near) for word in line)


def _tail(words: list[Word]) -> list[Word]:
    """The amounts at the end of a line."""
    place = len(words)
    while place and amount_of(words[place - 1].text) is not None and not NIK.fullmatch(words[place - 1].text):
        place -= 1
    return words[place:]


def _number(line: list[Word]) -> int | None:
    return int(line[0].text.rstrip(".")) if _NUMBER.fullmatch(line[0].text) else None


def days_begin(rows: Sequence[Row]) -> float | None:
    """Where the column of days of birth begins on a page; None where no row shows one."""
    starts = [word.x0 for row in rows for word in row.line if _DAY.fullmatch(word.text)]
    return min(starts) if starts else None
