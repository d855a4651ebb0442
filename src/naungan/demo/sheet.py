"""A file as an office would send it: title lines, headings, rows, footers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from naungan.kernel.period import NAMA_BULAN

# Forms of text, with delimiter and encoding; every other form is the ending of its file.
CSV_FORMS = {"csv;": (";", "utf-8-sig"), "csv,": (",", "utf-8"), "csv1252": (";", "cp1252")}
ENDINGS = {"terkunci": "xlsx"}  # a workbook with a password looks like any other
BOOKS = ("xlsx", "xls", "ods")


@dataclass
class Sheet:
    """One sheet by columns; ``kosong`` are data rows that an empty row precedes, ``kaki`` rows below the data.

    ``gabung`` are merged cells: first row, first column, last row, last column, counted from 0.
    """

    nama: str
    kepala: list[str]
    kolom: list[list[Any]]
    judul: list[str] = field(default_factory=list)
    kaki: list[list[Any]] = field(default_factory=list)
    kosong: frozenset[int] = frozenset()
    gabung: tuple[tuple[int, int, int, int], ...] = ()

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
        return f"{self.nama}.{'csv' if self.bentuk in CSV_FORMS else ENDINGS.get(self.bentuk, self.bentuk)}"


def simple(
    nama: str, bentuk: str, kepala: list[str], rows: list[list[Any]], judul: list[str] | None = None, lembar: str = "Sheet1"
) -> Paper:
    """A file of one sheet given by rows; Parquet has no title lines."""
    columns = [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in kepala]
    return Paper(nama, bentuk, [Sheet(lembar, kepala, columns, [] if bentuk == "parquet" else judul or [])])


def date_text(day: dt.date, style: str) -> Any:
    """A day as this office writes it: a date cell, or text in one of four spellings."""
    if style == "sel":
        return day
    if style == "panjang":
        return f"{day.day} {NAMA_BULAN[day.month - 1]} {day.year}"
    return day.strftime({"strip": "%d-%m-%Y", "garis": "%d/%m/%Y", "iso": "%Y-%m-%d"}[style])
