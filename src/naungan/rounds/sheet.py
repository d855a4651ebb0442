"""The sheet that goes to the table and comes back, and the form that is sent before it: what stands where, and what may be filled in.

Plain values: ``told`` builds them from a round and its frozen evaluation, ``documents`` draws them, and the reader of what comes back
holds every cell to the very same value, built anew from the book.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

Value = str | int | None
# Lines that hold nothing to be answered bear this sign where others bear their key; a line without either was added by hand.
PLAIN = "·"
_MARK = re.compile(
    r"(LEMBAR|BLANKO) (\d+) · rapat (.+) · pemda (\d{2}|\d{4}) · peristiwa (\d+) · evaluasi ([0-9a-f]{12}|-)"
    r" · kode ((?:[0-9a-f]{4}-){2}[0-9a-f]{4})"
)
_SHORT = 12
# Changes with every change of what stands where, or how a guarded cell is worded; a sheet of another version can't be held to this one.
VERSION = 1


@dataclass(frozen=True)
class Cell:
    """One cell. ``isi`` names what is answered in it ('' = locked), ``pilihan`` the words that may stand there.

    ``dijaga``: it comes from the frozen evaluation or the book, and must come back as it was. ``jenis`` is how it looks: text, wrap, head,
    title, note, bold, count, rupiah, date, line (room to write by hand). ``rentang``: over how many columns it goes.
    """

    nilai: Value = None
    jenis: str = "text"
    isi: str = ""
    pilihan: tuple[str, ...] = ()
    dijaga: bool = False
    rentang: int = 1


@dataclass(frozen=True)
class Line:
    """One line; ``kunci`` stands in its first column, its cells in those after it. ``tinggi`` is the least number of lines of text."""

    kunci: str
    sel: tuple[Cell, ...]
    tinggi: int = 1

    @property
    def placed(self) -> tuple[tuple[int, Cell], ...]:
        """Each cell with its column, that of the keys being 0."""
        at, found = 1, []
        for one in self.sel:
            found.append((at, one))
            at += one.rentang
        return tuple(found)

    @property
    def answers(self) -> tuple[str, ...]:
        """What is answered in it."""
        return tuple(one.isi for one in self.sel if one.isi)


@dataclass(frozen=True)
class Page:
    """One sheet of the workbook. The lines from ``ulang[0]`` to ``ulang[1]`` are printed on every page.

    ``satu``: it is printed on one page. Widths are in characters of the usual font, the column of keys included.
    """

    nama: str
    lebar: tuple[float, ...]
    baris: tuple[Line, ...]
    ulang: tuple[int, int] = (0, 0)
    tegak: bool = False
    satu: bool = False


class Mark(NamedTuple):
    """What a sheet says of itself in the first line of each page."""

    jenis: str
    versi: int
    rapat: str
    pemda: str
    urutan: int
    evaluasi: str
    cek: str

    def __str__(self) -> str:
        said = f"rapat {self.rapat} · pemda {self.pemda} · peristiwa {self.urutan} · evaluasi {self.evaluasi} · kode {self.cek}"
        return f"{self.jenis} {self.versi} · {said}"


@dataclass(frozen=True)
class Sheet:
    """The sheet of one pemda as it stood after event ``urutan`` of its round; ``evaluasi`` is the hash of its frozen evaluation.

    ``contoh`` marks invented data.
    """

    jenis: str
    rapat: str
    pemda: str
    urutan: int
    evaluasi: str | None
    halaman: tuple[Page, ...]
    berkas: str
    judul: str = ""
    contoh: bool = False

    @property
    def mark(self) -> Mark:
        """What it says of itself; its code stands for the keys of its lines, and for everything that is locked as a figure or a finding."""
        short = self.evaluasi[:_SHORT] if self.evaluasi else "-"
        about = [self.jenis, self.rapat, self.pemda, self.urutan, self.evaluasi]
        cells = [[page.nama, line.kunci, place, one.nilai] for page in self.halaman for line, place, one in guarded(page)]
        keys = [[page.nama, line.kunci] for page in self.halaman for line in page.baris if line.kunci != PLAIN]
        digits = hashlib.sha256(json.dumps([about, keys, cells], ensure_ascii=False).encode()).hexdigest()
        return Mark(
            self.jenis.upper(), VERSION, self.rapat, self.pemda, self.urutan, short, "-".join(digits[at : at + 4] for at in (0, 4, 8))
        )


def guarded(page: Page) -> Iterator[tuple[Line, int, Cell]]:
    """The cells that must come back as they were."""
    for line in page.baris:
        yield from ((line, place, one) for place, one in line.placed if one.dijaga)


def read_mark(text: str) -> Mark | None:
    """What the first line of a page says; None where it is no such line."""
    found = _MARK.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    jenis, versi, rapat, pemda, urutan, evaluasi, cek = found.groups()
    return Mark(jenis, int(versi), rapat, pemda, int(urutan), evaluasi, cek)
