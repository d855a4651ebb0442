"""WordprocessingML as it would be printed with every change accepted: the parts, paragraphs, rows and words of a DOCX.

A library's own text of a paragraph leaves out what stands inside tracked insertions, content controls and fields; an edited paper is full
of these.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from naungan.kernel.errors import Unreadable

# Word in a browser numbers the part.
_DOCUMENT = re.compile(r"word/document\d*\.xml")
# A paper has a hundredth of these.
_PART_BYTES = 40_000_000
SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "Fallback"})
_CHANGES = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "tblPrChange", "trPrChange",
     "tcPrChange", "sectPrChange", "numberingChange"}
)  # fmt: skip
# A sign of a font of its own may be a digit; nobody here knows which.
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "\u25a1"}
_LINES = ("tc", "tr", "tbl")


def document_in(names: Iterable[str]) -> str | None:
    """The part that holds the text; None where the file is no document."""
    return next(filter(_DOCUMENT.fullmatch, sorted(names)), None)


def part(archive: zipfile.ZipFile, name: str) -> Element:
    """One part of the file. Call ``preflight`` before: it refuses definitions of a file's own."""
    if archive.getinfo(name).file_size > _PART_BYTES:
        raise Unreadable("BERKAS_TERLALU_BESAR")
    return ElementTree.fromstring(archive.read(name))  # noqa: S314  # a document type is refused before


def local(one: Element) -> str:
    """The name of an element without its space of names."""
    return str(one.tag).rpartition("}")[2]


def attribute(one: Element, wanted: str) -> str | None:
    """An attribute by its name without its space of names."""
    return next((value for name, value in one.items() if name.rpartition("}")[2] == wanted), None)


def properties(place: Element, name: str) -> list[Element]:
    """What stands in the properties (``pPr``, ``trPr``, …) of an element."""
    return [inner for one in place if local(one) == name for inner in one]


def changes_in(root: Element) -> int:
    """How many tracked changes wait to be accepted."""
    return sum(local(one) in _CHANGES for one in root.iter())


def pieces_of(body: Element) -> Iterator[Element]:
    """Paragraphs and tables in order, also those inside content controls."""
    for one in body:
        name = local(one)
        if name in ("p", "tbl"):
            yield one
        elif name not in SKIPPED:
            yield from pieces_of(one)


def rows_of(table: Element) -> Iterator[list[Element]]:
    """The cells of each row that is not deleted; a deleted cell keeps its place, see ``cell_text``."""
    for row in _below(table, "tr"):
        if not any(local(one) == "del" for one in properties(row, "trPr")):
            yield list(_below(row, "tc"))


def cell_text(cell: Element, *, raised: bool = True) -> str:
    """The words of a cell; none of a deleted one."""
    if any(local(one) == "cellDel" for one in properties(cell, "tcPr")):
        return ""
    return " ".join(filter(None, (text_of(one, raised=raised) for one in cell if local(one) != "tcPr"))).strip()


def text_of(place: Element, *, raised: bool = True) -> str:
    """The words that would be printed; without those that are ``raised`` above the line, which are footnote marks."""
    name = local(place)
    if name == "t":
        return place.text or ""
    if name in _SIGNS:
        return _SIGNS[name]
    if name in SKIPPED or (name == "r" and (_is_hidden(place) or (not raised and _is_raised(place)))):
        return ""
    inside = [text_of(one, raised=raised) for one in place]
    if name == "txbxContent":  # it does not run on from the words before
        return "\n".join(["", *inside, ""])
    return ("\n" if name in _LINES else "").join(inside)


def _is_hidden(run: Element) -> bool:
    """Whether the words stand in the file and not on paper."""
    return any(local(one) == "vanish" and attribute(one, "val") not in ("0", "false", "off") for one in properties(run, "rPr"))


def _is_raised(run: Element) -> bool:
    return any(local(one) == "vertAlign" and attribute(one, "val") == "superscript" for one in properties(run, "rPr"))


def _below(place: Element, wanted: str) -> Iterator[Element]:
    """The parts of a kind that stand here, or inside a content control or an insertion here."""
    for one in place:
        name = local(one)
        if name == wanted:
            yield one
        elif name not in SKIPPED and name not in ("tbl", "tr", "tc", "p"):
            yield from _below(one, wanted)
