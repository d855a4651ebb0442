"""Whether a PNG can be drawn: every part as its maker summed it, and as many pixels as its head says."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_FILTERS = 5
# First column, first row, and the steps to the next ones, of each pass of an interlaced picture.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def size_of(data: bytes) -> tuple[int, int] | None:
    """How wide and high the picture says that it is; None where it is no PNG."""
    return struct.unpack_from(">II", data, 16) if data.startswith(SIGNATURE) and data[8:16] == b"\0\0\0\rIHDR" and len(data) > 33 else None


def is_whole(data: bytes) -> bool:
    """Whether it can be drawn. Ask ``size_of`` before: the pixels are unpacked here."""
    parts = list(_parts(data))
    kinds = [kind for kind, _ in parts]
    if len(kinds) < 3 or kinds[0] != b"IHDR" or kinds[-1] != b"IEND" or len(parts[0][1]) != 13:
        return False
    wide, high, depth, colour, packing, filtering, passes = struct.unpack(">IIBBBBB", parts[0][1])
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or passes > 1 or (colour == 3 and b"PLTE" not in kinds):
        return False
    rows = [(1 + (columns * _CHANNELS[colour] * depth + 7) // 8, count) for columns, count in _sizes(wide, high, passes)]
    pixels = _unpacked(b"".join(inside for kind, inside in parts if kind == b"IDAT"), sum(long * count for long, count in rows))
    return pixels is not None and _filtered(pixels, rows)


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts by kind, up to the first that is not as its maker summed it."""
    place = len(SIGNATURE)
    while place + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        end = place + 8 + size
        if end + 4 > len(data) or zlib.crc32(data[place + 4 : end]) != struct.unpack_from(">I", data, end)[0]:
            return
        yield kind, data[place + 8 : end]
        place = end + 4


def _sizes(wide: int, high: int, passes: int) -> list[tuple[int, int]]:
    """Columns and rows of each pass."""
    if not passes:
        return [(wide, high)]
    sizes = [(-(-(wide - x) // right), -(-(high - y) // down)) for x, y, right, down in _PASSES]
    return [(columns, rows) for columns, rows in sizes if columns > 0 and rows > 0]


def _unpacked(packed: bytes, size: int) -> bytes | None:
    """The pixels; None where they are not ``size`` bytes, or nobody can unpack them."""
    try:
        found = zlib.decompressobj().decompress(packed, size + 1)
    except zlib.error:
        return None
    return found if len(found) == size else None


def _filtered(pixels: bytes, rows: list[tuple[int, int]]) -> bool:
    """Whether each row begins with a filter that exists."""
    start = 0
    for long, count in rows:
        if max(pixels[start : start + long * count : long], default=0) >= _FILTERS:
            return False
        start += long * count
    return True
