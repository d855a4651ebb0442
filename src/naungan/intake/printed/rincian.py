"""The printed "Rincian Belanja" of RKA and DPA: a tree of accounts, packages and lines becomes one row a line.

Above each table stand organisation, sub-activity, fund and ceiling; below it accounts in six segments with their subtotals, rows
``[#] package … Sumber dana: …`` and ``[-] note``, then the lines. Several tables may follow each other on one sheet. Nothing is
judged here: the printed subtotals go along with the lines, so that whoever judges can add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from naungan.intake.printed.kepala import clean, coded, fact_of, is_index, learned, office_of, text_of
from naungan.intake.shape.spelling import plain
from naungan.sheets.reading import Row

HEAD = [
    "Kode Rekening", "Nama Rekening", "Kode SKPD", "SKPD", "Kode Sub Kegiatan", "Sub Kegiatan", "Sumber Dana", "Paket", "Keterangan",
    "Uraian", "Koefisien", "Satuan", "Harga Satuan", "Pajak", "Jumlah", "Realisasi", "Jumlah Rekening", "Nomor Rekening",
    "Jumlah Sub Kegiatan", "Nomor Sub Kegiatan", "Tahap",
]  # fmt: skip
_COLUMNS = {
    "kode": ("kode rekening", "rekening", "kode"), "uraian": ("uraian",), "koefisien": ("koefisien", "volume", "vol"),
    "satuan": ("satuan",), "harga": ("harga", "harga satuan", "tarif", "tarif satuan"),
    "pajak": ("pajak", "ppn"), "jumlah": ("jumlah", "total", "jumlah harga"),
    "realisasi": ("realisasi",),
}  # fmt: skip
_NAMED = {heading: name for name, headings in _COLUMNS.items() for heading in headings}
_ASIDE = re.compile(r"\([^)]*\)|\brp\b", re.I)
_FUND = re.compile(r"sumber dana\s*:\s*(.+)$", re.I | re.S)
_TOTAL = re.compile(r"^(jumlah|total)\b", re.I)
_BRANCH = re.compile(r"^[4-6](\.\d+)*$")
_SEGMENTS = 6


@dataclass
class _Table:
    """Where a sheet stands: the columns in force, what the header said, and the account, package and note above the next line."""

    tahap: str | None = None
    columns: dict[str, int] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    number: int = 0
    account: tuple[int, str, str, Any] | None = None
    empty: bool = False
    package: str = ""
    note: str = ""
    total: Any = None
    open: bool = False


def is_rincian(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a row (with the one below it, where cells are merged) heads a tree of accounts; a flat table has whole codes only."""
    for index, cells in enumerate(rows):
        if columns := _heading(cells, rows[index + 1] if index + 1 < len(rows) else ()):
            return any(_is_branch([text_of(cell) for cell in below], columns) for below in rows[index + 1 :])
    return False


def _is_branch(texts: list[str], columns: dict[str, int]) -> bool:
    code = _code(texts, columns)
    upper = bool(_BRANCH.match(code)) and code.count(".") < _SEGMENTS - 1 and not is_index(texts)
    return upper or any(text.startswith(("[#]", "[-]")) for text in texts)


def _code(texts: list[str], columns: dict[str, int]) -> str:
    """The code of a row, of one cell or of six."""
    return ".".join(text.strip(". ") for text in texts[columns["kode"] : columns["uraian"]] if text)


def lines_of(rows: Iterable[Row], tahap: str | None = None) -> Iterator[Row]:
    """Title rows, one heading row (``HEAD``), then every line under the number of its own row; ``tahap`` where the title can't tell it."""
    table, headed = _Table(tahap), False
    lines: list[Row] = []
    for (number, cells), (_, below) in _with_next(rows):
        texts = [text_of(cell) for cell in cells]
        if not any(texts):
            continue
        if columns := _heading(cells, below):
            if not table.open:
                yield from _closed(table, lines)
            table.columns, table.open = columns, True
            if not headed:
                yield number, list(HEAD)
                headed = True
        elif (fact := fact_of(texts)) and _at(cells, table.columns, "jumlah") in (None, ""):
            yield from _closed(table, lines)
            table.facts = learned(table.facts, *fact)
        elif table.open:
            _read(table, number, cells, texts, lines)
        elif not headed:
            yield number, cells
    yield from _closed(table, lines)


def _with_next(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    before: Row | None = None
    for row in rows:
        if before is not None:
            yield before, row
        before = row
    if before is not None:
        yield before, (0, [])


def _heading(cells: Sequence[Any], below: Sequence[Any]) -> dict[str, int]:
    """The columns of a heading row; sub-headings of merged cells stand one row below. Empty where it is none."""
    if not any(type(cell) is str and cell.strip().lower() == "uraian" for cell in cells):
        return {}
    found = _named(below) | _named(cells)
    whole = {"kode", "jumlah"} <= found.keys() and {"harga", "koefisien"} & found.keys()
    return found if whole and found["kode"] < found["uraian"] else {}


def _named(cells: Sequence[Any]) -> dict[str, int]:
    """The first column of each name."""
    return {name: place for place, cell in reversed(list(enumerate(cells))) if (name := _name(cell))}


def _name(cell: Any) -> str | None:
    """The column that a heading names; of ``Koefisien/Volume`` where each alternative names the same one."""
    whole = _NAMED.get(plain(cell))
    names = {_NAMED.get(plain(part)) for part in _ASIDE.sub(" ", str(cell or "")).split("/")}
    return whole or (names.pop() if len(names) == 1 else None)


def _read(table: _Table, number: int, cells: Sequence[Any], texts: list[str], lines: list[Row]) -> None:
    """One row below a heading: an account, a package, a note, the total, or a line."""
    columns = table.columns
    code = _code(texts, columns)
    words = texts[columns["uraian"]] if columns["uraian"] < len(texts) else ""
    counted = any(_at(cells, columns, name) not in (None, "") for name in ("koefisien", "harga"))
    if re.match(r"^\d", code) and not counted:
        _account(table, number, code, words, _at(cells, columns, "jumlah"), lines)
    elif words.startswith("[#]"):
        table.package, table.note = words[3:].strip(), ""
    elif words.startswith("[-]"):
        table.note = words[3:].strip()
    elif any(_TOTAL.match(text) for text in texts[: columns["uraian"] + 1]) and not counted:
        table.total = _at(cells, columns, "jumlah")
        table.open = False
        _leaf(table, lines)
    elif words and not is_index(texts):
        table.empty = False
        lines.append(_line(table, number, cells, code if re.match(r"^\d", code) else None, words))


def _account(table: _Table, number: int, code: str, name: str, total: Any, lines: list[Row]) -> None:
    _leaf(table, lines)
    table.package = table.note = ""
    table.account = (number, code, name, total)
    table.empty = code.count(".") == _SEGMENTS - 1 or (code.isdigit() and len(code) == 12)


def _leaf(table: _Table, lines: list[Row]) -> None:
    """An account of six segments without lines below it is itself the line."""
    if table.empty and table.account:
        number, _, name, total = table.account
        made = _line(table, number, (), None, name)
        made[1][HEAD.index("Jumlah")] = total
        lines.append(made)
    table.empty = False


def _line(table: _Table, number: int, cells: Sequence[Any], code: str | None, words: str) -> Row:
    place, account, name, total = table.account or (None, None, None, None)
    if code:
        place, account, name, total = None, code, None, None
    office, sub = office_of(table.facts), coded(table.facts.get("sub", ""))
    fund = _FUND.search(table.package)
    own = (_at(cells, table.columns, key) for key in ("koefisien", "satuan", "harga", "pajak", "jumlah", "realisasi"))
    return number, [
        account, name, *office, *sub, clean(fund[1]) if fund else table.facts.get("dana"), clean(_FUND.sub("", table.package)),
        table.note or None, clean(words), *own, total, place, None, table.number, table.tahap,
    ]  # fmt: skip


def _closed(table: _Table, lines: list[Row]) -> Iterator[Row]:
    """The lines of a table that has ended, each with the total printed below it, else the ceiling above it."""
    _leaf(table, lines)
    total = table.total if table.total not in (None, "") else table.facts.get("pagu")
    for number, cells in lines:
        cells[HEAD.index("Jumlah Sub Kegiatan")] = total
        yield number, cells
    if lines:
        table.number += 1
    lines.clear()
    table.account, table.total, table.package, table.note, table.open = None, None, "", "", False


def _at(cells: Sequence[Any], columns: dict[str, int], name: str) -> Any:
    place = columns.get(name)
    return cells[place] if place is not None and place < len(cells) else None
