"""A paper as it is said: addressee, subject, blocks of text and tables, who signs. Drawn as PDF and as DOCX from the same value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_COUNTED = ("count", "rupiah")
_WHOLE = re.compile(r"-?(?:Rp\s?)?\d{1,3}(?:\.\d{3})*|-?\d+")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; ``nomor`` (``1``, ``a``) where it is a numbered one."""

    teks: str
    nomor: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading inside the paper."""

    teks: str


@dataclass(frozen=True)
class Cells:
    """A table. ``kunci`` names the column that tells its rows apart (figures are found again by heading and this key).

    ``jenis`` has one kind a column: text, count, rupiah, percent, date; ``nik``, which alone is printed whole (anywhere else numbers of
    persons are masked); ``isian``, a column left to be filled in by hand, which the check code does not cover. Cells are texts as printed;
    ``-`` is never used for unknown. ``lebar`` says how what is left of the width is shared among columns of text (0: by their texts).
    """

    nama: str
    kolom: tuple[str, ...]
    jenis: tuple[str, ...]
    baris: Sequence[tuple[str, ...]]
    kunci: int = 0
    lebar: tuple[int, ...] = ()
    jumlah: bool = False  # the last row sums the others


@dataclass(frozen=True)
class Blank:
    """Room to write by hand: a label and how many lines."""

    label: str
    baris: int = 1


Block = Paragraph | Heading | Cells | Blank


@dataclass(frozen=True)
class Signature:
    """Who signs: the office (several lines parted by ``\\n``) and, where ``kop.yaml`` says it, the name; it stays blank otherwise."""

    jabatan: str
    nama: str = ""
    nip: str = ""
    untuk: str = ""  # a.n., u.b., Plt.


@dataclass(frozen=True)
class Letter:
    """One paper. ``berkas`` is its file name without ending; ``jenis`` one of the closed list of papers.

    ``pemda`` is whose letterhead it bears. Number, date and signature stay blank for the registry. ``angka`` are the figures that the check
    code stands for: name → whole number; ``evaluasi`` the hash of the frozen evaluation they come from. ``hari`` is the day whose law is
    cited. ``contoh`` marks invented data. ``nomor`` is a number that it has already,
    ``kode_qr`` what the square code says where that is not the check code.
    """

    berkas: str
    jenis: str
    pemda: str
    judul: str
    hal: str
    kepada: tuple[str, ...]
    isi: tuple[Block, ...]
    tanda_tangan: tuple[Signature, ...]
    hari: dt.date
    evaluasi: str
    angka: Mapping[str, int] = field(default_factory=dict)
    tembusan: tuple[str, ...] = ()
    sifat: str = "Biasa"
    lampiran: str = "-"
    surat: bool = True  # a letter with addressee; False: minutes, list, brief or book
    mendatar: bool = False  # landscape
    contoh: bool = False
    nomor: str = ""
    kode_qr: str = ""


def figures(isi: Iterable[Block]) -> dict[str, int]:
    """The whole numbers of the tables by ``<table>/<key of the row>/<heading>``: what the check code of a paper stands for.

    A cell that holds words (a figure that is not known) is none of them.
    """
    return {
        f"{block.nama}/{row[block.kunci]}/{block.kolom[at]}": whole(row[at])
        for block in isi
        if isinstance(block, Cells)
        for row in block.baris
        for at, kind in enumerate(block.jenis)
        if kind in _COUNTED and at != block.kunci and _WHOLE.fullmatch(row[at])
    }


def whole(cell: str) -> int:
    """A printed count or amount as a number; ValueError where it is none."""
    return int(re.sub(r"[Rp.\s]", "", cell))
