"""JSON as sheets of rows: every list of records in the file is a sheet. Run inside the guarded child."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from naungan.kernel.errors import Unreadable
from naungan.kernel.shown import shown
from naungan.sheets.errors import NESTED_TEXT
from naungan.sheets.preflight import CELLS

Table = tuple[str | None, list[list[Any]]]
_DEEP = 6
# A fraction with more digits, or farther from one, stays the text that it is.
_DIGITS = 60
_FAR = 40
_COLUMNS = 2_000


def json_tables(text: str) -> list[Table]:
    """Name and rows of each list of records, the first row the names of its columns; also one record a line, and rows as lists.

    Fractions are decimals, so that no amount passes through a float. Unreadable where the text is no JSON, or says one thing twice.
    """
    found = list(_tables(_parsed(text), None, _DEEP))
    if sum(len(rows) * len(rows[0]) for _, rows in found) > CELLS:
        raise Unreadable("BERKAS_TERLALU_BESAR")
    return found


def _parsed(text: str) -> Any:
    decode = json.JSONDecoder(parse_float=_fraction, parse_constant=lambda _: None, object_pairs_hook=_record).decode
    try:
        return decode(text)
    except json.JSONDecodeError:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines):
            raise
        return [decode(line.strip().rstrip(",")) for line in lines]


def _fraction(text: str) -> Decimal | str:
    number = Decimal(text) if len(text) <= _DIGITS else None
    return text if number is None or abs(number.adjusted()) > _FAR else number


def _record(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice with two values leaves open which one is meant."""
    record = dict(pairs)
    if len(record) < len(pairs):
        for name, value in pairs:
            if record[name] != value:
                raise Unreadable("BERKAS_JSON_GANDA", judul=shown(name[:80]))
    return record


def _tables(value: Any, name: str | None, deep: int) -> Iterator[Table]:
    """Exports wrap their records: ``{"data": [...]}``, or a list of ``{"type": "table", "name": …, "data": [...]}``."""
    if deep and isinstance(value, dict):
        own = value["name"] if isinstance(value.get("name"), str) else name
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                yield from _tables(inner, own if key == "data" else key, deep - 1)
    elif deep and isinstance(value, list) and value:
        if all(isinstance(one, list) for one in value):
            yield name, [list(map(_cell, one)) for one in value]
        elif any(isinstance(one, dict) and isinstance(one.get("data"), list) for one in value):
            for one in value:
                yield from _tables(one, name, deep - 1)
        elif records := [one for one in value if isinstance(one, dict)]:
            yield name, _rows(records)


def _rows(records: list[dict[str, Any]]) -> list[list[Any]]:
    names = list(dict.fromkeys(key for record in records for key in record))
    if len(names) > _COLUMNS:
        raise Unreadable("BERKAS_TERLALU_LEBAR", kolom=_COLUMNS)
    return [list(names), *([_cell(record.get(name)) for name in names] for record in records)]


def _cell(value: Any) -> Any:
    return (NESTED_TEXT if value else None) if isinstance(value, dict | list) else value
