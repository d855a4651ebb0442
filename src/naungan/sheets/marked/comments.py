"""Comments on the marked cells, beside those that people wrote: the comments part, and the drawing that Excel places them by."""

from __future__ import annotations

import re

from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

from naungan.sheets.marked.package import Package
from naungan.sheets.marked.sheet import Place
from naungan.sheets.marked.splice import Edits, Node, escaped, tree

AUTHOR = "Naungan"
_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_EMPTY = f'<comments xmlns="{_NS}"><authors></authors><commentList></commentList></comments>'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
# The namespaces are said again: another program's drawing may know them by other names.
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_NOTE_SHAPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" id="_x0000_t202" '
    'coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPES = re.compile(rb"<v:shape\b(?!type).*?</v:shape>", re.DOTALL)
_IDS = re.compile(rb"_x0000_s(\d+)")
_CHARACTERS_A_LINE = 42
_MOST_LINES = 24
# An addition to somebody else's comment begins with this line and can be taken out again by it.
_BREAK = f"— {AUTHOR} —"
_ADDED = re.compile(rb"(?:&#10;|&#xA;|\s)*" + _BREAK.encode(), re.IGNORECASE)


def comment(package: Package, sheet: str, texts: dict[Place, str]) -> str | None:
    """Write the comments of a sheet anew; the relation id of the drawing where the sheet must be told of it."""
    ours = _write_comments(package, sheet, texts)
    return _write_drawing(package, sheet, ours, texts)


def _write_comments(package: Package, sheet: str, texts: dict[Place, str]) -> tuple[set[Place], set[Place]]:
    """Cells whose note shape goes, and cells that need one."""
    known = package.related(sheet, "comments")
    part = known[0][1] if known else package.free("xl/comments{}.xml")
    edits = Edits(package.read(part) if known else _EMPTY.encode())
    root = tree(edits.data)
    authors, notes = root.first("authors"), root.first("commentList")
    if authors is None or notes is None:
        return set(), set()
    p, left, gone = root.prefix, dict(texts), set()
    our = [str(number) for number, node in enumerate(authors.children) if edits.data[node.inner : node.close].decode() == AUTHOR]
    for node in notes.children:
        place = _place(node)
        if node.attributes.get("authorId") in our:
            edits.replace(node.start, node.end, "")
            gone.add(place)
        else:
            _extend(edits, node, left.pop(place, None))
    if not our:
        edits.append(authors, f"<{p}author>{AUTHOR}</{p}author>")
    author = our[0] if our else len(authors.children)
    edits.append(notes, "".join(_comment(p, place, author, text) for place, text in sorted(left.items())))
    package.put(part, edits.done())
    if not known:
        package.relate(sheet, "comments", part)
        package.declare(part, _TYPE)
    return gone, set(left)


def _comment(p: str, place: Place, author: int | str, text: str) -> str:
    name = xl_rowcol_to_cell(place[0] - 1, place[1])
    return f'<{p}comment ref="{name}" authorId="{author}"><{p}text>{_run(p, text)}</{p}text></{p}comment>'


def _run(p: str, text: str) -> str:
    return f'<{p}r><{p}rPr><{p}sz val="9"/></{p}rPr><{p}t xml:space="preserve">{escaped(text)}</{p}t></{p}r>'


def _extend(edits: Edits, node: Node, text: str | None) -> None:
    """Somebody's own comment keeps its words; what we had added before goes, what is to be said now follows."""
    inside = node.first("text")
    if inside is None:
        return
    _take_back(edits, inside)
    if text is not None:
        edits.append(inside, _run(node.prefix, f"\n{_BREAK}\n{text}"))


def _take_back(edits: Edits, inside: Node) -> None:
    """Cut the comment where an earlier addition of ours begins; other programs put all of a comment into one run."""
    ours = False
    for child in inside.children:
        words = child if child.name == "t" else child.first("t")
        if ours and child.name in ("r", "t"):
            edits.replace(child.start, child.end, "")
        elif words is not None and (found := _ADDED.search(edits.data, words.inner, words.close)):
            ours = True
            edits.replace(found.start(), words.close, "")


def _write_drawing(package: Package, sheet: str, ours: tuple[set[Place], set[Place]], texts: dict[Place, str]) -> str | None:
    """Note shapes of ours that are gone are taken out, the new ones put in; drawings are not always sound XML, so by their words."""
    gone, needed = ours
    known = package.related(sheet, "vmlDrawing")
    part = _named_by(package, sheet, known) or package.free("xl/drawings/vmlDrawing{}.vml")
    fresh = part not in package.names()
    data = _VML.encode() if fresh else package.read(part)
    data = _SHAPES.sub(lambda shape: b"" if _shape_place(shape[0]) in gone else shape[0], data)
    first = max((int(number) for number in _IDS.findall(data)), default=1024) + 1
    shapes = "".join(_shape(first + number, place, texts[place]) for number, place in enumerate(sorted(needed)))
    head = "" if b'"_x0000_t202"' in data else _NOTE_SHAPE
    before, end, after = data.rpartition(b"</xml>")
    package.put(part, before + (head + shapes).encode() + end + after)
    if not fresh:
        return None
    package.declare(part, _VML_TYPE)
    return package.relate(sheet, "vmlDrawing", part)


def _named_by(package: Package, sheet: str, known: list[tuple[str, str]]) -> str | None:
    """The drawing that the sheet itself names; one for pictures in headers is another."""
    found = re.search(rb"<(?:\w+:)?legacyDrawing\s[^>]*?id\s*=\s*[\"']([^\"']+)[\"']", package.read(sheet))
    return dict(known).get(found[1].decode()) if found else None


def _shape(number: int, place: Place, text: str) -> str:
    row, column = place[0] - 1, place[1]
    lines = sum(1 + len(line) // _CHARACTERS_A_LINE for line in text.split("\n"))
    top = max(row - 1, 0)
    size = {"left": column + 1, "right": column + 5, "top": top, "bottom": top + min(lines, _MOST_LINES) + 1}
    return _SHAPE.format(number=number, row=row, column=column, **size)


def _shape_place(shape: bytes) -> Place | None:
    row, column = (re.search(rb"<(?:\w+:)?" + name + rb">\s*(\d+)", shape) for name in (b"Row", b"Column"))
    return (int(row[1]) + 1, int(column[1])) if row and column else None


def _place(node: Node) -> Place:
    row, column = xl_cell_to_rowcol(node.attributes.get("ref", "A1").partition(":")[0])
    return row + 1, column
