"""The stamp of a workbook that goes back: a property of the document that says by one opaque word which file of which version it is."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from html import unescape
from pathlib import Path

from naungan.kernel.errors import Unreadable
from naungan.sheets.marked.package import Package
from naungan.sheets.marked.sign import PROPERTY
from naungan.sheets.marked.splice import Edits, escaped, tree
from naungan.sheets.preflight import check_entries

_NS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES_NS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of every property that is the user's own
_EMPTY = f'<Properties xmlns="{_NS}"></Properties>'
# Where XLSX and ODS keep such properties; neither is ever long.
_PARTS = ("docProps/custom.xml", "meta.xml")
_LONGEST = 1 << 18
# What a foreign archive may raise when one of its parts is read: locked, cut off, packed wrong, of an unknown method.
_BROKEN = (Unreadable, OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error, lzma.LZMAError)
_WORD = re.compile(r"[0-9a-z]{8,64}")
_SAID = re.compile(rb"""<[\w:]+\s[^<>]*?\bname\s*=\s*["']""" + PROPERTY.encode() + rb"""["'][^<>]*>\s*(?:<[^<>]+>\s*)?([^<]{1,200})<""")


def put_stamp(package: Package, word: str) -> None:
    """Let the workbook carry this word; one of an earlier round goes."""
    known = [part for _, part in package.related("", "custom-properties") if part in package.names()]
    part = known[0] if known else "docProps/custom.xml"
    edits = Edits(package.read(part) if known else _EMPTY.encode())
    root = tree(edits.data)
    for node in root.children:
        if node.attributes.get("name") == PROPERTY:
            edits.replace(node.start, node.end, "")
    number = max((int(node.attributes.get("pid", 1)) for node in root.children), default=1) + 1
    edits.append(
        root,
        f'<{root.prefix}property fmtid="{_FORMAT}" pid="{number}" name="{PROPERTY}">'
        f'<vt:lpwstr xmlns:vt="{_TYPES_NS}">{escaped(word)}</vt:lpwstr></{root.prefix}property>',
    )
    package.put(part, edits.done())
    if not known:
        package.relate("", "custom-properties", part)
        package.declare(part, _TYPE)


def read_stamp(path: Path) -> str | None:
    """The word that a workbook carries; None for every other file, and for one that lost it. Nothing is unpacked but the short part."""
    if not zipfile.is_zipfile(path):
        return None
    try:
        check_entries(path)
        with zipfile.ZipFile(path) as archive:
            for part in (one for one in _PARTS if one in archive.namelist()):
                with archive.open(part) as file:
                    said = _SAID.search(file.read(_LONGEST))
                if said and _WORD.fullmatch(word := unescape(said[1].decode(errors="replace")).strip()):
                    return word
    except _BROKEN:
        return None  # what is wrong with it is told by whoever reads it
    return None
