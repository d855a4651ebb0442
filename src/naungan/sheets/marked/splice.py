"""Where the elements of an XML part stand, and changes spliced into its bytes: whatever is not named stays byte for byte."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from naungan.kernel.errors import Unreadable

_TAG = re.compile(rb"<[^\s<>/\"']+(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
# XML 1.0 has no place for these, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Node:
    """One element: its start tag is ``start:inner``, its content ``inner:close``, all of it ``start:end``."""

    tag: str
    attributes: dict[str, str]
    start: int
    inner: int
    close: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name without its prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """``x:`` where elements are written ``<x:row>``, else nothing."""
        head, colon, _ = self.tag.rpartition(":")
        return head + colon

    def all(self, name: str) -> list[Node]:
        """The children of this name."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Node | None:
        """The first child of this name."""
        return next((child for child in self.children if child.name == name), None)


class Edits:
    """Changes to one part, in any order; none may overlap."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._changes: list[tuple[int, int, bytes]] = []

    def insert(self, at: int, text: str) -> None:
        """Put text before the byte ``at``."""
        self._changes.append((at, at, text.encode()))

    def replace(self, start: int, end: int, text: str) -> None:
        """Put text in the place of ``start:end``."""
        self._changes.append((start, end, text.encode()))

    def attributes(self, node: Node, **values: object) -> None:
        """Set attributes of a start tag."""
        self.replace(node.start, node.inner, with_attributes(self.data[node.start : node.inner], **values))

    def append(self, node: Node, text: str, **values: object) -> None:
        """Put text behind the last child of a node; ``values`` are attributes to set on it."""
        tag = with_attributes(self.data[node.start : node.inner], **values)
        if tag.endswith("/>"):
            self.replace(node.start, node.inner, f"{tag[:-2].rstrip()}>{text}</{node.tag}>")
            return
        if values:
            self.replace(node.start, node.inner, tag)
        self.insert(node.close, text)

    def done(self) -> bytes:
        """The part with all changes."""
        pieces, at = [], 0
        for start, end, text in sorted(self._changes, key=lambda change: change[:2]):
            pieces += [self.data[at:start], text]
            at = end
        return b"".join([*pieces, self.data[at:]])


def with_attributes(tag: bytes, **values: object) -> str:
    """A start tag with these attributes set; ``r_id`` stands for ``r:id``."""
    text = tag.decode()
    for key, value in values.items():
        name = key.replace("_", ":")
        written = f' {name}="{escaped(str(value))}"'
        known = re.search(rf"\s{name}\s*=\s*(\"[^\"]*\"|'[^']*')", text)
        start, end = known.span() if known else (len(text.rstrip("/>").rstrip()), len(text.rstrip("/>").rstrip()))
        text = text[:start] + written + text[end:]
    return text


def tag_end(data: bytes, start: int) -> int:
    """Where the start tag ends that begins at ``start``."""
    found = _TAG.match(data, start)
    if found is None:
        raise Unreadable("BERKAS_RUSAK")
    return found.end()


def tree(data: bytes) -> Node:
    """The whole part as nodes; for parts of moderate size, sheets are walked without building a tree."""
    opened: list[Node] = []
    roots: list[Node] = []
    parser = utf8_parser(data)

    def start(tag: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        node = Node(tag, attributes, at, tag_end(data, at))
        (opened[-1].children if opened else roots).append(node)
        opened.append(node)

    def end(tag: str) -> None:
        node = opened.pop()
        if data[node.inner - 2 : node.inner] == b"/>":
            node.close = node.end = node.inner
        else:
            node.close = parser.CurrentByteIndex
            node.end = data.index(b">", node.close) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parse(parser, data)
    return roots[0]


def utf8_parser(data: bytes) -> expat.XMLParserType:
    """A parser whose places are places in ``data``; parts in another encoding are left to others."""
    head = data[:200]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"encoding" in head and not re.search(rb"encoding\s*=\s*[\"']utf-8", head, re.I)):
        raise Unreadable("BERKAS_RUSAK")
    return expat.ParserCreate()


def parse(parser: expat.XMLParserType, data: bytes) -> None:
    """Run the parser over a part; Unreadable where it is not well formed."""
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise Unreadable("BERKAS_RUSAK") from None


def escaped(text: str) -> str:
    """Text as it may stand in an element or an attribute."""
    return escape(_FORBIDDEN.sub("", text), {'"': "&quot;", "\n": "&#10;", "\r": "&#13;"})
