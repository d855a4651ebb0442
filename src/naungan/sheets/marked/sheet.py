"""One sheet of the user's workbook: the style of the marked cells, and the reference to their comments."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

from naungan.kernel.errors import Unreadable
from naungan.sheets.marked.splice import Edits, escaped, parse, tag_end, utf8_parser, with_attributes

RELATIONS_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What may follow the reference to the comments, by the schema's order.
_AFTER = {
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst", "AlternateContent",
}  # fmt: skip
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]+\d+):([A-Z]+\d+)[\"']")
# A formula that other cells lean on: taken out, it would take theirs with it.
_LEANED_ON = re.compile(rb"<(?:\w+:)?f\s[^>]*?\bref\s*=")
Place = tuple[int, int]
Value = str | int | None


def anchors(data: bytes) -> Callable[[Place], Place]:
    """A cell → the cell that shows it: the first of the merged cells it lies under, else itself. Rows from 1, columns from 0."""
    areas = [(_place(first), _place(last)) for first, last in _MERGED.findall(data, data.rfind(b"sheetData>"))]

    def anchor(place: Place) -> Place:
        for first, last in areas:
            if first[0] <= place[0] <= last[0] and first[1] <= place[1] <= last[1]:
                return first
        return place

    return anchor if areas else lambda place: place


def restyled(
    data: bytes, marks: dict[Place, str], marked: Callable[[int, str], int], drawing: str | None, values: dict[Place, Value]
) -> bytes:  # fmt: skip
    """The sheet with each marked cell in its style; ``drawing`` is the relation id of its comments where it has none yet.

    ``values`` stand in those of the marked cells; Unreadable where one of them has no place, or others are calculated by it.
    """
    walk = _Walk(data, marks, marked, values)
    if walk.values:
        raise Unreadable("BERKAS_TIDAK_DIKENAL")
    if drawing is not None:
        walk.refer(drawing)
    return walk.edits.done()


class _Walk:
    """Once over the sheet. Only rows that carry marks are looked into; a marked cell that isn't there is put in."""

    def __init__(
        self, data: bytes, marks: dict[Place, str], marked: Callable[[int, str], int], values: dict[Place, Value]
    ) -> None:  # fmt: skip
        self.edits = Edits(data)
        self.values = dict(values)
        self._writing: tuple[int, str] | None = None
        self._parser = utf8_parser(data)
        self._marked = marked
        self._rows: dict[int, dict[int, str]] = {}
        for (row, column), severity in marks.items():
            self._rows.setdefault(row, {})[column] = severity
        self._row, self._column, self._open, self._row_style = 0, -1, dict[int, str](), 0
        self._columns: list[tuple[int, int, int]] = []
        self._depth, self._after, self._prefix = 0, -1, ""
        self._in_data = self._seen_data = False
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        parse(self._parser, data)

    def refer(self, relation: str) -> None:
        """Name the drawing of the comments at the place the schema gives it."""
        tag = f'<{self._prefix}legacyDrawing xmlns:r="{RELATIONS_NS}" r:id="{relation}"/>'
        self.edits.insert(self._after, tag)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._in_data:
            if self._depth == 4 and self._open:
                self._cell(attributes)
            elif self._depth == 3:
                self._begin_row(attributes)
        elif self._depth <= 3:
            self._other(tag.rpartition(":"), attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if self._in_data and self._depth == 3 and self._writing:
            self._written()
        elif self._in_data and self._depth == 2 and self._open:
            self._put_in(1 << 20)
            self._open = {}
        elif self._depth == 1 and tag.endswith("sheetData"):
            self._in_data = False
        elif self._depth == 0 and self._after < 0:
            self._after = self._parser.CurrentByteIndex

    def _other(self, parts: tuple[str, str, str], attributes: dict[str, str]) -> None:
        """The frame of the sheet: its prefix, the styles of columns, where the rows begin, and what must stand last."""
        name = parts[2]
        if self._depth == 1:
            self._prefix = parts[0] + parts[1]
        elif self._depth == 2:
            self._in_data = name == "sheetData"
            self._seen_data |= self._in_data
            if name in _AFTER and self._after < 0 and self._seen_data:
                self._after = self._parser.CurrentByteIndex
        elif name == "col" and "style" in attributes:
            self._columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1, int(attributes["style"])))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._column = -1
        self._open = dict(sorted(self._rows.get(self._row, {}).items()))
        if self._open:
            end = tag_end(self.edits.data, self._parser.CurrentByteIndex)
            if self.edits.data[end - 2 : end] == b"/>":
                self._open = {}  # a row written without any cell has no place to put one
        self._row_style = int(attributes.get("s", 0)) if attributes.get("customFormat") in ("1", "true") else -1

    def _cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        self._column = xl_cell_to_rowcol(place)[1] if place else self._column + 1
        self._put_in(self._column)
        severity = self._open.pop(self._column, None)
        if severity is not None:
            start = self._parser.CurrentByteIndex
            end = tag_end(self.edits.data, start)
            style = self._marked(int(attributes.get("s", 0)), severity)
            if (here := (self._row, self._column)) in self.values:
                self._writing = start, self._made(here, style)
            else:
                self.edits.replace(start, end, with_attributes(self.edits.data[start:end], s=style))

    def _written(self) -> None:
        """The cell that ends here has given its place to another."""
        assert self._writing is not None
        (start, made), self._writing = self._writing, None
        at = self._parser.CurrentByteIndex
        end = tag_end(self.edits.data, start) if at == start else self.edits.data.index(b">", at) + 1
        if _LEANED_ON.search(self.edits.data, start, end):
            raise Unreadable("BERKAS_TIDAK_DIKENAL")
        self.edits.replace(start, end, made)

    def _made(self, place: Place, style: int) -> str:
        """A cell with what is to stand in it; an empty one where nothing is."""
        p, value = self._prefix, self.values.pop(place, None)
        head = f'{p}c r="{xl_rowcol_to_cell(place[0] - 1, place[1])}" s="{style}"'
        if value is None:
            return f"<{head}/>"
        if isinstance(value, int):
            return f"<{head}><{p}v>{value}</{p}v></{p}c>"
        return f'<{head} t="inlineStr"><{p}is><{p}t xml:space="preserve">{escaped(value)}</{p}t></{p}is></{p}c>'

    def _put_in(self, before: int) -> None:
        """The marked cells left of ``before`` that the row doesn't have."""
        at = self._parser.CurrentByteIndex
        for column in [column for column in self._open if column < before]:
            style = self._marked(self._style_of(column), self._open.pop(column))
            self.edits.insert(at, self._made((self._row, column), style))

    def _style_of(self, column: int) -> int:
        if self._row_style >= 0:
            return self._row_style
        return next((style for first, last, style in self._columns if first <= column <= last), 0)


def _place(name: bytes) -> Place:
    found: Any = xl_cell_to_rowcol(name.decode())
    return found[0] + 1, found[1]
