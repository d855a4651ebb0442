"""Which reader a document needs: by what it is; only between prose and CSV, which are both plain text, its name decides."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from pathlib import Path
from typing import Any

from naungan.kernel.errors import Unreadable
from naungan.sheets.kind import kind_of
from naungan.sheets.prose.document import NUMBER, Block, Cell, Document, Grid, blocks_of
from naungan.sheets.prose.docx import read_docx
from naungan.sheets.prose.pages import read_pdf
from naungan.sheets.reading import open_book, text_encoding
from naungan.sheets.wordml import document_in

# More text than a long report has.
TEXT_BYTES = 20_000_000
# Text in a cell that is longer than a label states something by itself.
_PROSE = 60
_TABLES = (".csv", ".tsv")


def read_document(path: Path) -> Document:
    """TXT, DOCX, PDF, CSV, XLSX (and ODS, XLS) as blocks; Unreadable with the reason for everything else."""
    if _is_docx(path):
        return read_docx(path)
    kind = kind_of(path)
    if kind == "pdf":
        return read_pdf(path)
    if kind == "csv" and path.suffix.lower() not in _TABLES:
        return _plain(path)
    if kind == "parquet":
        raise Unreadable("BERKAS_BENTUK_LAIN", jenis="Parquet")
    return Document(tuple(block for sheet in open_book(path).sheets for block in _sheet(sheet.name, list(sheet.rows))))


def _is_docx(path: Path) -> bool:
    try:
        if not path.is_file() or not zipfile.is_zipfile(path):
            return False
        with zipfile.ZipFile(path) as archive:
            return document_in(archive.namelist()) is not None
    except Exception:  # zipfile raises half a dozen kinds for hostile archives; the kinds of file know what to say of them
        return False


def _plain(path: Path) -> Document:
    if path.stat().st_size > TEXT_BYTES:
        raise Unreadable("BERKAS_TERLALU_BESAR")
    lines = path.read_text(text_encoding(path)[0], errors="replace").splitlines()
    return Document(tuple(blocks_of(enumerate(lines, start=1))))


def _sheet(name: str | None, rows: list[tuple[int, list[Any]]]) -> Iterator[Block]:
    """Tables, and each long text in a cell by itself; behind an empty row a row without figures begins another table."""
    place = f"lembar {name}" if name else "tabel"
    grid: Grid = []
    parted = False
    for number, cells in rows:
        line = [_cell(cell) for cell in cells]
        filled = [cell for cell in line if cell not in (None, "")]
        for cell in filled:
            if isinstance(cell, str) and len(cell) > _PROSE:
                yield Block(f"{place}, baris {number}", cell)
        if grid and parted and not any(map(_is_number, filled)):
            yield Block(place, grid)
            grid = []
        parted = not filled
        if filled:
            grid.append((number, line))
    if grid:
        yield Block(place, grid)


def _is_number(cell: Cell) -> bool:
    return not isinstance(cell, str) or NUMBER.fullmatch(cell.strip()) is not None


def _cell(value: Any) -> Cell:
    """Numbers exactly as they are written out: what a workbook keeps as 39.52 is 39.52 and not the binary fraction next to it."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float):
        return Fraction(Decimal(repr(value))) if isfinite(value) and abs(value) < 1e15 else None
    if isinstance(value, Decimal):
        return Fraction(value)
    if isinstance(value, int):
        return value
    if isinstance(value, dt.date | dt.datetime | dt.time | dt.timedelta):
        return None
    return str(value)
