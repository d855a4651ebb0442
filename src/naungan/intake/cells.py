"""Cells of any type as text columns, by the kind of their field. Columns at a time, with a fast path where all is text already."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from naungan.kernel.shown import SUSPECT, shown

_NUMBERS = (int, float, Decimal)
_EXCEL_ZERO = dt.date(1899, 12, 30)
# Serials of 1910 to 2099; any other number under a date heading stays as it is and is reported.
_SERIALS = range(3654, 73051)
# Columns that become a number, or the NIK itself; every other is text, and a NIK in it stands in the wrong place.
_NUMBERED = ("nik", "uang")
_ODD_SPACE = r"[\s\x{00a0}\x{2000}-\x{200b}\x{feff}]{2,}|[^\S ]|\x{00a0}|[\x{2000}-\x{200b}]|\x{feff}"


def text_column(cells: Sequence[Any] | pa.ChunkedArray | pa.Array, kind: str) -> pa.Array:
    """A text column: single spaces, no blanks at the ends, NULL where nothing stands; numbers and dates in one fixed form.

    Numbers of persons are masked, but in the columns that are there for them.
    """
    if isinstance(cells, (pa.Array, pa.ChunkedArray)):
        column = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
        if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):  # older writers do not say that it is text
            column = pa.array([None if cell is None else cell.decode("utf-8", "replace") for cell in column.to_pylist()], pa.string())
        if not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
            return text_column(column.to_pylist(), kind)
        return _tidy(column.cast(pa.string()), kind)
    if set(map(type, cells)) <= {str}:
        return _tidy(pa.array(cells, pa.string()), kind)
    write = _WRITERS.get(kind, _plain)
    return _tidy(pa.array([cell if type(cell) is str else _written(cell, write) for cell in cells], pa.string()), kind)


def number_column(cells: Sequence[Any] | pa.ChunkedArray | pa.Array) -> pa.Array:
    """Which cells were stored as a number: an identity number stored so may have lost digits."""
    if isinstance(cells, (pa.Array, pa.ChunkedArray)):
        kind = cells.type.value_type if pa.types.is_dictionary(cells.type) else cells.type
        filled = pc.is_valid(cells)
        numeric = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
        return pc.and_(filled.combine_chunks() if isinstance(filled, pa.ChunkedArray) else filled, pa.scalar(numeric))
    if set(map(type, cells)) <= {str}:
        return pa.array([False] * len(cells), pa.bool_())
    return pa.array([type(cell) is not bool and isinstance(cell, _NUMBERS) for cell in cells], pa.bool_())


def _tidy(column: pa.Array, kind: str) -> pa.Array:
    column = pc.utf8_trim_whitespace(column)
    if pc.any(pc.match_substring_regex(column, _ODD_SPACE)).as_py():
        column = pa.array([None if text is None else _single_spaced(text) for text in column.to_pylist()], pa.string())
    if kind == "tanggal" and pc.any(pc.match_substring_regex(column, "^[0-9]{5}$")).as_py():
        column = pa.array([_serial_text(text) for text in column.to_pylist()], pa.string())
    if kind not in _NUMBERED and pc.any(pc.match_substring_regex(column, SUSPECT)).as_py():
        column = pa.array([None if text is None else shown(text) for text in column.to_pylist()], pa.string())
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)


def _single_spaced(text: str) -> str:
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def _serial_text(text: str | None) -> str | None:
    return _date(int(text)) if text is not None and len(text) == 5 and text.isascii() and text.isdigit() else text


def _written(cell: Any, write: Callable[[Any], str]) -> str | None:
    if cell is None:
        return None
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return write(cell) if isinstance(cell, _NUMBERS) and type(cell) is not bool else str(cell)


def _plain(number: float | Decimal) -> str:
    return f"{number:.0f}" if math.isfinite(number) and number == int(number) else str(number)


def _money(number: float | Decimal) -> str:
    return f"{number:.2f}"


def _date(number: float | Decimal) -> str:
    whole = int(number) if -1e9 < float(number) < 1e9 else 0
    return (_EXCEL_ZERO + dt.timedelta(days=whole)).isoformat() if whole in _SERIALS else _plain(number)


_WRITERS: dict[str, Callable[[Any], str]] = {"uang": _money, "tanggal": _date}
