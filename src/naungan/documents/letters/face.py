"""A letter as it stands on paper: cleaned texts, measured tables, the check code. PDF and DOCX are drawn from this one value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from naungan.documents.letters import columns
from naungan.documents.letters.code import OPEN, check_code, figures, mark, tied
from naungan.documents.letters.columns import Grid
from naungan.documents.letters.printed import lost, printed
from naungan.kernel.errors import Refusal
from naungan.told.letters.kop import Kop
from naungan.told.letters.letter import Blank, Block, Cells, Heading, Letter, Paragraph, Signature
from naungan.told.letters.letter import figures as figures_of
from naungan.told.words import number, say

# Points: the paper, and the margins left of, right of, above and below the text.
PAPERS = {"a4": (595.28, 841.89), "f4": (609.45, 935.43)}
LEFT, RIGHT, ABOVE, BELOW = 70.87, 56.69, 51.02, 113.39
TEXT = 11.0
# Room for the heading of a table, and the width of that of the named figures.
_HEADING, _NAMED = 70.0, 300.0
_FIGURES = ("count", "rupiah", "percent", "date", "nik")


@dataclass(frozen=True)
class Table:
    """A measured table: its name, the names of the columns and the rows in ``grid.rows``, the kind of each column, which one is the key."""

    nama: str
    grid: Grid
    jenis: tuple[str, ...]
    jumlah: bool
    kunci: int

    @property
    def rows(self) -> list[list[str]]:
        """As it is read back: the name, the columns, then row by row."""
        empty = [[say("SURAT_NIHIL")]] if len(self.grid.rows) == 1 else []
        return [*([[self.nama]] if self.nama else []), *map(list, self.grid.rows), *empty]


@dataclass(frozen=True)
class Signer:
    """Lines above the room for a signature, and the name and NIP below it (empty: dots)."""

    jabatan: tuple[str, ...]
    nama: str
    nip: str


@dataclass(frozen=True)
class Face:
    """Everything that stands on a paper, ready to be drawn. ``hilang`` signs were not in the font, and stand there as a box."""

    kop: Kop
    surat: bool
    mendatar: bool
    judul: str
    hal: str
    sifat: str
    lampiran: str
    kepada: tuple[str, ...]
    isi: tuple[Paragraph | Heading | Blank | Table, ...]
    tanda_tangan: tuple[Signer, ...]
    tembusan: tuple[str, ...]
    hari: dt.date
    angka: Table | None
    kode: str
    evaluasi: str
    jenis: str
    pemda: str
    contoh: bool
    hilang: int
    nomor: str = ""
    kode_qr: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """The paper, wide and high, in points."""
        wide, high = PAPERS[self.kop.kertas]
        return (high, wide) if self.mendatar else (wide, high)

    @property
    def room(self) -> float:
        """How wide the text is."""
        return self.size[0] - LEFT - RIGHT

    @property
    def tables(self) -> list[Table]:
        """The tables in order, that of the named figures last."""
        return [*(one for one in self.isi if isinstance(one, Table)), *([self.angka] if self.angka else [])]

    @property
    def tall(self) -> float:
        """How high one row of a table may be: a page, less what stands above it."""
        return self.size[1] - ABOVE - BELOW - _HEADING


def face(letter: Letter, kop: Kop) -> Face:
    """The letter on paper; Refusal where a table can't be made to fit."""
    for wide in (False, True) if not letter.mendatar else (True,):
        found = _laid(letter, kop, mendatar=wide)
        if found is not None:
            return found
    raise Refusal("SURAT_TABEL_LEBAR", berkas=letter.berkas)


def _laid(letter: Letter, kop: Kop, *, mendatar: bool) -> Face | None:
    """None where a table is wider than the paper."""
    bare = Face(
        _head(kop), letter.surat, mendatar, _text(letter.judul), _text(letter.hal), _text(letter.sifat), _text(letter.lampiran),
        tuple(_text(one) for one in letter.kepada), (), tuple(map(_signer, letter.tanda_tangan)),
        tuple(_text(one) for one in letter.tembusan),
        letter.hari, None, "", mark(letter.evaluasi), letter.jenis, letter.pemda, letter.contoh, sum(map(lost, _texts(letter, kop))),
        _text(letter.nomor), letter.kode_qr,
    )  # fmt: skip
    blocks = [_block(one, bare.room, bare.tall) for one in letter.isi]
    beside = _beside(letter)
    named = _table(beside, _NAMED, bare.tall) if beside else None
    if None in blocks or (beside and named is None):
        return None
    drawn = replace(bare, isi=tuple(one for one in blocks if one is not None), angka=named)
    found = figures(drawn.evaluasi, drawn.jenis, drawn.pemda, [one.rows for one in drawn.tables], words_of(drawn))
    return replace(drawn, kode=check_code(found))


def words_of(drawn: Face) -> str:
    """The words outside of tables in the order in which they stand on paper, without what the registry fills in."""
    inside = [one.label if isinstance(one, Blank) else one.teks for one in drawn.isi if not isinstance(one, Table)]
    return "\n".join([*(() if drawn.surat else (drawn.judul,)), drawn.hal, *drawn.kepada, *inside, *drawn.tembusan])


def _beside(letter: Letter) -> Cells | None:
    """The named figures that stand in no table of the paper; they come last, in one of their own."""
    inside = figures_of(letter.isi)
    rows = [(name.replace("_", " ").capitalize(), number(value)) for name, value in letter.angka.items() if name not in inside]
    return Cells(say("SURAT_ANGKA"), (say("SURAT_ANGKA_NAMA"), say("SURAT_ANGKA_NILAI")), ("text", "count"), rows) if rows else None


def _block(one: Block, room: float, tall: float) -> Paragraph | Heading | Blank | Table | None:
    if isinstance(one, Paragraph):
        return Paragraph(_folded(one.teks, room), _text(one.nomor))
    if isinstance(one, Heading):
        return Heading(_folded(one.teks, room))
    if isinstance(one, Blank):
        return Blank(_folded(one.label, room), max(1, one.baris))
    return _table(one, room, tall)


def _table(one: Cells, room: float, tall: float) -> Table | None:
    rows = [tuple(_cell(cell, kind) for cell, kind in zip(row, one.jenis, strict=True)) for row in one.baris]
    heading = tuple(_heading(name, kind) for name, kind in zip(one.kolom, one.jenis, strict=True))
    whole = [kind in _FIGURES for kind in one.jenis]
    grid = columns.fitted(heading, rows, whole, one.lebar or (0,) * len(heading), room, tall)
    name = _text(one.nama) or (heading[0] if len(heading) == 1 else "")
    return None if grid is None else Table(name, grid, one.jenis, one.jumlah, one.kunci)


def _cell(text: str, kind: str) -> str:
    """Amounts have many digits and are no numbers of persons; such a one is masked all the same where it stands among them."""
    return printed(text, personal=kind == "nik", figures=kind in _FIGURES)


def _heading(name: str, kind: str) -> str:
    return f"{_text(name)} {OPEN}" if kind == "isian" else _text(name)


def _head(kop: Kop) -> Kop:
    lines = {name: tuple(_text(one) for one in getattr(kop, name)) for name in ("nama", "alamat")}
    return replace(kop, nama=lines["nama"], alamat=lines["alamat"], telepon=_text(kop.telepon), kota=_text(kop.kota))


def _signer(one: Signature) -> Signer:
    lines = [_text(part) for part in one.jabatan.split("\n")]
    return Signer((" ".join(filter(None, (_text(one.untuk), lines[0]))), *lines[1:]), _text(one.nama), _text(one.nip))


def _text(text: str) -> str:
    return tied(printed(text))


def _folded(text: str, room: float) -> str:
    """Words that are longer than a line are broken."""
    return " ".join(columns.fold(word, room, TEXT) for word in _text(text).split(" "))


def _texts(letter: Letter, kop: Kop) -> Iterator[str]:
    """Everything that somebody else may have written."""
    yield from (*kop.nama, *kop.alamat, kop.telepon, kop.kota)
    yield from (letter.judul, letter.hal, *letter.kepada, *letter.tembusan)
    for one in letter.isi:
        if isinstance(one, Cells):
            yield from (one.nama, *one.kolom, *(cell for row in one.baris for cell in row))
        else:
            yield one.label if isinstance(one, Blank) else one.teks
    for signer in letter.tanda_tangan:
        yield from (signer.jabatan, signer.nama)
