"""A DOCX as paragraphs and tables, all changes accepted; figures raised above the line are footnote marks. Run inside the guarded child."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from naungan.kernel.errors import Unreadable
from naungan.sheets.preflight import preflight
from naungan.sheets.prose.document import Block, Cell, Document, Grid
from naungan.sheets.wordml import attribute, cell_text, changes_in, document_in, local, part, pieces_of, properties, rows_of, text_of

# Tracked changes stand in the file that nobody has accepted or refused.
OPEN_CHANGES = "DOCX_PERUBAHAN_BELUM_DITERIMA"


def read_docx(path: Path) -> Document:
    """The body in its order; Unreadable where the zip is hostile or broken."""
    preflight(path)
    try:
        with zipfile.ZipFile(path) as archive:
            root = part(archive, document_in(archive.namelist()) or "")
    except (KeyError, ParseError):
        raise Unreadable("BERKAS_RUSAK") from None
    blocks = tuple(_blocks(one for body in root for one in pieces_of(body)))
    return Document(blocks, (OPEN_CHANGES,) if changes_in(root) else ())


def _blocks(pieces: Iterator[Element]) -> Iterator[Block]:
    """Paragraphs and tables; text of a list goes on with the paragraph that introduces it."""
    held: list[str] = []
    first = tables = paragraphs = 0
    for one in pieces:
        if local(one) == "tbl":
            yield from _paragraph(held, first)
            held, tables = [], tables + 1
            yield Block(f"tabel {tables}", _grid(one))
            continue
        paragraphs += 1
        listed = any(local(inner) == "numPr" for inner in properties(one, "pPr"))
        text = text_of(one, raised=False).strip()
        if held and not listed:
            yield from _paragraph(held, first)
            held = []
        if text:
            first = first if held else paragraphs
            held.append(f"- {text}" if listed and held else text)
    yield from _paragraph(held, first)


def _paragraph(held: list[str], number: int) -> Iterator[Block]:
    if held:
        yield Block(f"paragraf {number}", "\n".join(held))


def _grid(table: Element) -> Grid:
    rows: Grid = []
    for number, row in enumerate(rows_of(table), start=1):
        cells: list[Cell] = []
        for cell in row:
            said = {local(one): attribute(one, "val") for one in properties(cell, "tcPr")}
            goes_on = "vMerge" in said and said["vMerge"] != "restart"
            cells.append(None if goes_on else " ".join(cell_text(cell, raised=False).split()))
            cells += [None] * (int(said.get("gridSpan") or 1) - 1)
        rows.append((number, cells))
    return rows
