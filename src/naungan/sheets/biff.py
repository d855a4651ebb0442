"""What the reader of workbooks doesn't tell of an XLS: cells that hold an error, and the year its days are counted from."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from naungan.sheets.parts import Errors

_BOF, _EOF = 0x0809, 0x000A
_DATE1904, _BOUNDSHEET, _BOOLERR, _FORMULA = 0x0022, 0x0085, 0x0205, (0x0006, 0x0206, 0x0406)
_WORDS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
# A cell with an error, or a formula that has one as its result; without either no sheet is walked.
_LIKELY = re.compile(rb"\x05\x02\x08\x00.{7}\x01|\x02.[\x00\x07\x0f\x17\x1d\x24\x2a]...\xff\xff", re.S)


def counts_from_1904(stream: bytes) -> bool:
    """Whether the days of a workbook are counted from 1904."""
    return any(kind == _DATE1904 and body[:2] == b"\x01\x00" for kind, body in _records(stream, 0))


def errors_of(stream: bytes) -> list[Errors]:
    """The cells with an error of each sheet, in the order of the workbook."""
    if not _LIKELY.search(stream):
        return []
    starts = [struct.unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == _BOUNDSHEET]
    return [_errors(stream, start) for start in starts]


def _errors(stream: bytes, start: int) -> Errors:
    errors: Errors = {}
    for kind, body in _records(stream, start):
        code = _code(kind, body)
        if code is not None:
            row, column = struct.unpack_from("<HH", body)
            errors.setdefault(row + 1, {})[column] = _WORDS.get(code, "#N/A")
    return errors


def _code(kind: int, body: bytes) -> int | None:
    if kind == _BOOLERR:
        return body[6] if body[7] else None
    if kind in _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the workbook, from its beginning to its end; a chart inside a sheet is passed over with it."""
    at, deep = start, 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        deep += (kind == _BOF) - (kind == _EOF)
        if deep == 1 and kind != _BOF:
            yield kind, stream[at + 4 : at + 4 + length]
        if deep == 0:
            return
        at += 4 + length
