"""The container of ``.xls`` files and of everything that Office protects: a small file system of sectors (MS-CFB).

Every chain is bounded by the size of the file.
"""

from __future__ import annotations

import itertools
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from naungan.kernel.errors import Unreadable

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# 65,536 rows of BIFF seldom pass a fifth of this.
BYTES = 100_000_000
_ENTRIES = 4_096
_ENTRY = 128
_HEAD = 4_096
_MINI = 64
_LAST = 0xFFFFFFFA  # from here on numbers are marks: end of chain, free, table
_ROOT = 5
_BOF = (0x0009, 0x0209, 0x0409, 0x0809)
_FILEPASS = 0x002F
_ENCRYPTED = ("EncryptedPackage", "EncryptionInfo")
_WORKBOOK = ("Workbook", "Book")


class _Entry(NamedTuple):
    name: str
    kind: int
    start: int
    size: int


def check_xls(path: Path) -> None:
    """Return for a workbook that can be read; Unreadable where it is protected, too large, no workbook, or no sound container."""
    if path.stat().st_size > BYTES:
        raise Unreadable("BERKAS_TERLALU_BESAR")
    try:
        with path.open("rb") as file:
            container = _Container(file)
            entries = {entry.name: entry for entry in container.entries()}
            if any(name in entries for name in _ENCRYPTED):
                raise Unreadable("BERKAS_TERKUNCI")
            book = next((entries[name] for name in _WORKBOOK if name in entries), None)
            if book is None:
                raise Unreadable("BERKAS_TIDAK_DIKENAL" if len(entries) > 1 else "BERKAS_RUSAK")
            if _has_password(container.head(book, entries)):
                raise Unreadable("BERKAS_TERKUNCI")
    except (struct.error, IndexError, OSError, UnicodeDecodeError):
        raise Unreadable("BERKAS_RUSAK") from None


def is_locked(path: Path) -> bool:
    """Whether it is a document that Office keeps behind a password; False for one that nobody could look into."""
    try:
        with path.open("rb") as file:
            return any(entry.name in _ENCRYPTED for entry in _Container(file).entries())
    except (Unreadable, struct.error, IndexError, OSError, UnicodeDecodeError):
        return False


def workbook_stream(path: Path) -> bytes:
    """The records of a workbook that ``check_xls`` found sound; nothing for one so short that it lives in another stream."""
    with path.open("rb") as file:
        container = _Container(file)
        entries = {entry.name: entry for entry in container.entries()}
        return container.whole(next(entries[name] for name in _WORKBOOK if name in entries))


def _has_password(stream: bytes) -> bool:
    """Whether a FILEPASS record stands among the first of the workbook: what follows it is encrypted."""
    at, number = 0, 0
    while at + 4 <= len(stream) and number < 8:
        kind, length = struct.unpack_from("<HH", stream, at)
        if number == 0 and kind not in _BOF:
            raise Unreadable("BERKAS_RUSAK")
        if kind == _FILEPASS:
            return True
        at, number = at + 4 + length, number + 1
    return False


class _Container:
    """Sectors, their chains, and the directory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        head = self._read(0, 512)
        shift, mini_shift = struct.unpack_from("<HH", head, 30)
        if shift not in (9, 12) or 1 << mini_shift != _MINI:
            raise Unreadable("BERKAS_RUSAK")
        self._sector = 1 << shift
        self._sectors = os.fstat(file.fileno()).st_size >> shift
        tables, self._directory = struct.unpack_from("<II", head, 44)
        self._cutoff, _ = struct.unpack_from("<II", head, 56)
        more, count = struct.unpack_from("<II", head, 68)
        if tables > self._sectors or count > self._sectors:
            raise Unreadable("BERKAS_RUSAK")
        self._places = [place for place in struct.unpack_from("<109I", head, 76) if place < _LAST]
        self._more_places(more, count)
        self._tables: dict[int, tuple[int, ...]] = {}

    def entries(self) -> Iterator[_Entry]:
        """Every stream and storage by name, wherever in the tree it stands."""
        number = 0
        for sector in self._chain(self._directory):
            raw = self._read_sector(sector)
            for at in range(0, self._sector, _ENTRY):
                number += 1
                if number > _ENTRIES:
                    raise Unreadable("BERKAS_TERLALU_BESAR")
                length, kind = struct.unpack_from("<HB", raw, at + 64)
                if kind:
                    start, size = struct.unpack_from("<II", raw, at + 116)
                    yield _Entry(raw[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le"), kind, start, size)

    def head(self, entry: _Entry, entries: dict[str, _Entry]) -> bytes:
        """The first bytes of a stream; a short one lives in 64-byte pieces inside the root's own stream."""
        if entry.size >= self._cutoff:
            return b"".join(self._some(self._chain(entry.start), _HEAD))[: entry.size]
        root = next((one for one in entries.values() if one.kind == _ROOT), None)
        sector, at = divmod(entry.start * _MINI, self._sector)
        holds = next(itertools.islice(self._chain(root.start), sector, None), None) if root else None
        return b"" if holds is None else self._read_sector(holds)[at : at + min(entry.size, _MINI)]

    def whole(self, entry: _Entry) -> bytes:
        """A stream from its first to its last byte, unless it is short."""
        if entry.size < self._cutoff:
            return b""
        return b"".join(self._some(self._chain(entry.start), entry.size))[: entry.size]

    def _some(self, chain: Iterator[int], size: int) -> Iterator[bytes]:
        while size > 0 and (sector := next(chain, None)) is not None:
            size -= self._sector
            yield self._read_sector(sector)

    def _chain(self, sector: int) -> Iterator[int]:
        """The sectors that follow one another; a ring would be longer than the file."""
        for _ in range(self._sectors + 1):
            if sector >= _LAST:
                return
            yield sector
            sector = self._next(sector)
        raise Unreadable("BERKAS_RUSAK")

    def _next(self, sector: int) -> int:
        per = self._sector // 4
        table = sector // per
        if table not in self._tables:
            self._tables[table] = struct.unpack(f"<{per}I", self._read_sector(self._places[table]))
        return int(self._tables[table][sector % per])

    def _more_places(self, sector: int, count: int) -> None:
        """Where the tables of a large file stand that the header has no room for."""
        for _ in range(count):
            if sector >= _LAST:
                return
            found = struct.unpack(f"<{self._sector // 4}I", self._read_sector(sector))
            self._places += [place for place in found[:-1] if place < _LAST]
            sector = found[-1]

    def _read_sector(self, sector: int) -> bytes:
        return self._read((sector + 1) * self._sector, self._sector)

    def _read(self, at: int, size: int) -> bytes:
        self._file.seek(at)
        found = self._file.read(size)
        if not found:
            raise Unreadable("BERKAS_RUSAK")
        return found.ljust(size, b"\0")
