"""What the reader of workbooks doesn't tell of an XLSX: cells that hold an error, and the year its days are counted from."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

# Row (from 1) to column (from 0) to the error, as ``#REF!``.
Errors = dict[int, dict[int, str]]
_BOOK = "xl/workbook.xml"
_PIECE = 1 << 20


def counts_from_1904(path: Path) -> bool:
    """Whether the days of a workbook are counted from 1904, as Excel for Macintosh did."""
    with zipfile.ZipFile(path) as archive:
        book = ElementTree.fromstring(archive.read(_BOOK))  # noqa: S314  # a document type is refused before
    return any(local(one.tag) == "workbookPr" and one.get("date1904") in ("1", "true") for one in book)


def errors_of(path: Path, parts: set[str]) -> list[Errors]:
    """The cells with an error of each sheet, in the order of the workbook; ``parts`` are those that hold any."""
    with zipfile.ZipFile(path) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        return [_errors(archive, names[part]) if (part := target.lower()) in parts else {} for target in targets(archive)]


def targets(archive: zipfile.ZipFile) -> list[str]:
    """The part of each sheet."""
    book = ElementTree.fromstring(archive.read(_BOOK))  # noqa: S314  # as above
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314  # as above
    parts = {one.get("Id"): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/") for one in links}
    sheets = [one for one in book.iter() if local(one.tag) == "sheet"]
    return [parts.get(next((value for name, value in one.items() if local(name) == "id"), None), "") for one in sheets]


def _errors(archive: zipfile.ZipFile, part: str) -> Errors:
    sheet = _Sheet()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = sheet.start, sheet.end, sheet.text
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            parser.Parse(piece, False)
    return sheet.errors


class _Sheet:
    """The place of the cell that is open; one that does not say where it stands follows the one before it."""

    def __init__(self) -> None:
        self.errors: Errors = {}
        self._row = self._column = 0
        self._said: list[str] | None = None
        self._wrong = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        if name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        elif name == "c":
            self._column = column(attributes["r"]) if "r" in attributes else self._column + 1
            self._wrong = attributes.get("t") == "e"
        elif name == "v" and self._wrong:
            self._said = []

    def end(self, name: str) -> None:
        if self._said is not None and local(name) == "v":
            self.errors.setdefault(self._row, {})[self._column - 1] = "".join(self._said).strip()
            self._said = None

    def text(self, text: str) -> None:
        if self._said is not None:
            self._said.append(text)


def column(place: str) -> int:
    """The column of a place such as ``AB12``, counted from 1."""
    number = 0
    for letter in place:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return number


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2].rpartition("}")[2]
