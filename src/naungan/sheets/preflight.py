"""The look into a workbook's zip: what is too large is refused by us, and not by the end of a process.

What the zip says of its entries is asked before any reader opens it. Their content is looked through before too, but for a long workbook
that is read meanwhile: nothing of it is given before the look has passed, and of one that has ended its process the look alone tells why.

Each sheet is unpacked in pieces and searched, never parsed. What this look lets pass still meets the limits of the child.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from naungan.kernel.errors import Failure, Unreadable
from naungan.kernel.lack import lack_of

ENTRIES = 500
UNPACKED = 400_000_000
RATIO = 200
RATIO_FROM = 5_000_000
ROWS = 250_000
COLUMNS = 120
CELLS = 6_000_000

# References beyond row 250,000 or column DP (120), in a cell or a row; not in error="NIK …" of a validation. The letter comes
# before the look behind it: so the search leaps from one r to the next, five times as fast; nothing that matched is tried shorter.
_FAR = re.compile(
    rb"""r(?<![\w:]r)\s*+=\s*+["'](?:[A-Z]{3,}|D[Q-Z]|[E-Z][A-Z]|[A-Z]{0,2}+0*+(?:25[0-9]{4}|2[6-9][0-9]{4}|[3-9][0-9]{5}|[1-9][0-9]{6,})["'])"""
)
_ERROR = re.compile(rb"""[\s]t\s*=\s*["']e["']""")
# One of them stands in all that the pattern finds; to look for these first is three times as fast.
_QUOTED, _ODDLY = b'"e"', (b"'e'", b"'e\"", b"\"e'")
_EMPTY_FORMULA = re.compile(rb"</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
# An ODS with a password keeps its entries, each encrypted; only its manifest says so.
_MANIFEST = "META-INF/manifest.xml"
_BOOK = "xl/workbook.xml"
_PIECE = 1 << 22
_OVERLAP = 64


@dataclass
class Look:
    """What was seen: how many formula cells carry no result, and which sheets (their parts, in lower case) hold errors.

    ``from_1904``: whether the part that tells the year from which days are counted speaks of 1904 at all.
    """

    formulas: int = 0
    from_1904: bool = False
    errors: set[str] = field(default_factory=set)


def preflight(path: Path) -> Look:
    """What a look without a parser tells; Unreadable where a limit is passed."""
    look, budget = Look(), _Budget()
    with _archive(path) as archive:
        for name in archive.namelist():
            if name.lower().endswith((".xml", ".rels")):
                _entry(archive, name, budget, look)
    return look


def check_entries(path: Path) -> None:
    """The part of the look that unpacks nothing, and takes no time; Unreadable where the zip itself says that a limit is passed."""
    with _archive(path):
        pass


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip, whose entries are within the limits as far as they say."""
    try:
        with zipfile.ZipFile(path) as archive:
            _entries(archive.infolist())
            yield archive
    except Failure:
        raise
    except Exception as error:  # broken zips raise zlib, zipfile, struct, OS and value errors
        if lack_of(error, words=False):
            raise
        raise Unreadable("BERKAS_RUSAK") from None


def _entries(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("BERKAS_TERKUNCI")
    bombs = [entry for entry in entries if entry.file_size > RATIO_FROM and entry.file_size > RATIO * max(entry.compress_size, 1)]
    if bombs or len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED:
        raise Unreadable("BERKAS_BOM")


class _Budget:
    """What may still be unpacked and how many cells may still come; the zip's own claims aren't believed."""

    def __init__(self) -> None:
        self.bytes = UNPACKED
        self.cells = CELLS

    def take(self, size: int, cells: int) -> None:
        self.bytes -= size
        self.cells -= cells
        if self.bytes < 0:
            raise Unreadable("BERKAS_BOM")
        if self.cells < 0:
            raise Unreadable("BERKAS_TERLALU_BESAR")


def _entry(archive: zipfile.ZipFile, name: str, budget: _Budget, look: Look) -> None:
    sheet = "worksheets/" in name.lower() and not name.lower().endswith(".rels")
    for piece in _pieces(archive, name):
        budget.take(len(piece), piece.count(b"<c") if sheet else piece.count(b"<table:table-cell"))
        if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
            raise Unreadable("BERKAS_DTD")
        if name == _MANIFEST and b"encryption-data" in piece:
            raise Unreadable("BERKAS_TERKUNCI")
        if name == _BOOK and b"1904" in piece.replace(b"\0", b""):
            look.from_1904 = True
        if sheet:
            if _FAR.search(piece):
                raise Unreadable("BERKAS_SEL_JAUH", baris=f"{ROWS:,}".replace(",", "."), kolom=COLUMNS)
            look.formulas += len(_EMPTY_FORMULA.findall(piece)) if b"</f>" in piece else 0
            if _may_err(piece) and _ERROR.search(piece):
                look.errors.add(name.lower())


def _may_err(piece: bytes) -> bool:
    return _QUOTED in piece or (b"'" in piece and any(sign in piece for sign in _ODDLY))


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The entry in pieces that overlap a little, so that nothing hides on a seam."""
    tail = b""
    with archive.open(name) as file:
        while piece := file.read(_PIECE):
            yield tail + piece
            tail = piece[-_OVERLAP:]
