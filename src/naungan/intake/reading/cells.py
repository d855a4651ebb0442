"""Cells of any type as text columns, by the kind of their field. Columns at a time, with a fast path where all is text already.

What stands in a column, each text once, is looked through as one text, for in most nothing is to be changed; only else cells are.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from naungan.intake.reading.days import DAY_KINDS, Days
from naungan.kernel.shown import LONG, SUSPECTED, shown
from naungan.sheets.errors import ERROR, NESTED, NESTED_TEXT

_NUMBERS = (int, float, Decimal)
_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001  # a day on paper has no zone
_EXCEL_ZERO = dt.date(1899, 12, 30)
_FROM_1904 = 1462
# Serials of 1910 to 2099; any other number under a date heading stays as it is and is reported.
_SERIALS = range(3654, 73051)
# Columns that become a number, or the NIK itself; every other is text, and a NIK in it stands in the wrong place.
_NUMBERED = ("nik", "uang")
# A payment has a long number of its own; only what reads as a NIK is hidden among such.
_PAYMENT = "kode_bayar"
# Nothing of it can be seen: marks of direction and joining, soft hyphens, control characters that some programs guard numbers with.
_UNSEEN = "\x00-\x08\x0e-\x1f\x7f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_UNSEEN_RE = re.compile(f"[{_UNSEEN}]")
_GUARDED = re.compile(f'[{_UNSEEN}]|^ *="|^ *=[0-9]+ *\\Z')
_APOSTROPHES = re.compile("^ *['’`]+")
# ="3301…": a formula that says its own text, so that a spreadsheet leaves the digits alone; an apostrophe does the same.
_FORMULA = re.compile(r'="(.*)"|=(\d+)', re.S)
# What programs write where a database holds nothing.
_NOTHING = frozenset({"NULL", "null", "nan", "NaN", "NaT", "None", "<NA>", "\\N"})
_SERIAL = re.compile(r"[0-9]{5}([.][0-9]+)?\Z")
_WRONG = re.compile(f"{ERROR}|{NESTED}", re.MULTILINE)
# One of them stands in all that is wrong; to look for a sign is a hundred times as fast as to look for a pattern.
_SIGNS = ("#", "Err:", NESTED_TEXT)
# Between two cells of a column that is looked through as one text: it can be seen, ends a number, and is no blank.
_SEAM = "|a|"


class Cells:
    """The columns of one sheet as text, and what was met in them: ``met`` counts cells by the code of the note they call for.

    ``wrong``: the fields that hold an error, or a list where a value belongs.
    """

    def __init__(self, *, from_1904: bool = False) -> None:
        self.met: Counter[str] = Counter()
        self.wrong: set[str] = set()
        self._days = Days(self.met)
        self._shift = _FROM_1904 if from_1904 else 0

    def column(self, field: str, cells: Sequence[Any] | pa.ChunkedArray | pa.Array, kind: str) -> pa.Array:
        """A text column: single spaces, no blanks at the ends, NULL where nothing stands; numbers and dates in one fixed form.

        Numbers of persons are masked, but in the columns that are there for them.
        """
        texts, known = self._tidy(self._texts(cells, kind), kind)
        if kind in DAY_KINDS:
            texts, known = _known(self._days.settled(field, texts, cells), texts, known)
        if kind not in _NUMBERED and max(map(len, known), default=0) >= LONG and SUSPECTED.search(_SEAM.join(known)):
            texts = _each(texts, lambda text: shown(text, figures=kind == _PAYMENT))
            known = set(texts)
        column = "\n".join(known)
        if any(sign in column for sign in _SIGNS) and _WRONG.search(column):
            self.wrong.add(field)
        return pa.array([text or None for text in texts] if "" in known else texts, pa.string())

    def _texts(self, cells: Sequence[Any] | pa.ChunkedArray | pa.Array, kind: str) -> list[str]:
        """Each cell as text, an empty one where nothing stands."""
        if isinstance(cells, (pa.Array, pa.ChunkedArray)):
            cells = _values(cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells)
        if set(map(type, cells)) <= {str}:
            return list(cells)
        return [cell if type(cell) is str else self._written(cell, kind) for cell in cells]

    def _tidy(self, found: list[str], kind: str) -> tuple[list[str], set[str]]:
        """The texts, and each of them once: to gather them again takes longer than all that is looked for."""
        texts, known = found, set(found)
        column = _SEAM.join(["", *known, ""])
        printable = column.isprintable()  # so nothing is unseen, and no blank is odd
        if not printable:
            column.encode()  # half a sign is no text: the file is broken
        if not printable or "|=" in column or ("| " in column and "=" in column):
            texts = self._unguarded(texts)
        if kind != "teks" and any(mark in column for mark in "'’`"):
            texts = [_APOSTROPHES.sub("", text) for text in texts]
        if not printable or "  " in column or "| " in column or " |" in column:
            texts = _each(texts, lambda text: " ".join(text.split()))
        texts, known = _known(texts, found, known)
        if kind == "tanggal" and any(map(_SERIAL.match, known)):
            texts = [self._serial_text(text) for text in texts]
            known = set(texts)
        if not _NOTHING.isdisjoint(known):
            nothing = sum(map(_NOTHING.__contains__, texts))
            self.met["SEL_TANPA_NILAI"] += nothing
            texts, known = ["" if text in _NOTHING else text for text in texts], (known - _NOTHING) | {""}
        return texts, known

    def _unguarded(self, texts: list[str]) -> list[str]:
        """Without what guards a cell in a spreadsheet, or stands in it unseen."""
        guarded = sum(_GUARDED.search(text) is not None for text in texts)
        self.met["PELINDUNG_DIBUANG"] += guarded
        return [_bare(text) for text in texts] if guarded else texts

    def _serial_text(self, text: str) -> str:
        return self._day(float(text)) if _SERIAL.fullmatch(text) else text

    def _written(self, cell: Any, kind: str) -> str:
        if cell is None:
            return ""
        if isinstance(cell, dt.datetime):
            clock = kind in DAY_KINDS and (cell.hour or cell.minute or cell.second or cell.microsecond)
            return cell.isoformat(" ") if clock else cell.date().isoformat()
        if isinstance(cell, dt.date):
            return cell.isoformat()
        if isinstance(cell, _NUMBERS) and type(cell) is not bool:
            if type(cell) is not int and math.isnan(cell):
                self.met["SEL_TANPA_NILAI"] += 1
                return ""
            return self._day(cell) if kind == "tanggal" else _WRITERS.get(kind, _plain)(cell)
        return str(cell)

    def _day(self, number: float | Decimal) -> str:
        """The day that a number means, with its clock where it has one."""
        whole = math.floor(number) if -1e9 < number < 1e9 else 0
        if whole + self._shift not in _SERIALS:
            return _plain(number)
        day = _EXCEL_ZERO + dt.timedelta(days=whole + self._shift)
        seconds = round(float(number - whole) * 86_400)
        return f"{_EPOCH + (day - _EPOCH.date()) + dt.timedelta(seconds=seconds)}" if seconds else day.isoformat()


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


def _values(column: pa.Array) -> list[Any]:
    """The cells of an Arrow column; a moment that no calendar of Python has stays the number that it is."""
    kind = column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return list(column.fill_null("").to_pylist())
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):  # older writers do not say that it is text
        return [None if cell is None else cell.decode("utf-8", "replace") for cell in column.to_pylist()]
    if pa.types.is_date(kind):
        days = column.cast(pa.date32()).cast(pa.int32()).to_pylist()
        return [None if day is None else _moment(day * 86_400, None, day) for day in days]
    if not pa.types.is_timestamp(kind):
        return list(column.to_pylist())
    scale = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}[kind.unit]
    return [None if one is None else _moment(one // scale, kind.tz, one) for one in column.cast(pa.int64()).to_pylist()]


def _moment(seconds: int, zone: str | None, stored: int) -> Any:
    try:
        naive = _EPOCH + dt.timedelta(seconds=seconds)
    except OverflowError:
        return f"({stored})"
    return naive if zone is None else naive.replace(tzinfo=dt.UTC).astimezone(_zone(zone))


def _zone(name: str) -> dt.tzinfo:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        found = re.fullmatch(r"([+-])(\d\d):?(\d\d)", name)
        minutes = (int(found[2]) * 60 + int(found[3])) * (-1 if found[1] == "-" else 1) if found else 0
        return dt.timezone(dt.timedelta(minutes=minutes))


def _known(texts: list[str], before: list[str], known: set[str]) -> tuple[list[str], set[str]]:
    """The texts and each of them once, which is known where they are still what they were ``before``."""
    return texts, known if texts is before else set(texts)


def _each(texts: list[str], change: Callable[[str], str]) -> list[str]:
    """Every text changed, each distinct one once."""
    changed = {text: change(text) for text in set(texts)}
    return [changed[text] for text in texts]


def _bare(text: str) -> str:
    seen = _UNSEEN_RE.sub("", text).strip()
    formula = _FORMULA.fullmatch(seen)
    return seen if formula is None else formula[2] or (formula[1] or "").replace('""', '"').strip()


def _plain(number: float | Decimal) -> str:
    return f"{number:.0f}" if math.isfinite(number) and number == int(number) else str(number)


def _money(number: float | Decimal) -> str:
    return f"{number:.2f}"


_WRITERS: dict[str, Callable[[Any], str]] = {"uang": _money}
