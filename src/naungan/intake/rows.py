"""Which rows under a heading are data: not blanks, numbering, totals, repeated headings, or the signatures below the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from naungan.intake.heading import Heading, plain
from naungan.kernel.rupiah import parse_rupiah
from naungan.sheets.reading import Row

_TOTAL = re.compile(
    r"^(sub ?|grand ?)?(jumlah|total)\b(?: (?:seluruhnya|keseluruhan|semua|seluruh|orang|pegawai|pekerja|non asn|tenaga|umum|akhir|halaman"
    r"|total|jumlah|ini|rp|opd|skpd|anggaran|pagu|belanja|i|ii|iii|iv|v|a|b|c))*[ :.=]*[\d.,]*$",
    re.IGNORECASE,
)
_TOTAL_LETTERS = "jJtTsSgG "
_FOOTER = re.compile(
    r"^(mengetahui|menyetujui|disahkan|dibuat oleh|kepala (dinas|badan|bagian|sub|opd|kantor)|nip\b|catatan|keterangan\s*:|sumber\s*:|\*)",
    re.I,
)
_PAGE = re.compile(r"^(halaman|hal\.?|page)\s*:?\s*\d+", re.I)
_INDEX = re.compile(r"^\(?\d{1,2}\)?$")
_FEW = 3
# Row number on the sheet, place among the non-empty rows, cells.
Line = tuple[int, int, list[Any]]


def data_rows(rows: Iterable[Row], heading: Heading, above: list[Row], sums: list[Row]) -> Iterator[Line]:
    """Row number on the sheet, place among the non-empty rows under the heading (0 = first), and the cells.

    ``above`` are the rows from the first to the heading itself: what is printed again on each page is no data. Lines of
    sums are no data either; they are added to ``sums``.
    """
    order, footer, index = 0, False, 0
    page = [_plain(cells) for _, cells in above]
    names = frozenset(str(cell).strip() for _, cells in above for cell in cells if cell not in (None, ""))
    for number, cells in rows:
        index += 1
        filled = _filled(cells)
        if filled == 0:
            continue
        if filled <= _FEW and (footer := footer or _any(_FOOTER, cells)):
            continue
        if filled == 1 and _only_number(cells, heading):
            continue
        if index <= 2 and _is_index(cells):
            continue
        if _is_total(cells):
            sums.append((number, cells))
            order += 1
            continue
        if _is_page(cells, page, names):
            index = 0
            order += 1
            continue
        yield number, order, cells
        order += 1


def leaves(rows: Iterator[Line], code: int | None, amount: int | None) -> Iterator[Line]:
    """Without the subtotals of a table by levels: rows whose code begins the code of the row after them (5.1 before 5.1.02).

    A subtotal is an amount, and no less than the first of its parts; a row that is not is data, and will be judged.
    """
    if code is None or amount is None:
        yield from rows
        return
    held: Line | None = None
    for row in rows:
        if held is not None and not (_above(held[2], row[2], code) and _holds(held[2], row[2], amount)):
            yield held
        held = row
    if held is not None:
        yield held


def _above(upper: list[Any], lower: list[Any], place: int) -> bool:
    first, second = (re.findall(r"[0-9A-Za-z]+", str(cells[place])) if place < len(cells) else [] for cells in (upper, lower))
    return 0 < len(first) < len(second) and first == second[: len(first)]


def _holds(upper: list[Any], lower: list[Any], place: int) -> bool:
    whole, part = (_amount(cells[place]) if place < len(cells) else None for cells in (upper, lower))
    return whole is not None and whole >= (part or 0)


def _amount(cell: Any) -> Decimal | None:
    try:
        return parse_rupiah(f"{cell:.2f}" if isinstance(cell, float) else str(cell))
    except ValueError:
        return None


def is_total(column: pa.Array) -> pa.Array:
    """Which texts of a column begin a line of sums; the whole pattern is tried on the few that begin alike."""
    likely = pc.fill_null(pc.match_substring_regex(column, "^(sub|grand|jumlah|total)", ignore_case=True), False)
    if not pc.any(likely).as_py():
        return likely
    pairs = zip(likely.to_pylist(), column.to_pylist(), strict=True)
    return pa.array([alike and bool(_TOTAL.match(text)) for alike, text in pairs], pa.bool_())


def _filled(cells: list[Any]) -> int:
    """How many cells are filled, counted up to one more than a few."""
    count = 0
    for cell in cells:
        if cell is not None and cell != "" and (type(cell) is not str or not cell.isspace()):
            count += 1
            if count > _FEW:
                break
    return count


def _only_number(cells: list[Any], heading: Heading) -> bool:
    """A line numbered in advance and left blank: its one cell is no column of ours and holds a number."""
    ours = set(heading.columns.values())
    position = next(place for place, cell in enumerate(cells) if cell not in (None, "") and not str(cell).isspace())
    return position not in ours and str(cells[position]).replace(".", "").strip().isdigit()


def _is_index(cells: list[Any]) -> bool:
    """The row of column numbers, 1 2 3 …, under a heading."""
    texts = [f"{cell:.0f}" if isinstance(cell, float) else str(cell).strip() for cell in cells if cell not in (None, "")]
    return len(texts) > 1 and all(_INDEX.match(text) for text in texts) and len(set(texts)) == len(texts)


def _is_total(cells: list[Any]) -> bool:
    """A line of sums: one of its first cells begins so. The first letter is looked at first, for this runs on every row."""
    for cell in cells[:6]:  # noqa: SIM110  # a generator costs every row three times as much
        if cell and type(cell) is str and cell[0] in _TOTAL_LETTERS and _TOTAL.match(cell.strip()):
            return True
    return False


def _is_page(cells: list[Any], page: list[frozenset[str]], names: frozenset[str]) -> bool:
    """A page that begins again: a line from above the data, or ``Halaman 2 dari 5``. Its first cell is looked at first."""
    for first in cells:
        if first is not None and first != "":
            break
    if type(first) is not str or not (first.strip() in names or _PAGE.match(first)):
        return False
    texts = _plain(cells)
    return bool(_PAGE.match(first)) or texts in page or any(len(line) > 1 and line <= texts for line in page)


def _plain(cells: list[Any]) -> frozenset[str]:
    return frozenset(text for cell in cells if (text := plain(cell)))


def _any(pattern: re.Pattern[str], cells: list[Any]) -> bool:
    return any(type(cell) is str and pattern.match(cell.strip()) for cell in cells)
