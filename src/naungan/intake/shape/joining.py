"""Headings over two or three rows: each column gets the name that its cells make together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# Rows that a heading may have.
DEEPEST = 3
_PERCENT = re.compile(r"\(?\b\d+([.,]\d+)?\s*%\)?")
_DATE_WORD = re.compile(r"^(?:tanggal|tgl)\b", re.IGNORECASE)
_ALTERNATIVES = re.compile(r"[/&\\,]|\b(?:dan|atau)\b", re.IGNORECASE)
# Words that name nothing without the group they stand in.
_PARTS = frozenset(
    {"bulan", "bln", "tahun", "thn", "th", "hari", "hr", "tanggal", "tgl", "tempat", "nomor", "no", "jumlah", "jml", "kode", "status"}
)


def joined(texts: Sequence[list[str]], index: int, known: Callable[[str], object]) -> tuple[list[str], int] | None:
    """The names of the columns by the heading at ``index`` and the rows that stand under it as a heading does, and the last of these.

    None where no row does: without digits, at least two cells, all in groups of the row above. ``known`` says whether a text is
    a heading somewhere; a group that is known over cells that say nothing is no group but a column with data.
    """
    names = last = list(texts[index])
    end = index
    for place in range(index + 1, min(index + DEEPEST, len(texts))):
        low = texts[place]
        width = max(len(names), len(low))
        names, last, low = (row + [""] * (width - len(row)) for row in (names, last, low))
        if not _stands_under(last, low):
            break
        made = _names(names, last, low, known)
        if any(known(last[head]) and not _says_more(made, low, group, known) for head, group in _groups(last, low).items()):
            break
        names, last, end = made, low, place
    return (names, end) if end > index else None


def _groups(high: list[str], low: list[str]) -> dict[int, list[int]]:
    """The columns of each group, by the place of its head."""
    groups: dict[int, list[int]] = {}
    head = 0
    for place, text in enumerate(low):
        head = place if high[place] else head
        if text:
            groups.setdefault(head, []).append(place)
    return groups


def _says_more(made: list[str], low: list[str], group: list[int], known: Callable[[str], object]) -> bool:
    return any(known(made[place]) for place in group) or all(low[place].strip(" .").lower() in _PARTS for place in group)


def is_words(row: Sequence[str]) -> bool:
    """A row that could be a heading: filled, and no digits but those of a rate."""
    return any(row) and not any(character.isdigit() for text in row for character in _PERCENT.sub("", text))


def _stands_under(high: list[str], low: list[str]) -> bool:
    """Every cell is in a group of the row above: under its first column, or under the blanks of a merged cell."""
    filled = [place for place, text in enumerate(low) if text]
    if len(filled) < 2 or not is_words(low):
        return False
    heads = {place for place in filled if high[place] and place + 1 in filled and not high[place + 1]}
    return bool(heads) and all(place in heads or (not high[place] and place > 0) for place in filled)


def _names(names: list[str], high: list[str], low: list[str], known: Callable[[str], object]) -> list[str]:
    """``JHT`` over ``Pemberi Kerja`` and ``Tenaga Kerja``: a merged cell holds its text in the first column only."""
    made, over = [], ""
    for place, text in enumerate(low):
        if high[place]:
            over = names[place] if text else ""
        elif not text or names[place]:
            over = names[place]
        made.append(_name(over or names[place], text, known) if text else names[place])
    return made


def _name(over: str, low: str, known: Callable[[str], object]) -> str:
    """The two in the order that is known; the lower alone where it says enough, the part of the upper that it picks out."""
    if not over:
        return low
    tried = [f"{over} {low}", f"{low} {over}"]
    if _DATE_WORD.match(low):
        tried += [part.strip() for part in _ALTERNATIVES.split(over) if _DATE_WORD.match(part.strip())]
    tried.append(f"{low} {over.rsplit(maxsplit=1)[-1]}")
    if low.strip(" .").lower() not in _PARTS:
        tried.append(low)
    return next((text for text in tried if known(text)), tried[0])
