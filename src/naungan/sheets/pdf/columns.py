"""Which amount stands in which column: by the words of the heading above it, the zone of a column told from its amounts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from naungan.sheets.pdf.rows import NIK, Row, lines_of
from naungan.sheets.pdf.words import Page, Word

WAGE, ARREARS, TOTAL = "Upah", "Rapel", "Total Iuran"
NEEDED = (WAGE, "JKK", "JKM", TOTAL)
_PAYERS = (("Pemberi Kerja", r"\bpemberi|perusahaan|\bpk\b"), ("Tenaga Kerja", r"tenaga|pekerja|\btk\b"))
_PLAIN = ((ARREARS, r"rapel"), (WAGE, r"\bupah"), ("JKK", r"\bjkk\b"), ("JKP", r"\bjkp\b"), ("JKM", r"\bjkm\b"))
_SPLIT = ("JHT", "JP")
# A line further above than so many heights of its signs belongs to the heading no more.
_APART = 2.2
_EVERYTHING, _WIDE = 1e9, 60.0


def columns_of(page: Page, rows: Sequence[Row]) -> list[str] | None:
    """The names of the amounts in their order, as the heading of this page says them; None where it does not say all, each once."""
    head = heading(page, rows)
    if not head:
        return None
    # A row that has lost an amount is told for itself.
    width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    named = [_named(head, zones) for zones in _zones([row.cells for row in rows if len(row.cells) == width])] if width else []
    whole = [names for names in named if None not in names and len(set(names)) == len(names) and set(NEEDED) <= set(names)]
    return [str(name) for name in whole[0]] if whole else None


def heading(page: Page, rows: Sequence[Row]) -> list[Word]:
    """The words of the heading above the first row: its lines stand close together, and lines that say something of the file do not."""
    top = max(row.anchor.y for row in rows)
    lines = list(lines_of([word for word in page.words if word.y > top]))
    at = next((place for place in range(len(lines) - 1, -1, -1) if any(word.text.upper() == "NIK" for word in lines[place])), None)
    if at is None:
        return []
    first = at
    while first and _belongs(lines[first - 1], lines[first]):
        first -= 1
    return [word for line in lines[first:] for word in line if not word.text.isdigit() and not NIK.fullmatch(word.text)]


def titles(page: Page, rows: Sequence[Row]) -> list[list[str]]:
    """What stands above the heading, a line each; words far from each other are cells of their own."""
    head = heading(page, rows)
    top = max((word.y for word in head), default=_EVERYTHING)
    return [_cells(line) for line in lines_of([word for word in page.words if word.y > top + 1])]


def _belongs(above: list[Word], below: list[Word]) -> bool:
    close = above[0].y - below[0].y < _APART * max(above[0].high, below[0].high)
    return close and not any(":" in word.text for word in above) and len(above) * 3 > len(_cells(above))


def _cells(line: list[Word]) -> list[str]:
    cells: list[str] = []
    before: Word | None = None
    for word in line:
        if before is not None and word.x0 - before.x1 < 1.2 * word.high:
            cells[-1] += " " + word.text
        else:
            cells.append(word.text)
        before = word
    return cells


def _zones(cells: list[list[Word]]) -> list[list[tuple[float, float]]]:
    """From where to where each column reaches: by the right ends of its amounts, by their left ones, or half way between two columns."""
    columns = list(zip(*cells, strict=True))
    left, right = [min(one.x0 for one in column) for column in columns], [max(one.x1 for one in column) for column in columns]
    by_right = list(zip([-_EVERYTHING, *right[:-1]], [*right[:-1], _EVERYTHING], strict=True))
    by_left = list(zip([-_EVERYTHING, *left[1:]], [*left[1:], _EVERYTHING], strict=True))
    halves = [(end + start) / 2 for end, start in zip(right[:-1], left[1:], strict=True)]
    return [by_right, list(zip([-_EVERYTHING, *halves], [*halves, _EVERYTHING], strict=True)), by_left]


def _named(head: list[Word], zones: list[tuple[float, float]]) -> list[str | None]:
    """The name of each zone. The outermost are open to the sides: they are taken to be as wide as a column may be."""
    first, last = zones[0][1] - _WIDE, zones[-1][0] + _WIDE
    middles = [(max(start, first) + min(end, last)) / 2 for start, end in zones]
    return [_name(head, zone, middle) for zone, middle in zip(zones, middles, strict=True)]


def _name(head: list[Word], zone: tuple[float, float], middle: float) -> str | None:
    """What the words in a zone say; of a payer's part the programme may stand above two columns, and the nearer one is meant."""
    text = " ".join(word.text for word in head if zone[0] + 1 < word.middle <= zone[1] + 1).lower()
    plain = next((name for name, pattern in _PLAIN if re.search(pattern, text)), None)
    if plain:
        return plain
    payer = [name for name, pattern in _PAYERS if re.search(pattern, text)]
    if len(payer) == 1:
        over = sorted((abs(word.middle - middle), name) for word in head for name in _SPLIT if re.search(rf"\b{name}\b", word.text.upper()))
        return f"{over[0][1]} {payer[0]}" if over else None
    return TOTAL if not payer and re.search("total|jumlah", text) else None
