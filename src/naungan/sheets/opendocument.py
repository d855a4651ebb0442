"""ODS as rows: the content is walked once, event by event, and only cells are kept. Run inside the guarded child.

The reader of the other workbooks drops tabs and line breaks inside a cell (two names become one), stops at indented XML, and
leaves cells that hold an error empty; see ``findings/``.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from naungan.kernel.errors import Unreadable
from naungan.sheets.errors import ERROR
from naungan.sheets.preflight import CELLS, COLUMNS, ROWS

Attributes = dict[str, str]
_PIECE = 1 << 20


def _named(space: str, name: str) -> str:
    """An element or attribute as expat names it, its namespace before it."""
    return f"urn:oasis:names:tc:opendocument:xmlns:{space}:1.0 {name}"


def _office(name: str) -> str:
    return _named("office", name)


def _table(name: str) -> str:
    return _named("table", name)


def _text(name: str) -> str:
    return _named("text", name)


_CALC_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
# What stands in a cell and is no part of what it says: remarks, drawings, and tables of deleted or linked cells.
_ASIDE = {
    _office("annotation"), _office("annotation-end"), _office("forms"), _text("note"), _text("ruby-text"), _text("tracked-changes"),
    _table("shapes"), _table("tracked-changes"), _table("dde-links"), _table("table-source"), _table("cell-range-source"),
}  # fmt: skip
_DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
_NUMBERS = ("float", "currency", "percentage")
_BLANKS = re.compile(r"[ \t\r\n]+")
_ERROR = re.compile(ERROR.replace("|#{3,}", ""))  # a number too wide for its column is there all the same


@dataclass
class Table:
    """One sheet: its rows from the first on, without empty ones and empty cells at the ends."""

    name: str
    visible: bool
    rows: list[list[Any]] = field(default_factory=list)


def ods_tables(path: Path) -> tuple[list[Table], bool]:
    """The sheets in their order, and whether days are counted from 1904.

    Unreadable beyond the limits. Raises what zipfile and expat raise for a broken file.
    """
    content = _Content()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = content.start, content.end, content.text
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as file:
        while piece := file.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    return content.tables, content.from_1904


class _Content:
    """What the events have said so far: the table, row, cell and paragraph that are open."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.from_1904 = False
        self._aside = 0
        self._style = ""
        self._hidden: set[str] = set()
        self._row: list[Any] | None = None
        self._repeat, self._place, self._empty, self._cells = 1, 0, 0, 0
        self._cell: Attributes | None = None
        self._paragraphs: list[str] = []
        self._said: list[str] | None = None
        self._raw: list[str] = []
        self._starts: dict[str, Callable[[Attributes], None]] = {
            _table("table"): self._begin_table, _table("table-row"): self._begin_row, _table("table-cell"): self._begin_cell,
            _table("covered-table-cell"): self._begin_cell, _text("p"): self._begin_paragraph, _text("h"): self._begin_paragraph,
            _text("s"): lambda more: self._blank(" " * min(_count(more.get(_text("c"))), 100)),
            _text("tab"): lambda _: self._blank("\t"), _text("line-break"): lambda _: self._blank("\n"),
            _named("style", "style"): self._begin_style, _named("style", "table-properties"): self._table_look,
            _table("null-date"): self._null_date,
        }  # fmt: skip
        self._ends: dict[str, Callable[[], None]] = {
            _table("table-row"): self._end_row, _table("table-cell"): self._end_cell, _table("covered-table-cell"): self._end_cell,
            _text("p"): self._end_paragraph, _text("h"): self._end_paragraph,
        }  # fmt: skip

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; a table inside a cell is as little its text as a drawing."""
        inner = self._cell is not None and (name == _table("table") or name.startswith(_DRAWING))
        if self._aside or name in _ASIDE or inner:
            self._aside += 1
        elif begin := self._starts.get(name):
            begin(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._aside:
            self._aside -= 1
        elif end := self._ends.get(name):
            end()

    def text(self, text: str) -> None:
        """Characters: what stands between paragraphs only indents the file."""
        if self._said is not None and not self._aside:
            self._raw.append(text)

    def _begin_style(self, attributes: Attributes) -> None:
        self._style = attributes.get(_named("style", "name"), "")

    def _table_look(self, attributes: Attributes) -> None:
        if attributes.get(_table("display")) == "false":
            self._hidden.add(self._style)

    def _null_date(self, attributes: Attributes) -> None:
        self.from_1904 = attributes.get(_table("date-value"), "").startswith("1904")

    def _begin_table(self, attributes: Attributes) -> None:
        visible = attributes.get(_table("style-name")) not in self._hidden
        self.tables.append(Table(attributes.get(_table("name"), ""), visible))
        self._empty = 0

    def _begin_row(self, attributes: Attributes) -> None:
        self._row, self._place, self._repeat = [], 0, _count(attributes.get(_table("number-rows-repeated")))

    def _end_row(self) -> None:
        row, self._row = self._row, None
        if not self.tables or not row:
            self._empty += self._repeat
            return
        rows = self.tables[-1].rows
        self._cells += len(row) * self._repeat
        if len(rows) + self._empty + self._repeat > ROWS or self._cells > CELLS:
            raise Unreadable("BERKAS_TERLALU_BESAR")
        rows.extend([] for _ in range(self._empty))
        rows.extend(list(row) for _ in range(self._repeat))
        self._empty = 0

    def _begin_cell(self, attributes: Attributes) -> None:
        self._cell, self._paragraphs, self._said = attributes, [], None

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None or self._row is None:
            return
        value, repeat = _value(cell, "\n".join(self._paragraphs)), _count(cell.get(_table("number-columns-repeated")))
        if value != "":
            if self._place + repeat > COLUMNS:
                raise Unreadable("BERKAS_TERLALU_LEBAR", kolom=COLUMNS)
            self._row.extend([""] * (self._place - len(self._row)))
            self._row.extend([value] * repeat)
        self._place += repeat

    def _begin_paragraph(self, _: Attributes) -> None:
        if self._cell is not None:
            self._said, self._raw = [], []

    def _end_paragraph(self) -> None:
        if self._said is not None:
            self._gather()
            self._paragraphs.append("".join(self._said))
            self._said = None

    def _blank(self, blank: str) -> None:
        """A blank that an element stands for; unlike those between the words of the file, it counts."""
        if self._said is not None:
            self._gather()
            self._said.append(blank)

    def _gather(self) -> None:
        """Blanks side by side are one, and none begins a paragraph (OpenDocument 1.3 part 3, 6.1.2)."""
        assert self._said is not None
        text, self._raw = _BLANKS.sub(" ", "".join(self._raw)), []
        self._said.append(text if self._said else text.lstrip(" "))


def _count(text: str | None) -> int:
    return max(int(text), 1) if text else 1


def _value(cell: Attributes, text: str) -> Any:
    """What a cell holds: its value by type; the text it shows where there is none, or where it shows an error."""
    kind = cell.get(_office("value-type"))
    if cell.get(_CALC_TYPE) == "error" or (kind != "string" and _ERROR.match(text)):
        return text
    if kind in _NUMBERS and (number := cell.get(_office("value"))):
        return float(number)
    if kind == "date" and (day := cell.get(_office("date-value"))):
        return _day(day)
    if kind == "boolean":
        return cell.get(_office("boolean-value")) == "true"
    return text or cell.get(_office("string-value"), "")


def _day(text: str) -> Any:
    """A day, with its clock where it has one; as it is written where no calendar has it."""
    try:
        return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)
    except ValueError:
        return text
