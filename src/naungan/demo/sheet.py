"""A file as an office would send it: title lines, headings, rows, footers; written as XLSX, CSV or Parquet."""

from __future__ import annotations

import csv
import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from naungan.kernel.period import NAMA_BULAN

# Form → file ending, delimiter, encoding.
CSV_FORMS = {"csv;": (";", "utf-8-sig"), "csv,": (",", "utf-8"), "csv1252": (";", "cp1252")}


@dataclass
class Sheet:
    """One sheet by columns; ``kosong`` are data rows that an empty row precedes, ``kaki`` rows below the data."""

    nama: str
    kepala: list[str]
    kolom: list[list[Any]]
    judul: list[str] = field(default_factory=list)
    kaki: list[list[Any]] = field(default_factory=list)
    kosong: frozenset[int] = frozenset()

    @property
    def top(self) -> int:
        """Rows above the first data row: titles, an empty one below them, and the headings."""
        return (len(self.judul) + 1 if self.judul else 0) + 1

    def baris(self) -> list[int]:
        """The sheet's own row number of each data row, from 1."""
        count = len(self.kolom[0]) if self.kolom else 0
        number, found = self.top, []
        for place in range(count):
            number += 2 if place in self.kosong else 1
            found.append(number)
        return found

    def baris_kaki(self) -> list[int]:
        """Row numbers of the footer rows."""
        last = (self.baris() or [self.top])[-1]
        return [last + 1 + place for place in range(len(self.kaki))]

    def rows(self) -> list[list[Any]]:
        """Everything from the first row on; an empty list is an empty row."""
        made: list[list[Any]] = [[line] for line in self.judul] + ([[]] if self.judul else []) + [list(self.kepala)]
        for place, row in enumerate(zip(*self.kolom, strict=True)):
            if place in self.kosong:
                made.append([])
            made.append(list(row))
        return made + self.kaki


@dataclass
class Paper:
    """One file: its name below the month's folder, its form, its sheets; ``unit`` where only a covering note says whose it is."""

    nama: str
    bentuk: str
    sheets: list[Sheet]
    unit: str | None = None

    @property
    def berkas(self) -> str:
        """File name with its ending."""
        return self.nama + (".csv" if self.bentuk in CSV_FORMS else f".{self.bentuk}")


def simple(
    nama: str, bentuk: str, kepala: list[str], rows: list[list[Any]], judul: list[str] | None = None, lembar: str = "Sheet1"
) -> Paper:
    """A file of one sheet given by rows; Parquet has no title lines."""
    columns = [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in kepala]
    return Paper(nama, bentuk, [Sheet(lembar, kepala, columns, [] if bentuk == "parquet" else judul or [])])


def write(paper: Paper, folder: Path) -> None:
    """Write the file below ``folder``."""
    path = folder / paper.berkas
    path.parent.mkdir(parents=True, exist_ok=True)
    if paper.bentuk == "xlsx":
        _write_book(path, paper.sheets)
    elif paper.bentuk in _TABLES:
        path.write_text(_TABLES[paper.bentuk](paper.sheets[0]), "utf-8")
    elif paper.bentuk == "parquet":
        _write_parquet(path, paper.sheets[0])
    else:
        _write_csv(path, paper.sheets[0], *CSV_FORMS[paper.bentuk])


def _write_book(path: Path, sheets: list[Sheet]) -> None:
    from naungan.sheets.writing import open_workbook

    book = open_workbook(path, streaming=True)
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.nama[:31])
        for row, cells in enumerate(sheet.rows()):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    if cell:
                        page.write_string(row, column, cell)
                elif isinstance(cell, dt.date):
                    page.write_datetime(row, column, dt.datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
                elif cell is not None:
                    page.write_number(row, column, cell)
    book.close()


def _json(sheet: Sheet) -> str:
    records = [dict(zip(sheet.kepala, row, strict=True)) for row in zip(*sheet.kolom, strict=True)]
    return json.dumps({sheet.nama: records}, ensure_ascii=False, indent=1) + "\n"


def _sql(sheet: Sheet) -> str:
    """A dump of one table, as mysqldump writes it."""
    columns = ",\n".join(f"  `{name}` text" for name in sheet.kepala)
    rows = ",\n".join(f"({','.join(map(_literal, row))})" for row in zip(*sheet.kolom, strict=True))
    return f"-- MySQL dump\n\nCREATE TABLE `{sheet.nama}` (\n{columns}\n);\n\nINSERT INTO `{sheet.nama}` VALUES\n{rows};\n"


def _literal(cell: Any) -> str:
    if isinstance(cell, int):
        return str(cell)
    return "NULL" if cell is None else "'" + str(cell).replace("\\", "\\\\").replace("'", "\\'") + "'"


_TABLES = {"json": _json, "sql": _sql}


def _write_csv(path: Path, sheet: Sheet, delimiter: str, encoding: str) -> None:
    width = len(sheet.kepala)
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.writer(file, delimiter=delimiter)
        # Spreadsheets pad short rows when they save CSV.
        writer.writerows([*map(_text, row), *[""] * (width - len(row))] for row in sheet.rows())


def _text(cell: Any) -> str:
    if isinstance(cell, dt.date):
        return cell.strftime("%d-%m-%Y")
    return "" if cell is None else str(cell)


def _write_parquet(path: Path, sheet: Sheet) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {}
    for name, cells in zip(sheet.kepala, sheet.kolom, strict=True):
        kinds = {type(cell) for cell in cells if cell is not None}
        mixed = len(kinds) > 1
        columns[name] = (
            pa.array([None if cell is None else _text(cell) for cell in cells], pa.string()) if mixed or not kinds else pa.array(cells)
        )
    pq.write_table(pa.table(columns), path)


def date_text(day: dt.date, style: str) -> Any:
    """A day as this office writes it: a date cell, or text in one of four spellings."""
    if style == "sel":
        return day
    if style == "panjang":
        return f"{day.day} {NAMA_BULAN[day.month - 1]} {day.year}"
    return day.strftime({"strip": "%d-%m-%Y", "garis": "%d/%m/%Y", "iso": "%Y-%m-%d"}[style])
