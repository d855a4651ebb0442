"""How wide a text is in the font that is shipped, and which signs that font has; read from the tables of the font itself."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FAMILY = "Liberation Sans"
FOLDER = files("naungan.documents").joinpath("fonts")
_FILES = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}


@dataclass(frozen=True)
class Font:
    """``advances`` by code point, in parts of ``units`` of the size."""

    units: int
    advances: dict[int, int]


@cache
def font(*, bold: bool = False) -> Font:
    """The widths of one face."""
    data = FOLDER.joinpath(_FILES[bold]).read_bytes()
    tables = _tables(data)
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    widths = [struct.unpack_from(">H", data, tables["hmtx"] + 4 * glyph)[0] for glyph in range(count)]
    glyphs = _glyphs(data, tables["cmap"])
    return Font(units, {sign: widths[min(glyph, count - 1)] for sign, glyph in glyphs.items()})


def has(sign: str) -> bool:
    """Whether every face that we draw with has the sign."""
    return ord(sign) in font().advances and ord(sign) in font(bold=True).advances


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Points from the first to the last sign, without kerning."""
    found = font(bold=bold)
    return sum(found.advances.get(ord(sign), found.units) for sign in text) * size / found.units


def _tables(data: bytes) -> dict[str, int]:
    (count,) = struct.unpack_from(">H", data, 4)
    rows = (struct.unpack_from(">4sIII", data, 12 + 16 * row) for row in range(count))
    return {tag.decode("ascii"): start for tag, _, start, _ in rows}


def _glyphs(data: bytes, start: int) -> dict[int, int]:
    """Glyph by code point from the Windows table of the basic plane (format 4); signs beyond it count as missing."""
    (count,) = struct.unpack_from(">H", data, start + 2)
    places = (struct.unpack_from(">HHI", data, start + 4 + 8 * row) for row in range(count))
    table = start + next(offset for platform, kind, offset in places if (platform, kind) == (3, 1))
    doubled = struct.unpack_from(">H", data, table + 6)[0]
    parts = doubled // 2
    ends = struct.unpack_from(f">{parts}H", data, table + 14)
    starts = struct.unpack_from(f">{parts}H", data, table + 16 + doubled)
    deltas = struct.unpack_from(f">{parts}H", data, table + 16 + 2 * doubled)
    offsets = table + 16 + 3 * doubled
    found = {}
    for part in range(parts):
        (shift,) = struct.unpack_from(">H", data, offsets + 2 * part)
        for sign in range(starts[part], min(ends[part], 0xFFFE) + 1):
            glyph = sign
            if shift:
                (glyph,) = struct.unpack_from(">H", data, offsets + 2 * part + shift + 2 * (sign - starts[part]))
            glyph = (glyph + deltas[part]) & 0xFFFF if glyph or not shift else 0
            if glyph:
                found[sign] = glyph
    return found
