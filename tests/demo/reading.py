"""Reading demo files back with independent readers, cell by cell."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pypdfium2


def cells(path: Path) -> dict[str | None, list[list[Any]]]:
    """Rows per sheet (None for CSV and Parquet), from row 1 on; Parquet rows without the column names."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    if path.suffix == ".parquet":
        return {None: [list(row.values()) for row in pq.read_table(path).to_pylist()]}
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        return {
            f"Halaman {number}": [line.split() for line in page.get_textpage().get_text_range().splitlines()]
            for number, page in enumerate(document, 1)
        }
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    heads = max(text.splitlines()[:8], key=lambda line: line.count(";") + line.count(","))
    return {None: list(csv.reader(text.splitlines(), delimiter=";" if heads.count(";") > heads.count(",") else ","))}
