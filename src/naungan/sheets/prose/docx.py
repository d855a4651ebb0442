"""A DOCX as paragraphs and tables: what its reader sees once all changes are accepted. Run inside the guarded child.

A library's own text of a paragraph leaves out what was inserted under tracking, content controls and fields, so the parts are walked here.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from naungan.kernel.errors import Unreadable
from naungan.sheets.preflight import preflight
from naungan.sheets.prose.document import Block, Document, Grid

BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Deleted, moved away, the code of a field, and what is drawn a second time for older programs.
_UNSEEN = {
    _W + "del",
    _W + "moveFrom",
    _W + "instrText",
    _W + "delText",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_CHANGED = (_W + "ins", _W + "del", _W + "moveFrom", _W + "moveTo")
# Tracked changes stand in the file that nobody has accepted or refused.
OPEN_CHANGES = "DOCX_PERUBAHAN_BELUM_DITERIMA"


def read_docx(path: Path) -> Document:
    """The body in its order; Unreadable where the zip is hostile or broken."""
    preflight(path)
    try:
        with zipfile.ZipFile(path) as archive:
            body = ElementTree.fromstring(archive.read(BODY)).find(_W + "body")  # noqa: S314  # preflight refuses what has a DTD
    except (KeyError, ElementTree.ParseError):
        raise Unreadable("BERKAS_RUSAK") from None
    if body is None:
        raise Unreadable("BERKAS_RUSAK")
    changed = any(next(body.iter(tag), None) is not None for tag in _CHANGED)
    return Document(tuple(_blocks(body)), (OPEN_CHANGES,) if changed else ())


def _blocks(body: ElementTree.Element) -> Iterator[Block]:
    """Paragraphs and tables; text of a list goes on with the paragraph that introduces it."""
    held: list[str] = []
    first = tables = paragraphs = 0
    for one in _pieces(body):
        if one.tag == _W + "tbl":
            yield from _paragraph(held, first)
            held, tables = [], tables + 1
            yield Block(f"tabel {tables}", _grid(one))
            continue
        paragraphs += 1
        listed = one.find(f"{_W}pPr/{_W}numPr") is not None
        text = text_of(one).strip()
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


def _pieces(parent: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Paragraphs and tables, those inside content controls too."""
    for one in parent:
        if one.tag in (_W + "p", _W + "tbl"):
            yield one
        elif one.tag not in _UNSEEN:
            yield from _pieces(one)


def _grid(table: ElementTree.Element) -> Grid:
    rows: Grid = []
    for number, row in enumerate(table.iter(_W + "tr"), start=1):
        cells: list[str | int | None] = []
        for cell in row.iter(_W + "tc"):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merged is not None and merged.get(_W + "val") != "restart"
            cells.append(None if goes_on else " ".join(text_of(cell).split()))
            cells += [None] * (int(span.get(_W + "val", "1")) - 1 if span is not None else 0)
        rows.append((number, list(cells)))
    return rows


def text_of(element: ElementTree.Element) -> str:
    """The text below an element: what was inserted, in controls and in fields, without what was deleted; raised figures are footnotes."""
    return "".join(_texts(element))


def _texts(element: ElementTree.Element) -> Iterator[str]:
    for one in element:
        if one.tag in _UNSEEN:
            continue
        if one.tag == _W + "t":
            yield one.text or ""
        elif one.tag in (_W + "tab", _W + "br", _W + "cr"):
            yield " "
        elif one.tag == _W + "noBreakHyphen":
            yield "-"
        elif not _is_raised(one):
            yield from _texts(one)
            if one.tag == _W + "p":
                yield " "


def _is_raised(run: ElementTree.Element) -> bool:
    raised = run.find(f"{_W}rPr/{_W}vertAlign") if run.tag == _W + "r" else None
    return raised is not None and raised.get(_W + "val") == "superscript"
