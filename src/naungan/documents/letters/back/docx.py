"""What a DOCX says as it would be printed with every change accepted, and whether any change still waits.

``python-docx`` leaves out what stands inside tracked insertions, content controls and fields; an edited paper is full of these.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from naungan.documents.letters.wordml import OPEN_STYLE
from naungan.kernel.errors import Unreadable
from naungan.sheets.preflight import preflight

_DOCUMENT = "word/document.xml"
_AROUND = re.compile(r"word/(?:header|footer)\d*\.xml")
_MEDIA = re.compile(r"word/media/[^/]+")
_CUSTOM, _CORE = "docProps/custom.xml", "docProps/core.xml"
# A paper has a hundredth of these.
_PART_BYTES = 40_000_000
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "Fallback"})
_CHANGES = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "tblPrChange", "trPrChange",
     "tcPrChange", "sectPrChange", "numberingChange"}
)  # fmt: skip
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass
class Document:
    """``words`` are the paragraphs outside of tables; ``around`` those of headers and footers; ``pictures`` prints of what is shown."""

    tables: list[list[list[str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    texts_of_pictures: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    changes: int = 0


def read_docx(path: Path) -> Document:
    """The paper. Unreadable for what is damaged, locked, swollen, or brings definitions of its own."""
    preflight(path)
    found = Document()
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if _DOCUMENT not in names:
            raise Unreadable("BERKAS_RUSAK")
        body = _part(archive, _DOCUMENT)
        _walk(body, found)
        found.changes = sum(_local(one) in _CHANGES for one in body.iter())
        for name in sorted(filter(_AROUND.fullmatch, names)):
            part = _part(archive, name)
            found.around += [_text(one) for one in part.iter() if _local(one) == "p"]
            found.texts_of_pictures += [text for one in part.iter() if _local(one) == "docPr" and (text := one.get("descr"))]
            found.changes += sum(_local(one) in _CHANGES for one in part.iter())
        found.pictures = [hashlib.sha256(archive.read(name)).hexdigest() for name in sorted(filter(_MEDIA.fullmatch, names))]
        found.properties = _properties(archive, names)
    return found


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    if archive.getinfo(name).file_size > _PART_BYTES:
        raise Unreadable("BERKAS_TERLALU_BESAR")
    return ElementTree.fromstring(archive.read(name))  # noqa: S314  # a document type is refused before


def _walk(body: Element, found: Document) -> None:
    """Paragraphs and tables in order, also those inside content controls."""
    for one in body:
        name = _local(one)
        if name == "p":
            if not _is_open(one):
                found.words.append(_text(one))
        elif name == "tbl":
            found.tables.append(list(_rows(one)))
        elif name not in _SKIPPED:
            _walk(one, found)


def _is_open(paragraph: Element) -> bool:
    """Whether the paragraph is a line to be filled in by hand."""
    styles = [one for one in paragraph.iter() if _local(one) == "pStyle"]
    return any(_attribute(one, "val") == OPEN_STYLE for one in styles)


def _rows(table: Element) -> Iterator[list[str]]:
    for row in _below(table, "tr"):
        if not any(_local(one) == "del" for one in _children(row, "trPr")):
            yield [_cell(cell) for cell in _below(row, "tc")]


def _cell(cell: Element) -> str:
    if any(_local(one) == "cellDel" for one in _children(cell, "tcPr")):
        return ""
    return " ".join(filter(None, (_text(one) for one in cell if _local(one) != "tcPr"))).strip()


def _below(place: Element, wanted: str) -> Iterator[Element]:
    """The parts of a kind that stand here, or inside a content control or an insertion here."""
    for one in place:
        name = _local(one)
        if name == wanted:
            yield one
        elif name not in _SKIPPED and name not in ("tbl", "tr", "tc", "p"):
            yield from _below(one, wanted)


def _children(place: Element, properties: str) -> Iterator[Element]:
    for one in place:
        if _local(one) == properties:
            yield from one


def _text(place: Element) -> str:
    """The words that would be printed."""
    name = _local(place)
    if name == "t":
        return place.text or ""
    if name in _SIGNS:
        return _SIGNS[name]
    if name in _SKIPPED:
        return ""
    inside = [_text(one) for one in place]
    return ("\n" if name in ("tc", "tr", "tbl") else "").join(inside)


def _properties(archive: zipfile.ZipFile, names: list[str]) -> dict[str, str]:
    found = {}
    if _CUSTOM in names:
        for one in _part(archive, _CUSTOM):
            found[one.get("name", "")] = "".join(one.itertext())
    if _CORE in names:
        found |= {f"core:{_local(one)}": one.text or "" for one in _part(archive, _CORE)}
    return found


def _attribute(one: Element, wanted: str) -> str | None:
    return next((value for name, value in one.items() if name.rpartition("}")[2] == wanted), None)


def _local(one: Element) -> str:
    return str(one.tag).rpartition("}")[2]
