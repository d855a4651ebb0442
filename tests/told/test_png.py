"""A logo that can't be drawn is told before anything is drawn."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from naungan.told.letters.png import SIGNATURE, is_whole, size_of


def part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(pixels: bytes, wide: int = 1, high: int = 1, depth: int = 8, colour: int = 0, passes: int = 0) -> bytes:
    head = struct.pack(">IIBBBBB", wide, high, depth, colour, 0, 0, passes)
    return SIGNATURE + part(b"IHDR", head) + part(b"IDAT", pixels) + part(b"IEND", b"")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_what_programs_write_is_whole(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (37, 11)).save(out, "PNG")
    assert is_whole(out.getvalue()) and size_of(out.getvalue()) == (37, 11)
    assert not is_whole(out.getvalue()[:-14])


def test_an_interlaced_one_is_whole() -> None:
    rows = zlib.compress(b"\0\0" + b"\0\0" + b"\0\0\0" + b"\0\0" * 2 + b"\0\0\0\0")
    assert is_whole(picture(rows, 3, 3, passes=1))


@pytest.mark.parametrize("broken", [
    picture(b"junk"), picture(zlib.compress(b"\0\0"), 50, 50), picture(zlib.compress(b"\0\0"), colour=9),
    picture(zlib.compress(b"\0\0"), colour=3), picture(zlib.compress(b"\7\0")), picture(zlib.compress(b"\0\0"), depth=3), SIGNATURE, b"",
])  # fmt: skip
def test_a_broken_one_is_not(broken: bytes) -> None:
    assert not is_whole(broken)


def test_without_its_head_it_is_no_picture() -> None:
    assert size_of(SIGNATURE + part(b"IHDR", b"") + part(b"IDAT", b"x" * 99)) is None
