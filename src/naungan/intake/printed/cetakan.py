"""Printed tables by levels: Penjabaran APBD, cash plan, LRA, SPJ and APBDes become one row an account.

The code stands in one column, or is spread over several: six for the account, before them those of the sub-activity, or the one of a
village's activity. Office, sub-activity and fund stand above the table, as in a printed RKA. Levels above the last are sums of it and
are left out, as are totals and signatures; nothing else is judged here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from naungan.intake.printed.kepala import coded, fact_of, is_index, learned, office_of, text_of
from naungan.intake.shape.heading import SEARCHED
from naungan.intake.shape.spelling import known_heading, plain
from naungan.intake.shape.title import read_titles
from naungan.sheets.reading import Row

_CODES = frozenset({
    "kode rekening", "rekening", "kode", "kode akun", "kode rek", "no rekening", "nomor rekening", "no rek", "koderekening",
})  # fmt: skip
_NAMES = frozenset({"uraian", "uraian rekening", "nama rekening", "uraian belanja", "nama akun", "uraian kode rekening"})
_OFFICE = ("Kode SKPD", "SKPD", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Sumber Dana")
_VILLAGE = re.compile(
    r"^(?:pemerintah(?:an)?\s+)?(?:desa|nagari|gampong|kampung|kute|negeri)\s+([a-z].*?)(?:\s+(?:kec|kecamatan|distrik|kab|kabupaten|kota|provinsi|tahun)\b.*)?$",
    re.I,
)
_OF_VILLAGE = re.compile(r"belanja\s+desa|\bapb\s?des|\bapb\s?desa\b|\bapb\s?kam\b|\bapb\s?nagari\b", re.I)
_CODE = re.compile(r"^[0-9X]+(?:[ .-]+[0-9X]+)*\.?$")
_SUM = re.compile(r"^(sub ?|grand ?)?(jumlah|total|terbilang|surplus|defisit)\b|^\(?(surplus|defisit)", re.I)
_ACCOUNTS = frozenset("4567")
_SEGMENTS = 6
_VILLAGE_SEGMENTS = 4
_TWO_DIGITS = 2
_BELOW = 3


@dataclass
class _Table:
    """Where things stand: code from ``kode``, the account within it from ``rekening``, words from ``uraian`` on; what the header said."""

    kode: int
    rekening: int
    uraian: int
    last: int
    headings: list[str]
    tahap: str | None = None
    desa: str | None = None
    facts: dict[str, str] = field(default_factory=dict)
    sub: tuple[str | None, str | None] = (None, None)
    held: tuple[str, Row] | None = None
    ended: bool = False


def is_printed(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a table by levels begins among these rows that only print knows: spread codes, or a header that says whose they are."""
    index = _heading_at(rows)
    if index is None:
        return False
    kode, uraian = _places(rows[index])
    below = [_texts(cells) for cells in rows[index + 1 :]]
    upper = any(_is_upper(texts[kode:uraian]) for texts in below)
    spread = uraian - kode > 1 and any(sum(map(bool, texts[kode:uraian])) > 1 or _is_upper(texts[kode:uraian]) for texts in below)
    above = [texts for cells in rows[:index] if any(texts := _texts(cells))]
    told = any((fact := fact_of(texts)) and fact[0] == "sub" for texts in above) or any(
        len(parts := _parts(texts[kode:uraian])) == _SEGMENTS and _is_activity(parts) for texts in below
    )
    dated = any(re.search(r"\b20\d\d\b", text) for text in _texts(rows[index])[uraian + 1 :])
    village = _village(above) is not None and "desa" not in map(plain, rows[index])
    return spread or (upper and (told or dated or village))


def accounts_of(rows: list[Row], tahap: str | None = None) -> Iterator[Row]:
    """Title rows, one heading row, then every account of the lowest level under the number of its own row.

    ``tahap`` where the title can't tell it.
    """
    index = _heading_at([cells for _, cells in rows[: SEARCHED * 2]]) or 0
    table = _table(rows, index, tahap)
    for number, cells in rows[:index]:
        texts = _texts(cells)
        if not any(texts):
            continue
        if fact := fact_of(texts):
            _learn(table, fact)
        else:
            yield number, cells
    yield rows[index][0], _head(table)
    for row in rows[table.last + 1 :]:
        yield from _read(table, row)
    yield from _flushed(table)


def _heading_at(rows: Sequence[Sequence[Any]]) -> int | None:
    return next((index for index, cells in enumerate(rows[:SEARCHED]) if _places(cells) != (0, 0)), None)


def _places(cells: Sequence[Any]) -> tuple[int, int]:
    """The columns of code and words under a heading, with at least one more beside them; (0, 0) where it is none."""
    if _CODES.isdisjoint([plain(cell) for cell in cells if type(cell) is str]):
        return (0, 0)
    filled = [(place, plain(cell)) for place, cell in enumerate(cells) if text_of(cell)]
    pairs = (
        ((kode, uraian)) for (kode, first), (uraian, second) in itertools.pairwise(filled[:-1]) if first in _CODES and second in _NAMES
    )
    return next(pairs, (0, 0))


def _table(rows: list[Row], index: int, tahap: str | None) -> _Table:
    kode, uraian = _places(rows[index][1])
    last = index
    while last - index < _BELOW and last + 1 < len(rows) and _is_heading_below(_texts(rows[last + 1][1]), kode, uraian):
        last += 1
    above = [texts for _, cells in rows[:index] if any(texts := _texts(cells))]
    titles = read_titles([cells for _, cells in rows[:index]])
    below = [_texts(cells) for _, cells in rows[last + 1 :]]
    desa = _village(above)
    levels = [_texts(cells) for _, cells in rows[index : last + 1]]
    start = _account_from(below, kode, uraian, desa is not None)
    return _Table(kode, start, uraian, last, _merged(levels, titles.get("tahun")), tahap, desa)


def _is_heading_below(texts: list[str], kode: int, uraian: int) -> bool:
    """Sub-headings of merged cells: words, and nothing under the code; or the row of column numbers."""
    if not any(texts):
        return False
    return is_index(texts) or (not any(texts[kode : uraian + 1]) and not any(text[0].isdigit() for text in texts if text))


def _merged(levels: list[list[str]], tahun: str | None) -> list[str]:
    """The heading of each column: the lowest one, with those above it where it alone says nothing; the year of the title is no part."""
    levels = [texts for texts in levels if not is_index(texts)]
    made = []
    for place in range(max(map(len, levels))):
        column = [texts[place] if place < len(texts) else "" for texts in levels]
        lowest = max((level for level, text in enumerate(column) if text), default=0)
        over = [_over(texts, place) for texts in levels[:lowest]]
        # A share under an amount (%) is none.
        whole = known_heading(column[lowest]) or not plain(column[lowest])
        text = column[lowest] if whole else " ".join([*over, column[lowest]])
        made.append(re.sub(rf"\b(tahun( anggaran)?|ta)?\s*{tahun}\b", " ", text, flags=re.I).strip() if tahun else text)
    return made


def _over(texts: list[str], place: int) -> str:
    """The heading of the merged cells above a column: it is written in the first of them only."""
    return next((text for text in reversed(texts[: place + 1]) if text), "")


def _account_from(texts: list[list[str]], kode: int, uraian: int, desa: bool) -> int:
    """The column where the account begins: its values are groups of accounts, and with those beside them make a whole account."""
    depths = {_SEGMENTS, _VILLAGE_SEGMENTS} if desa else {_SEGMENTS}
    for place in range(kode + 1, uraian):
        column = [parts for row in texts if (parts := _parts(row[place : place + 1]))]
        deepest = max((len(_parts(row[place:uraian])) for row in texts), default=0)
        if column and all(parts[0] in _ACCOUNTS for parts in column) and deepest in depths:
            return place
    return kode


def _parts(texts: list[str]) -> list[str]:
    """The segments of a code in one or several cells; none where a cell holds words."""
    filled = [text for text in texts if text]
    return re.findall(r"[0-9X]+", ".".join(filled)) if all(map(_CODE.match, filled)) else []


def _is_upper(texts: list[str]) -> bool:
    """Whether these cells hold the code of a group of accounts."""
    parts = _parts(texts)
    return 0 < len(parts) < _SEGMENTS and parts[0] in _ACCOUNTS


def _village(above: list[list[str]]) -> str | None:
    """The name of the village whose budget this is; "" where the title names none, None where it is no village's."""
    lines = [" ".join(filter(None, texts)) for texts in above]
    if not any(_OF_VILLAGE.search(line) for line in lines):
        return None
    return next((" ".join(found[1].split()) for line in lines if (found := _VILLAGE.match(line))), "")


def _head(table: _Table) -> list[Any]:
    return ["Kode Rekening", "Uraian", *_own(table), *table.headings[table.uraian + 1 :]]


def _own(table: _Table) -> tuple[str, ...]:
    """The columns that are made from what stands around the table; what it has a column for is not made."""
    printed = set(map(plain, table.headings))
    made = (*(("Tahap",) if table.tahap else ()), *(("Desa",) if table.desa is not None else _OFFICE))
    return tuple(name for name in made if plain(name) not in printed)


def _read(table: _Table, row: Row) -> Iterator[Row]:
    """One row below the heading: a fact, a heading again, a level, an account, or what is no data."""
    number, cells = row
    texts = _texts(cells)
    if not any(texts):
        return
    fact = fact_of(texts)
    if fact and not any(texts[table.uraian + 1 :] if table.uraian - table.kode > 1 else texts[table.uraian + 2 :]):
        yield from _flushed(table)
        _learn(table, fact)
    elif _places(cells) != (0, 0):
        yield from _flushed(table)
        table.ended = False
    elif is_index(texts):
        return
    elif codes := _codes(table, texts):
        yield from _level(table, number, cells, *codes)
    else:
        yield from _uncoded(table, number, cells, texts)


def _codes(table: _Table, texts: list[str]) -> tuple[str, str] | None:
    """The codes of activity and account of a row; where both use the same columns they are told apart by their segments."""
    left, right = _parts(texts[table.kode : table.rekening]), _parts(texts[table.rekening : table.uraian])
    if len(right) == 2 * _SEGMENTS:
        left, right = right[:_SEGMENTS], right[_SEGMENTS:]
    elif _is_activity(right):
        left, right = right, []
    return (".".join(left), ".".join(right)) if left or right else None


def _level(table: _Table, number: int, cells: Sequence[Any], left: str, account: str) -> Iterator[Row]:
    """A level above the accounts, or an account; it is known to be a sum as soon as the next code goes on from its own."""
    words = text_of(cells[table.uraian]) if table.uraian < len(cells) else ""
    if left and (not account or left != table.sub[0]):
        yield from _flushed(table)
        table.sub = (left, words if not account else None)
    # Accounts above all activities (4. Pendapatan, 5. Belanja) are sums of what follows.
    if account and (any(table.sub) or table.rekening == table.kode or account.count(".") == _depth(table) - 1):
        if table.held and account.startswith(f"{table.held[0]}."):
            table.held = None
        yield from _flushed(table)
        table.held = (account, (number, _line(table, account, words, cells)))


def _is_activity(parts: list[str]) -> bool:
    """``1.02.01.2.08.0004``: the field of government has two digits where an account has one."""
    return bool(parts) and (parts[0] not in _ACCOUNTS or len(parts[1:2] and parts[1]) == _TWO_DIGITS)


def _depth(table: _Table) -> int:
    return _SEGMENTS if table.desa is None else _VILLAGE_SEGMENTS


def _uncoded(table: _Table, number: int, cells: Sequence[Any], texts: list[str]) -> Iterator[Row]:
    """A row without a code: a total, the name of a sub-activity (as SPJ have it), a line somebody must look at, or a signature."""
    first = next(text for text in texts if text)
    words = text_of(cells[table.uraian]) if table.uraian < len(cells) else ""
    valued = any(re.match(r"^[\d(Rr-]", text) and re.search(r"\d", text) for text in texts[table.uraian + 1 :])
    if _SUM.match(first):
        yield from _flushed(table)
        table.ended = True
    elif valued and not table.ended and first in texts[table.kode : table.uraian]:
        yield from _flushed(table)
        table.sub = coded(first)
    elif valued and not table.ended and words:
        yield from _flushed(table)
        yield number, _line(table, None, words, cells)


def _line(table: _Table, account: str | None, words: str, cells: Sequence[Any]) -> list[Any]:
    sub = table.sub if any(table.sub) else coded(table.facts.get("sub", ""))
    made = {
        "Tahap": table.tahap,
        "Desa": table.desa or None,
        **dict(zip(_OFFICE, (*office_of(table.facts), *sub, table.facts.get("dana")), strict=True)),
    }
    rest = list(cells[table.uraian + 1 : len(table.headings)])
    return [account, words or None, *(made[name] for name in _own(table)), *rest]


def _learn(table: _Table, fact: tuple[str, str]) -> None:
    table.facts = learned(table.facts, *fact)
    if fact[0] in ("skpd", "sub"):
        table.sub, table.ended = (None, None), False


def _flushed(table: _Table) -> Iterator[Row]:
    """The account held back, which no deeper one followed."""
    if table.held:
        yield table.held[1]
    table.held = None


def _texts(cells: Sequence[Any]) -> list[str]:
    return [text_of(cell) for cell in cells]
