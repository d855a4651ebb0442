"""Every kind of file as sheets of rows, each row with the number the sheet itself gives it. Run inside the guarded child."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from naungan.kernel.errors import Failure, Unreadable
from naungan.kernel.lack import lack_of
from naungan.sheets.dump import sql_tables
from naungan.sheets.kind import kind_of
from naungan.sheets.opendocument import ods_tables
from naungan.sheets.preflight import COLUMNS, preflight
from naungan.sheets.records import json_tables
from naungan.sheets.workbook import xls_workbook, xlsx_workbook

Row = tuple[int, list[Any]]
_FIELD_CHARACTERS = 1_000_000
_TEXT_COLUMNS = 2_000
_SEPARATORS = (";", ",", "\t", "|")
_INSIDE = re.compile(r"(?<=\d),(?=\d)|,(?= )")
# Text that must be held as a whole to be understood.
_WHOLE_BYTES = 100_000_000
_TABLES = {"json": json_tables, "sql": sql_tables}


@dataclass
class Sheet:
    """One sheet: its name (None for CSV and Parquet) and its rows, numbered from 1; ``rows`` can be walked once.

    ``as_written``: cells stand where the file has them; not so once a table was given another shape to be read.

    A table of a JSON or SQL file is a sheet whose names of columns are row 0 and whose first record is row 1.
    """

    name: str | None
    rows: Iterator[Row]
    visible: bool = True
    as_written: bool = True


@dataclass
class Book:
    """A file that could be opened: its sheets, or for Parquet the open file; ``from_1904`` where its days are counted from there."""

    kind: str
    sheets: list[Sheet]
    empty_formulas: int = 0
    from_1904: bool = False
    parquet: Any = field(default=None, repr=False)

    @property
    def columns(self) -> list[str]:
        """The names of the columns of a Parquet file; none for a column whose cells are lists or records and no single value."""
        import pyarrow.types as kinds

        return ["" if kinds.is_nested(column.type) else column.name for column in self.parquet.schema_arrow]


def open_book(path: Path, *, at_once: bool = False) -> Book:
    """Open by content; Unreadable with a reason for everything hostile, broken, protected, empty or of another kind.

    ``at_once``: a long workbook may be read while it is still looked through. Nothing that was read is given before the look has passed,
    but a file that it refuses by more than the zip itself says may end the process first: who asks so asks again without it then.
    """
    kind = kind_of(path)
    try:
        if kind == "csv":
            return Book(kind, [Sheet(None, _csv_rows(path))])
        if kind in _TABLES:
            return Book(kind, [Sheet(name, enumerate(rows)) for name, rows in _TABLES[kind](_whole(path))])
        if kind == "parquet":
            import pyarrow.parquet as pq

            return Book(kind, [], parquet=pq.ParquetFile(path))
        if kind == "pdf":
            from naungan.sheets.pdf import bill_tables

            return Book(kind, [Sheet(name, iter(rows), as_written=False) for name, rows in bill_tables(path)])
        return _workbook(path, kind, at_once)
    except (Failure, MemoryError):
        raise
    except Exception as error:  # readers raise many kinds for broken files, and their messages hold values
        if lack_of(error, words=False):
            raise
        protected = type(error).__name__ == "PasswordError"
        raise Unreadable("BERKAS_TERKUNCI" if protected else "BERKAS_RUSAK") from None


def _whole(path: Path) -> str:
    if path.stat().st_size > _WHOLE_BYTES:
        raise Unreadable("BERKAS_TERLALU_BESAR")
    return path.read_text(text_encoding(path)[0], errors="replace")


def _workbook(path: Path, kind: str, at_once: bool) -> Book:
    if kind == "ods":
        book = _ods(path)
    else:
        found = xlsx_workbook(path, at_once=at_once) if kind == "xlsx" else xls_workbook(path)
        sheets = [Sheet(table.name, table.rows, table.visible) for table in found.tables]
        book = Book(kind, sheets, found.empty_formulas, found.from_1904)
    if len({sheet.name for sheet in book.sheets}) < len(book.sheets):
        raise Unreadable("BERKAS_RUSAK")  # no program writes one name twice; asked for it, a reader gives the first sheet each time
    return book


def _ods(path: Path) -> Book:
    preflight(path)
    tables, from_1904 = ods_tables(path)
    if not tables:
        raise Unreadable("BERKAS_RUSAK")
    return Book("ods", [Sheet(table.name, enumerate(table.rows, start=1), table.visible) for table in tables], from_1904=from_1904)


def _csv_rows(path: Path) -> Iterator[Row]:
    """Records with the physical line they begin on; separator and encoding are told from the first lines."""
    encoding, sample = text_encoding(path)
    csv.field_size_limit(_FIELD_CHARACTERS)
    with path.open(encoding=encoding, newline="", errors="replace") as file:
        quotes = _Quotes(file)
        reader = csv.reader(quotes, delimiter=_delimiter(sample))
        start, begun = 1, 1
        for record in reader:
            if len(record) > _TEXT_COLUMNS:
                raise Unreadable("BERKAS_TERLALU_LEBAR", kolom=COLUMNS)
            yield start, record
            begun, start = start, reader.line_num + 1
    if quotes.open and start - begun > 1:
        raise Unreadable("BERKAS_KUTIP", baris=begun)


class _Quotes:
    """The lines of a file, and whether their quotation marks leave one open: it would swallow all rows after it."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self.open = False

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            if '"' in line and line.count('"') % 2:
                self.open = not self.open
            yield line


def text_encoding(path: Path) -> tuple[str, str]:
    """UTF-8 (with or without mark) when the whole file is, UTF-16 by its mark, else Windows-1252; and the first lines."""
    with path.open("rb") as file:
        head = file.read(65_536)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16", head.decode("utf-16", "replace")
        decoder = codecs.getincrementaldecoder("utf-8")()
        piece = head
        try:
            while piece:
                if b"\x00" in piece:
                    raise Unreadable("BERKAS_TIDAK_DIKENAL")
                decoder.decode(piece)
                piece = file.read(1 << 22)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252", head.decode("cp1252", "replace")
    return "utf-8-sig", head.decode("utf-8-sig", "replace")


def _delimiter(sample: str) -> str:
    """The separator that splits most cells off in lines of one width; a semicolon where none does.

    Its mere number says little: words have commas of their own, and so has every amount. A comma between digits, or before a blank,
    separates only where nothing else does. What stands in the headings too separates rather than what only stands below them.
    """
    lines = sample.splitlines()[:40]
    bare = [_INSIDE.sub(".", line) for line in lines]
    split = {mark: (_split(bare, mark), _split(lines, mark)) for mark in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda mark: [cells for cells, _ in split[mark]])
    return max(_SEPARATORS, key=lambda mark: (split[mark][0][1] > split[best][0][1], mark == best))


def _split(lines: list[str], mark: str) -> tuple[int, frozenset[int]]:
    """How many cells a separator splits off in lines of one width, and on which lines those records end."""
    if not any(mark in line for line in lines):
        return 0, frozenset()
    widths: dict[int, set[int]] = {}
    reader = csv.reader(lines, delimiter=mark)
    for record in reader:
        widths.setdefault(len(record) - 1, set()).add(reader.line_num)
    cells, width = max(((width * len(found), width) for width, found in widths.items()), default=(0, 0))
    return cells, frozenset(widths[width]) if width else frozenset()
