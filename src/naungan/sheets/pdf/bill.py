"""A printed Formulir 2a as a sheet a page; whatever can't be proved to be read as it stands is said, and the file is not taken.

What it says of itself must hold: numbers from 1 on without a gap, the sum of every row, all sums below the last one, and no NIK twice.
A digit wrong in a NIK breaks none of these; it is found where people are looked up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from naungan.kernel.errors import Unreadable
from naungan.kernel.messages import sentence
from naungan.sheets.pdf.columns import ARREARS, TOTAL, WAGE, columns_of, titles
from naungan.sheets.pdf.names import fill_names
from naungan.sheets.pdf.rows import Found, Row, found_on
from naungan.sheets.pdf.words import read_pages

_HEAD = ["No.", "NIK", "Nama Tenaga Kerja", "Tanggal Lahir"]
_IS_BILL = re.compile(r"formulir\s*2\s*a\b|\bjkk\b.*\bjkm\b|\bjkm\b.*\bjkk\b", re.I | re.S)
Table = tuple[str, list[tuple[int, list[Any]]]]
# What is wrong: the code, its page (None: of the whole file), and what its sentence says besides.
Doubt = tuple[str, int | None, dict[str, Any]]


def bill_tables(path: Path) -> list[Table]:
    """A sheet a page: the titles (on the first) and the heading as row 0, the others by the number that is printed on them.

    Unreadable for any other PDF, and for a bill that can't be read surely: its code is the first check that fails, with its page.
    """
    pages = read_pages(path)
    if not any(page.words for page in pages):
        raise Unreadable("PDF_GAMBAR")
    found = [found_on(page) for page in pages]
    if not any(_IS_BILL.search(" ".join(word.text for word in page.words)) for page in pages):
        raise Unreadable("BERKAS_PDF")
    names = _columns(found)
    if doubts := list(_doubts(found, names)):
        raise _unsure(doubts, found)
    fill_names([one for one in found if one.rows])
    return list(_tables(found, names or []))


def _columns(found: Sequence[Found]) -> list[str] | None:
    """The amounts by the first page with rows; None where another page has another heading."""
    said = [columns_of(one.page, one.rows) for one in found if one.rows]
    first = said[0] if said else None
    return first if all(one in (None, first) for one in said) else None


def _doubts(found: Sequence[Found], names: list[str] | None) -> Iterator[Doubt]:
    """Everything that does not hold, in the order in which it is told."""
    rows = [row for one in found for row in one.rows]
    last = max((place for place, one in enumerate(found) if one.sums), default=len(found) - 1)
    for place, one in enumerate(found):
        # What stands behind the sums is a signature, or nothing.
        if place <= last and not (one.rows or one.sums or one.unread or one.broken):
            yield "PDF_HALAMAN_TANPA_BARIS", one.page.number, {}
        for number in (*one.unread, *one.broken):
            yield "PDF_NIK_TIDAK_TERBACA", one.page.number, {"nomor": number or "–"}
    if rows and names is None:
        yield "PDF_JUDUL_TIDAK_TERBACA", rows[0].page, {}
        return
    yield from _of_rows(rows, names or [])
    yield from _of_sums(found, rows, names or [])


def _of_rows(rows: Sequence[Row], names: list[str]) -> Iterator[Doubt]:
    twice = {nik for nik, count in Counter(row.anchor.text for row in rows).items() if count > 1}
    parts = [place for place, name in enumerate(names) if name not in (WAGE, ARREARS, TOTAL)]
    for expected, row in enumerate(rows, start=1):
        if len(row.cells) != len(names):
            yield "PDF_BARIS_TIDAK_LENGKAP", row.page, {"nomor": row.number or expected}
        elif sum(row.amounts[place] for place in parts) != row.amounts[names.index(TOTAL)]:
            yield "PDF_JUMLAH_BARIS_BEDA", row.page, {"nomor": row.number or expected}
        if row.anchor.text in twice:
            yield "PDF_NIK_GANDA", row.page, {"nomor": row.number or expected}
    gap = next(((expected, row) for expected, row in enumerate(rows, start=1) if row.number != expected), None)
    if gap:
        yield "PDF_NOMOR_LOMPAT", gap[1].page, {"nomor": gap[0]}


def _of_sums(found: Sequence[Found], rows: Sequence[Row], names: list[str]) -> Iterator[Doubt]:
    """Each line of sums is that of all rows above it or of those since the line before; the last one is that of all, and none follows."""
    sums = [(one, line, amounts) for one in found for line, amounts in one.sums]
    if not rows or not sums:
        yield "PDF_TANPA_JUMLAH", None, {}
        return
    start = 0
    for place, (one, line, amounts) in enumerate(sums):
        above = [row for row in rows if (row.page, -row.anchor.y) < (one.page.number, -line.y)]
        final = place == len(sums) - 1
        if len(amounts) != len(names) or (final and len(above) < len(rows)):
            yield "PDF_TANPA_JUMLAH", one.page.number if not final else None, {}
            return
        wrong = _differing(above, amounts, names)
        if wrong and not (not final and not _differing(above[start:], amounts, names)):
            yield "PDF_JUMLAH_SELURUHNYA_BEDA", None, wrong
        start = len(above)


def _differing(rows: Sequence[Row], amounts: list[int], names: list[str]) -> dict[str, Any]:
    """The first column whose sum is another; empty where all hold."""
    for place, name in enumerate(names):
        added = sum(row.amounts[place] for row in rows if place < len(row.cells))
        if added != amounts[place]:
            return {"kolom": name, "tertulis": amounts[place], "hitung": added}
    return {}


def _unsure(doubts: Sequence[Doubt], found: Sequence[Found]) -> Unreadable:
    """The first doubt, what can be said of each page, and how many people stand in the file."""
    code, page, params = doubts[0]
    people = len({row.anchor.text for one in found for row in one.rows})
    told = _told([page for _, page, _ in doubts], found)
    return Unreadable(code, halaman=page or "–", keadaan=told, **params, **({"orang": people} if people else {}))


def _told(doubtful: list[int | None], found: Sequence[Found]) -> str:
    """How surely each page was read; a doubt about the whole leaves no page sure."""
    everywhere = None in doubtful
    states: dict[str, list[int]] = {"PDF_TERBACA_PASTI": [], "PDF_PERLU_DILIHAT": [], "PDF_TIDAK_TERBACA": []}
    for one in found:
        doubt = everywhere or one.page.number in doubtful
        kind = "PDF_TIDAK_TERBACA" if not (one.rows or one.sums) and doubt else "PDF_PERLU_DILIHAT" if doubt else "PDF_TERBACA_PASTI"
        states[kind].append(one.page.number)
    return "; ".join(sentence(kind, {"halaman": _spans(pages)}) for kind, pages in states.items() if pages)


def _spans(pages: list[int]) -> str:
    """1, 2, 3, 5 → «1–3, 5»."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def _tables(found: Sequence[Found], names: list[str]) -> Iterator[Table]:
    above: list[list[str]] | None = None
    for one in (one for one in found if one.rows):
        if above is None:
            above = titles(one.page, one.rows)
        head: list[tuple[int, list[Any]]] = [(0, list(line)) for line in above] + [(0, [*_HEAD, *names])]
        above = []
        lines = [(row.number or 0, _cells(row)) for row in one.rows]
        yield sentence("PDF_LEMBAR", {"halaman": one.page.number}), head + lines


def _cells(row: Row) -> list[Any]:
    return [str(row.number), row.anchor.text, row.nama, row.lahir, *(str(amount) for amount in row.amounts)]
