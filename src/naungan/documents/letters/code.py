"""The check code: a short print of all figures of a paper, to be made again from the printed paper itself. It is no signature.

What counts is what stands in ruled tables, cell by cell, and the amounts, counts and days inside sentences, in order. Blank lines,
letterhead, number, date and signatures don't count: the registry fills them in.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

# No two of these are taken for each other on paper, and none for a digit.
_SIGNS = "ACDEFHJKLMNPQRTVWXY34679"
_LENGTH, _GROUP = 12, 4
_EVALUATION = 16
_HASH = re.compile("[0-9a-f]{64}")
# A column with this behind its heading is filled in by hand.
OPEN = "(diisi)"
# What is counted, and the words that stand behind a number where the sentence has named it before («26 terlindungi, 17 belum»). A number
# with none of these is one of a law or a year; «Km 5 Desa Jaya» of a letterhead counts nothing either.
_COUNTED = (
    "orang|pekerja|persen|unit|temuan|butir|bulan|hari|rekening|baris|pemda|pemerintah daerah|desa|kali|"
    "di antaranya|terbukti|terlindungi|tidak|belum|masih"
)
_NUMBER, _SCALE = r"\d(?:[\d.,]*\d)?", r"(?: ?(?:ribu|juta|miliar|triliun|kuadriliun)\b)?"
# A day that binds or that figures stand for; the day of the letter follows a town. A line may end behind a minus; «1. orang» is a number
# of a list.
_FIGURE = re.compile(
    rf"(?:- ?)?[Rr][Pp] ?{_NUMBER}{_SCALE}|(?<![\w/])(?:- ?)?{_NUMBER}{_SCALE}(?: \([a-z ]+\))? ?(?:%|(?:{_COUNTED})\b)"
    r"|\b(?:lambat|posisi|pertama:|sampai|hingga) \d{1,2} [A-Za-z]+ \d{4}\b"
)
CODE = re.compile(rf"[{_SIGNS}]{{4}}(?:-[{_SIGNS}]{{4}}){{2}}")
Table = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Figures:
    """All that the code stands for. ``evaluasi`` is the mark of the evaluation, as it is printed."""

    evaluasi: str
    jenis: str
    pemda: str
    tabel: tuple[tuple[tuple[str, ...], ...], ...]
    kalimat: tuple[str, ...]


def figures(evaluasi: str, jenis: str, pemda: str, tables: Sequence[Table], sentences: str) -> Figures:
    """What counts of a paper; ``sentences`` are its words outside of tables, in order."""
    rows = tuple(tuple(tuple(bare(cell) for cell in row) for row in _closed(table)) for table in joined(tables))
    return Figures(evaluasi, jenis, pemda, rows, tuple(map(bare, figures_in(sentences))))


def figures_in(sentences: str) -> list[str]:
    """The amounts, counts and days of sentences as they stand there, in order."""
    return _FIGURE.findall(" ".join(sentences.split()))


def mark(evaluasi: str) -> str:
    """What is printed of an evaluation: the beginning of its hash, by which its folder is found; of several the hash of all."""
    one = evaluasi if _HASH.fullmatch(evaluasi) else hashlib.sha256(evaluasi.encode()).hexdigest()
    return one[:_EVALUATION]


def check_code(found: Figures) -> str:
    """``ACDE-FHJK-LMNP``."""
    said = json.dumps([2, found.evaluasi, found.jenis, found.pemda, found.tabel, found.kalimat], ensure_ascii=False, separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(said.encode()).digest(), "big")
    signs = []
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[place])
    text = "".join(signs)
    return "-".join(text[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def tied(text: str) -> str:
    """The text with its figures kept on one line: between two pages stands what is no part of the sentence."""
    return _FIGURE.sub(lambda found: found.group().replace(" ", "\u00a0"), text)


def bare(text: str) -> str:
    """A text without blanks and case: a printed cell may be broken into lines anywhere."""
    return "".join(text.split()).casefold()


def heads(table: Table) -> int:
    """How many rows of a table are its heading: its name, which runs over all columns, and the names of the columns."""
    return 2 if table and len(table[0]) == 1 and len(table) > 1 else 1


def joined(tables: Sequence[Table]) -> list[Table]:
    """Tables with the same heading one behind the other are one: so a table comes that runs over several pages."""
    result: list[list[Sequence[str]]] = []
    for table in tables:
        above = heads(table)
        before = result[-1] if result else []
        if before and [list(map(bare, row)) for row in table[:above]] == [list(map(bare, row)) for row in before[:above]]:
            before += table[above:]
        else:
            result.append(list(table))
    return [*result]


def _closed(table: Table) -> Table:
    """The table without the columns that are filled in by hand."""
    above = table[heads(table) - 1] if table else ()
    hidden = {place for place, cell in enumerate(above) if bare(cell).endswith(OPEN)}
    return [[cell for place, cell in enumerate(row) if len(row) != len(above) or place not in hidden] for row in table]
