"""A table against itself: total rows against the rows above them, column by column, and a column of percentages against two others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import permutations

from naungan.claims.agree import Computed, agrees, fits, number, shown_figure, written
from naungan.claims.figures import Figure, figures
from naungan.claims.passages import Claim
from naungan.claims.swapped import swapped
from naungan.claims.tables import Verdict
from naungan.sheets.prose import Cell

_TOTAL = re.compile(r"^\W*(?:grand\s+|sub\s*-?)?(?:total|jumlah|jml)(?:\s+(?:seluruh\w*|keseluruhan|umum|total|[a-z]+))*\W*$", re.I)
_MEAN = re.compile(r"^\W*(?:rata-?\s?rata|rerata|average|mean)\b", re.I)
_PERCENT = re.compile(r"%|\bpoin\b|\bpersen\w*\b|\bcakupan\b|\bcapaian\b|\brasio\b|\bprosentase\b", re.I)
_COLUMN_NUMBER = re.compile(r"\(?\s*(\d{1,2})\s*\)?\s*(?:[=:(]\s*[\d\s()+\-–−/:x×*%=]+)?\)?")
_SKIPPED = re.compile(r"^\W*(?:no\.?|nomor|tahun|kode|npp|nik|urut|nip|kpj|hp|telp|telepon|wa|rekening|peringkat|ranking|rank)\b", re.I)
# Addends that are written out in a claim; more are only counted.
_SHOWN = 6
# From so many times the total on, rows rather sum each other than that the total is wrong.
_LEVELS = Fraction(3, 2)


@dataclass(frozen=True)
class Row:
    """A row of a table: its number, its first text, and a figure for each column that has one."""

    number: int
    label: str
    figures: dict[int, Figure]
    unread: frozenset[int]
    total: bool


def grid_claims(place: str, cells: Sequence[tuple[int, Sequence[Cell]]], *, english: bool, whole: bool = True) -> Iterator[Claim]:
    """The claims of one table, for the columns that have a total; of a piece of one (not ``whole``) no total is called wrong."""
    titles, rows = _read(cells, english)
    if len(rows) < 2:
        return
    yield from _totals(place, titles, rows, whole=whole)
    yield from _shares(place, titles, rows)


def _read(cells: Sequence[tuple[int, Sequence[Cell]]], english: bool) -> tuple[dict[int, str], list[Row]]:
    """The headings (all rows above the first figures) and the rows below."""
    titles: dict[int, str] = {}
    rows: list[Row] = []
    for place, line in cells:
        if _numbers_columns(line):
            continue
        row = _row(place, line, english, titles)
        if _MEAN.match(row.label):
            continue
        if (row.figures and (rows or not _is_heading(row, line, titles))) or (rows and row.unread):
            rows.append(row)
        elif not rows:
            for column, cell in enumerate(line):
                if said := str(cell or "").strip():
                    titles[column] = f"{titles.get(column, '')} {said}".strip()
    return titles, rows


def _numbers_columns(line: Sequence[Cell]) -> bool:
    """The row that numbers the columns of an official table: 1, 2, 3, «(4)», «5=4/3»."""
    said = [str(cell).strip() for cell in line if cell is not None and str(cell).strip()]
    found = [_COLUMN_NUMBER.fullmatch(one) for one in said]
    numbers = [int(one[1]) for one in found if one]
    return len(numbers) == len(said) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_heading(row: Row, line: Sequence[Cell], titles: dict[int, str]) -> bool:
    """Years, and the numbers of columns, above a table."""
    values = [one.value for one in row.figures.values()]
    if not titles and all(one.denominator == 1 and 1990 <= one <= 2100 for one in values):
        return True
    return not row.label and all(one.denominator == 1 and (one < 40 or 1990 <= one <= 2100) for one in values) and len(values) == len(line)


def _row(place: int, line: Sequence[Cell], english: bool, titles: dict[int, str]) -> Row:
    label = next((cell.strip() for cell in line if isinstance(cell, str) and any(sign.isalpha() for sign in cell)), "")
    found: dict[int, Figure] = {}
    unread = set()
    for column, cell in enumerate(line):
        if (isinstance(cell, str) and cell.strip() == label) or _SKIPPED.match(titles.get(column, "")):
            continue
        figure = _figure(cell, english, titles.get(column, ""))
        if figure is not None:
            found[column] = figure
        elif isinstance(cell, str) and cell.strip(" -–—") and cell.strip() not in titles.get(column, ""):
            unread.add(column)
    # An empty cell among figures is one that nobody filled in; in a row of a name alone it is one only where there is one column to fill.
    if label and (found or len(line) == 2):
        unread |= {column for column, cell in enumerate(line) if column in titles and (cell is None or not str(cell).strip())}
    return Row(place, label, found, frozenset(unread), _TOTAL.match(label) is not None)


def _figure(cell: Cell, english: bool, title: str) -> Figure | None:
    """The one figure that a cell is; None for text, and for a cell with more than one."""
    if isinstance(cell, int | Fraction):
        value = Fraction(cell)
        step = Fraction(1)
        while (value / step).denominator != 1 and step > Fraction(1, 10**9):
            step /= 10
        return Figure(0, 0, value, value, value, step, "persen" if _PERCENT.search(title) else "")
    if not isinstance(cell, str) or not (bare := cell.strip()):
        return None
    found = figures(bare + (" %" if _PERCENT.search(title) and "%" not in bare else ""), english=english, cell=True)
    if len(found) != 1 or re.sub(r"[\d.,%\s]|Rp|rupiah|orang|jiwa|persen", "", bare, flags=re.I) or not found[0].sure:
        return None
    return found[0]


def _totals(place: str, titles: dict[int, str], rows: Sequence[Row], *, whole: bool) -> Iterator[Claim]:
    sums = [row for row in rows if row.total]
    on_top = rows[0] in sums and len(sums) == 1  # what it sums stands below; that it sums all of it nobody says
    for row in sums:
        above = rows[1:] if on_top else rows[: rows.index(row)]
        for column, stated in row.figures.items():
            if stated.unit == "persen" or stated.step < 1 or _PERCENT.search(titles.get(column, "")):
                continue
            if claim := _total(place, titles.get(column, ""), row, stated, above, column, alone=len(sums) == 1 and whole and not on_top):
                yield claim


def _total(place: str, title: str, row: Row, stated: Figure, above: Sequence[Row], column: int, *, alone: bool) -> Claim | None:
    """A total against the rows since the last one, all single rows, or the totals above: the first that fits."""
    last = max((at for at, one in enumerate(above) if one.total), default=-1)
    single = [one for one in above if not one.total]
    ways = [
        way for way in (above[last + 1 :], single, [one for one in above if one.total]) if sum(column in one.figures for one in way) > 1
    ]
    if not ways:
        return None
    found = next((way for way in ways if fits(stated, _sum(way, column))), ways[0])
    if stated.value < max(one.figures[column].value for one in found if column in one.figures):
        return None  # how many rows there are, written where the eye falls; no sum of what stands above
    total = _sum(found, column)
    verdict = agrees(stated, total)
    told = _told([one.figures[column] for one in found if column in one.figures], total)
    quote = f"{row.label}: {number(stated.value, 2)}" + (f" ({title})" if title else "")
    where = f"{place}, baris {row.number}"
    if verdict is not Verdict.TIDAK_COCOK:
        reason = "KLAIM_COCOK" if verdict is Verdict.COCOK else "KLAIM_PEMBULATAN"
        return Claim(where, quote, "jumlah", shown_figure(stated), told, verdict, reason, {"dihitung": number(total.value, 2)})
    params = {"selisih": number(abs(stated.value - total.value), 2)}
    # Rows that sum others, without being called so, as in a budget by levels: each level once more.
    levels = total.value / stated.value if stated.value else Fraction(0)
    if levels >= 2 and levels.denominator == 1:
        return None
    if levels >= _LEVELS or not alone or any(column in one.unread for one in found):
        open_ = Verdict.TIDAK_DAPAT_DIPERIKSA
        return Claim(where, quote, "jumlah", shown_figure(stated), told, open_, "KLAIM_TABEL_TIDAK_PASTI", params)
    if meant := swapped(stated, lambda other: other.value == total.value):
        params |= {"dinyatakan": shown_figure(stated), "maksud": shown_figure(meant)}
        return Claim(where, quote, "angka_tertukar", shown_figure(stated), told, verdict, "KLAIM_TERTUKAR", params)
    reason = "KLAIM_JUMLAH_LEBIH" if stated.value > total.value else "KLAIM_JUMLAH_KURANG"
    return Claim(where, quote, "jumlah", shown_figure(stated), told, verdict, reason, params)


def _sum(rows: Sequence[Row], column: int) -> Computed:
    total = Computed.of(0)
    for row in rows:
        if column in row.figures:
            total = total + Computed.from_figure(row.figures[column])
    return total


def _told(parts: Sequence[Figure], total: Computed) -> str:
    if len(parts) <= _SHOWN:
        return " + ".join(number(one.value, 2) for one in parts) + f" = {number(total.value, 2)}"
    return f"{len(parts)} baris, dari {number(parts[0].value, 2)} sampai {number(parts[-1].value, 2)} = {number(total.value, 2)}"


def _shares(place: str, titles: dict[int, str], rows: Sequence[Row]) -> Iterator[Claim]:
    """A column of percentages that most rows prove to be one column of another: the rows where it is not, and one line for all others."""
    for column in sorted({place for row in rows for place in row.figures if _PERCENT.search(titles.get(place, ""))}):
        pair, scale = _proved(rows, column)
        if pair is None:
            continue
        judged = [
            (row, _percent(row, *pair, scale)) for row in rows if {column, *pair} <= row.figures.keys() and row.figures[pair[1]].value
        ]
        right = [row for row, found in judged if agrees(row.figures[column], found) is not Verdict.TIDAK_COCOK]
        yield _proof(place, titles, right, column, pair, scale)
        for row, found in judged:
            if row not in right:
                yield _share(place, row, column, pair, found, scale)


def _proved(rows: Sequence[Row], column: int) -> tuple[tuple[int, int] | None, int]:
    """Which column is divided by which, where this gives the percentage in at least two rows and in two thirds of all."""
    others = sorted({place for row in rows for place in row.figures if place != column})[:12]
    for scale in (100, 1):
        for pair in permutations(others, 2):
            able = [row for row in rows if {column, *pair} <= row.figures.keys() and row.figures[pair[1]].value > 0]
            right = sum(
                agrees(row.figures[column], _percent(row, *pair, scale)) is Verdict.COCOK and row.figures[column].value > 0 for row in able
            )
            if right >= 2 and right * 3 >= len(able) * 2 and len(able) * 2 > len(rows):
                return pair, scale
    return None, 1


def _percent(row: Row, part: int, whole: int, scale: int) -> Computed:
    return Computed.from_figure(row.figures[part]) / Computed.from_figure(row.figures[whole]) * Computed.of(scale)


def _proof(place: str, titles: dict[int, str], right: Sequence[Row], column: int, pair: tuple[int, int], scale: int) -> Claim:
    row = right[0]
    stated = _as_printed(row.figures[column], scale)
    told = _divided(row, pair, _percent(row, *pair, scale), stated.unit) + (
        f"; begitu pula {len(right) - 1} baris lain" if len(right) > 1 else ""
    )
    quote = f"{row.label}: {shown_figure(stated)} ({titles.get(column, '')})"
    where = f"{place}, baris {row.number}"
    return Claim(where, quote, "rasio", shown_figure(stated), told, Verdict.COCOK, "KLAIM_COCOK_BARIS", {"baris": len(right)})


def _share(place: str, row: Row, column: int, pair: tuple[int, int], found: Computed, scale: int) -> Claim:
    stated = _as_printed(row.figures[column], scale)
    said, where = shown_figure(stated), f"{place}, baris {row.number}"
    told, quote = _divided(row, pair, found, stated.unit), f"{row.label}: {said}"
    params = {"dihitung": written(found.value, stated.unit), "dinyatakan": said}
    if meant := swapped(stated, lambda other: fits(other, found)):
        params["maksud"] = shown_figure(meant)
        return Claim(where, quote, "angka_tertukar", said, told, Verdict.TIDAK_COCOK, "KLAIM_TERTUKAR", params)
    return Claim(where, quote, "rasio", said, told, Verdict.TIDAK_COCOK, "KLAIM_RASIO_BEDA", params)


def _as_printed(stated: Figure, scale: int) -> Figure:
    """A share of one is no percentage."""
    return stated if scale == 100 else replace(stated, unit="bagian")


def _divided(row: Row, pair: tuple[int, int], found: Computed, unit: str) -> str:
    a, b = (number(row.figures[column].value, 2) for column in pair)
    return f"{a} ÷ {b} = {written(found.value, unit)}"
