"""SQL dumps as sheets of rows: INSERT and COPY statements are read, nothing is ever run. Run inside the guarded child."""

from __future__ import annotations

import re
from typing import Any

from naungan.kernel.errors import Unreadable
from naungan.sheets.preflight import CELLS

Table = tuple[str | None, list[list[Any]]]
_NAME = r"[`\"\[\w.\]]+"
# A comment is passed over, but for what only some servers leave out; behind COPY the rows stand below, one a line.
_STATEMENT = re.compile(
    rf"^[ \t]*(?:--|#)[^\n]*|/\*(?!!).*?\*/"
    rf"|(?:^|;)\s*(?:(?:insert\s+(?:ignore\s+)?|replace\s+)into\s+({_NAME})\s*(\([^()']*\))?\s*values\s*(?=\()"
    rf"|create\s+table\s+(?:if\s+not\s+exists\s+)?({_NAME})\s*\("
    rf"|copy\s+({_NAME})\s*(\([^()']*\))\s*from\s+stdin;[^\n]*\n)",
    re.I | re.M | re.S,
)
# Possessive, so that a hostile text can't make the search go back and forth. A function call is a value nobody computes.
_VALUE = re.compile(
    r"\s*+(?:(?:(?:_\w+|[ne])\s*+)?'((?:[^'\\]++|\\.|'')*+)'|\"((?:[^\"\\]++|\\.|\"\")*+)\"|([-+]?[\d.]++(?:e[-+]?\d++)?|\w++)(?:\([^()']*+\))?)\s*+([,)])",
    re.I | re.S,
)
_COLUMN = re.compile(r"(?:^|,)\s*(?:[`\"\[]([^`\"\]]+)[`\"\]]|(\w+))\s+\w", re.M)
_NOT_COLUMNS = {"primary", "key", "unique", "constraint", "index", "fulltext", "foreign", "check", "spatial"}
_NUMBER = re.compile(r"[-+]?[\d.]+(e[-+]?\d+)?", re.I)
_ESCAPE = re.compile(r"\\(.)|''|\"\"", re.S)
_BACKSLASH = re.compile(r"\\(.)", re.S)
_MEANT = {"n": "\n", "r": "\r", "t": "\t", "0": "", "Z": "", "b": ""}


def sql_tables(text: str) -> list[Table]:
    """Name and rows of each table that is filled, the first row the names of its columns (of CREATE TABLE where INSERT names none).

    Unreadable where a statement breaks off: rows that are not there can't be counted.
    """
    columns: dict[str, list[str]] = {}
    rows: dict[str, list[list[Any]]] = {}
    place, cells = 0, 0
    while found := _STATEMENT.search(text, place):
        place = found.end()
        if found[3]:
            columns.setdefault(_bare(found[3]), _declared(text, place))
        if not (found[1] or found[4]):
            continue
        name, listed = _bare(found[1] or found[4]), found[2] or found[5]
        named = [_bare(one) for one in listed[1:-1].split(",")] if listed else columns.setdefault(name, [])
        known, mine = columns.setdefault(name, named), rows.setdefault(name, [])
        read, place = _tuples(text, place) if found[1] else _copied(text, place)
        mine.extend(read if named == known else [_ordered(row, named, known) for row in read])
        cells += sum(map(len, read))
        if cells > CELLS:
            raise Unreadable("BERKAS_TERLALU_BESAR")
    return [(name, [columns[name], *mine]) for name, mine in rows.items() if mine]


def _tuples(text: str, place: int) -> tuple[list[list[Any]], int]:
    """The rows after VALUES, and where the statement ends."""
    rows: list[list[Any]] = []
    while True:
        row: list[Any] = []
        place = _after(text, place, "(")
        while value := _VALUE.match(text, place):
            row.append(_cell(value))
            place = value.end()
            if value[4] == ")":
                break
        else:
            raise _broken(text, place)
        rows.append(row)
        while text[place : place + 1].isspace():
            place += 1
        if text[place : place + 1] != ",":
            return rows, place
        place += 1


def _copied(text: str, place: int) -> tuple[list[list[Any]], int]:
    """The rows below COPY (PostgreSQL): a line each, its cells between tabs, up to a line of its own that ends them."""
    rows: list[list[Any]] = []
    while not text.startswith("\\.", place):
        end = text.find("\n", place)
        if end < 0:
            raise _broken(text, place)
        cells = text[place:end].rstrip("\r").split("\t")
        rows.append([None if cell == "\\N" else _BACKSLASH.sub(_meant, cell) for cell in cells])
        place = end + 1
    return rows, place


def _after(text: str, place: int, mark: str) -> int:
    while text[place : place + 1].isspace():
        place += 1
    if text[place : place + 1] != mark:
        raise _broken(text, place)
    return place + 1


def _broken(text: str, place: int) -> Unreadable:
    return Unreadable("BERKAS_SQL_TERPOTONG", baris=text.count("\n", 0, place) + 1)


def _cell(value: re.Match[str]) -> Any:
    single, double, bare = value[1], value[2], value[3]
    if bare is not None:
        return bare if _NUMBER.fullmatch(bare) else None
    quoted = single if single is not None else double
    return _ESCAPE.sub(_meant, quoted) if "\\" in quoted or "''" in quoted or '""' in quoted else quoted


def _meant(escape: re.Match[str]) -> str:
    return escape[0][0] if escape[1] is None else _MEANT.get(escape[1], escape[1])


def _declared(text: str, place: int) -> list[str]:
    """Column names of a CREATE TABLE; its end is where the next statement may begin."""
    body = text[place : text.find(";", place)]
    names = (quoted or bare for quoted, bare in _COLUMN.findall("\n" + body))
    return [name for name in names if name.lower() not in _NOT_COLUMNS]


def _ordered(row: list[Any], named: list[str], known: list[str]) -> list[Any]:
    given = dict(zip(named, row, strict=False))
    return [given.get(name) for name in known]


def _bare(name: str) -> str:
    return name.strip().split(".")[-1].strip('`"[] ')
