"""Names and days of birth, which may take several lines: by the lines drawn between rows, else by keeping their order.

Without lines a name stands at the top, in the middle or at the bottom of its row, in the same way in the whole file. A name is never
sure: a program may have cut it, and then nothing of it is in the file.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Callable, Sequence

from naungan.sheets.pdf.rows import Found, Row, amount_of, days_begin, lines_of
from naungan.sheets.pdf.words import Word

Where = Callable[[list[list[Word]]], float]
# The line of a name that stands on that of the NIK: its first, the middle between first and last, its last.
_WAYS: tuple[Where, ...] = (lambda lines: lines[0][0].y, lambda lines: (lines[0][0].y + lines[-1][0].y) / 2, lambda lines: lines[-1][0].y)
# A name has at most so many lines; a row without any, or a line that no row takes, costs as much as a line far away.
_MOST, _KEPT, _LOST = 4, 12, 50.0
# So many heights of a sign above the first and below the last row there may be lines of them.
_ROOM = 5.5
# What may be left of the heading where it is lower than that of the NIK.
_HEADING = ("nama", "lengkap", "tenaga", "kerja", "pekerja", "peserta", "tanggal", "tgl", "lahir", "tgl.")


def fill_names(pages: Sequence[Found]) -> None:
    """Give each row its name and its day of birth."""
    for text, put in ((_name_words, _put_name), (_day_words, _put_day)):
        words = [text(one) for one in pages]
        drawn = [_by_edges(one, found) for one, found in zip(pages, words, strict=True)]
        if any(one is None for one in drawn):
            drawn = _by_order(pages, words)
        for one, lines in zip(pages, drawn, strict=True):
            for row, parts in zip(one.rows, lines or [], strict=True):
                put(row, parts)


def _put_name(row: Row, lines: list[list[Word]]) -> None:
    row.nama = " ".join(word.text for line in lines for word in line)


def _put_day(row: Row, lines: list[list[Word]]) -> None:
    text = ""
    for line in lines:
        said = " ".join(word.text for word in line)
        text += said if text.endswith(("-", "/", ".")) or not text else " " + said
    row.lahir = text


def _between(found: Found) -> list[Word]:
    """The words between the NIK and the amounts, from the heading above the first row to the sums below the last."""
    rows = found.rows
    if not rows:
        return []
    left, right = max(row.anchor.x1 for row in rows), min((row.cells[0].x0 for row in rows if row.cells), default=0.0)
    first, last = rows[0].anchor, rows[-1].anchor
    heads = [word.y for word in found.page.words if word.text.upper() == "NIK" and word.y > first.y]
    top = min(heads, default=first.y + _ROOM * first.high)
    sums = [line.y + line.high / 2 for line, _ in found.sums if line.y < last.y]
    bottom = max([last.y - _ROOM * last.high, *sums])
    inside = (word for word in found.page.words if word.x0 >= left - 1 and word.x1 <= right + 1 and bottom < word.y < top - 1)
    # Above the first row may be left of the heading its lower line, and the numbers of columns.
    return [word for word in inside if word.y < first.y + 1 or not (word.text.isdigit() or word.text.lower() in _HEADING)]


def _day_words(found: Found) -> list[Word]:
    start = days_begin(found.rows)
    return [] if start is None else [word for word in _between(found) if word.x0 >= start - 1]


def _name_words(found: Found) -> list[Word]:
    start = days_begin(found.rows)
    return [word for word in _between(found) if (start is None or word.x0 < start - 1) and amount_of(word.text) is None]


def _by_edges(found: Found, words: list[Word]) -> list[list[list[Word]]] | None:
    """Lines of words per row by the edges drawn across them; None where some row has no band of its own."""
    if not words or not found.rows:
        return [[] for _ in found.rows]
    middle = sorted(word.middle for word in words)[len(words) // 2]
    edges = sorted({round(y, 1) for start, end, y in found.page.edges if start <= middle <= end})
    bands = [bisect.bisect(edges, row.anchor.y) for row in found.rows]
    if len(set(bands)) < len(bands) or 0 in bands or len(edges) in bands:
        return None
    place = {band: number for number, band in enumerate(bands)}
    parts: list[list[Word]] = [[] for _ in found.rows]
    for word in words:
        if (number := place.get(bisect.bisect(edges, word.y))) is not None:
            parts[number].append(word)
    return [list(lines_of(part)) for part in parts]


def _by_order(pages: Sequence[Found], words: list[list[Word]]) -> list[list[list[list[Word]]] | None]:
    """The one way for the whole file that leaves least distance between a row and its words."""
    lines = [list(lines_of(part)) for part in words]
    gaps = [above[0].y - below[0].y for found in lines for above, below in itertools.pairwise(found)]
    pitch = min(gaps, default=0.0)
    tried = [[_split(one.rows, found, way, pitch) for one, found in zip(pages, lines, strict=True)] for way in _WAYS]
    costs = [sum(cost for cost, _ in one) for one in tried]
    best = tried[costs.index(min(costs))]
    return [parts for _, parts in best]


def _split(rows: Sequence[Row], lines: list[list[Word]], where: Where, pitch: float) -> tuple[float, list[list[list[Word]]]]:
    """Lines over rows in their order, each row some of them in a run, so that the costs are least: one pass over both."""
    count, far = len(lines), float("inf")
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for number, row in enumerate(rows):
        now: dict[int, tuple[float, int]] = {}
        for used, (paid, _) in best[number].items():
            for taken in range(min(_MOST, count - used) + 1):
                price = paid + _cost(row, lines[used : used + taken], where, pitch)
                if price < now.get(used + taken, (far, 0))[0]:
                    now[used + taken] = (price, used)
        best.append(dict(sorted(now.items(), key=lambda item: item[1][0])[:_KEPT]))
    end = min(best[-1], key=lambda used: best[-1][used][0] + (count - used) * _LOST)
    total, parts = best[-1][end][0] + (count - end) * _LOST, []
    for number in range(len(rows), 0, -1):
        start = best[number][end][1]
        parts.append(lines[start:end])
        end = start
    return total, parts[::-1]


def _cost(row: Row, lines: list[list[Word]], where: Where, pitch: float) -> float:
    """How far the lines stand from where the row wants them, and from each other: those of one name stand as close as any."""
    if not lines:
        return _LOST
    gaps = (one[0].y - other[0].y - pitch * 1.2 for one, other in itertools.pairwise(lines))
    return abs(where(lines) - row.anchor.y) + sum(max(gap, 0.0) * 5 for gap in gaps)
