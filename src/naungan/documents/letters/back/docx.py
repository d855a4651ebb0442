"""What a DOCX says as it would be printed with every change accepted, and whether any change still waits."""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from naungan.documents.letters.wordml import OPEN_STYLE
from naungan.kernel.errors import Unreadable
from naungan.sheets.preflight import preflight
from naungan.sheets.wordml import attribute, cell_text, changes_in, document_in, local, part, pieces_of, rows_of, text_of

_AROUND = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_MEDIA = re.compile(r"word/media/[^/]+")
_CUSTOM, _CORE = "docProps/custom.xml", "docProps/core.xml"


@dataclass
class Document:
    """``words`` are the paragraphs outside of tables, ``around`` those of headers, footers and notes, ``pictures`` prints of pictures."""

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
        document = document_in(names)
        if document is None:
            raise Unreadable("BERKAS_RUSAK")
        body = part(archive, document)
        _walk(body, found)
        found.changes = changes_in(body)
        for name in sorted(filter(_AROUND.fullmatch, names)):
            around = part(archive, name)
            found.around += [text_of(one) for one in around.iter() if local(one) == "p"]
            found.texts_of_pictures += [text for one in around.iter() if local(one) == "docPr" and (text := one.get("descr"))]
            found.changes += changes_in(around)
        found.pictures = [hashlib.sha256(archive.read(name)).hexdigest() for name in sorted(filter(_MEDIA.fullmatch, names))]
        found.properties = _properties(archive, names)
    return found


def _walk(body: Element, found: Document) -> None:
    """Paragraphs and tables in order, also those inside content controls."""
    for one in pieces_of(body):
        if local(one) == "tbl":
            found.tables.append([[cell_text(cell) for cell in row] for row in rows_of(one)])
        elif not _is_open(one):
            found.words.append(text_of(one))


def _is_open(paragraph: Element) -> bool:
    """Whether the paragraph is a line to be filled in by hand."""
    styles = [one for one in paragraph.iter() if local(one) == "pStyle"]
    return any(attribute(one, "val") == OPEN_STYLE for one in styles)


def _properties(archive: zipfile.ZipFile, names: list[str]) -> dict[str, str]:
    found = {}
    if _CUSTOM in names:
        for one in part(archive, _CUSTOM):
            found[one.get("name", "")] = "".join(one.itertext())
    if _CORE in names:
        found |= {f"core:{local(one)}": one.text or "" for one in part(archive, _CORE)}
    return found
