"""The files of one month of the demo: read by the program's two children, and by a bare pool of two that makes text columns of them.

The bare pool takes every cell as it comes: calamine for workbooks, csv, pyarrow for Parquet. It knows no layout, folds no white space,
guards nothing.
"""

from __future__ import annotations

import csv
import shutil
from concurrent.futures import ProcessPoolExecutor
from itertools import zip_longest
from pathlib import Path

MONTH = "2026-10"
_BOOKS = (".xlsx", ".xls", ".ods")


def _files(folder: Path, name: str) -> list[Path]:
    return sorted(path for path in (folder / name / "berkas").rglob("*") if path.is_file() and MONTH in str(path))


def small(folder: Path) -> dict[str, int]:
    """Scale 0.05 by the program: staged to text columns."""
    return _staged(folder, "contoh-05")


def whole(folder: Path) -> dict[str, int]:
    """Scale 1.0 by the program."""
    return _staged(folder, "contoh-1")


def small_bare(folder: Path) -> dict[str, int]:
    """Scale 0.05 by the bare pool."""
    return _bare(folder, "contoh-05")


def whole_bare(folder: Path) -> dict[str, int]:
    """Scale 1.0 by the bare pool."""
    return _bare(folder, "contoh-1")


def _staged(folder: Path, name: str) -> dict[str, int]:
    from naungan.intake.reading.sources import Source, read_sources

    root, work = folder / name / "berkas", folder / "baca"
    shutil.rmtree(work, ignore_errors=True)
    files = _files(folder, name)
    read_sources([Source(path, str(path.relative_to(root))) for path in files], work, readers=2)
    return {"files": len(files)}


def _bare(folder: Path, name: str) -> dict[str, int]:
    files = _files(folder, name)
    with ProcessPoolExecutor(2) as pool:
        cells = sum(pool.map(_columns, map(str, files), chunksize=4))
    return {"files": len(files), "cells": cells}


def _columns(path: str) -> int:
    """How many cells of text a file holds; the columns are made and let go. Broken and locked files, which the demo has, hold none."""
    import pyarrow as pa
    import python_calamine

    try:
        return _counted(path)
    except (pa.ArrowInvalid, python_calamine.CalamineError):
        return 0


def _counted(path: str) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    if path.endswith(".parquet"):
        table = pq.read_table(path)
        return sum(len(column.cast(pa.string())) for column in table.itercolumns() if not pa.types.is_nested(column.type))
    return sum(len(pa.array(column, pa.string())) for rows in _rows(path) for column in zip_longest(*rows))


def _rows(path: str) -> list[list[list[str]]]:
    """The rows of each sheet as text."""
    if path.endswith(_BOOKS):
        import python_calamine

        book = python_calamine.load_workbook(path)
        return [[[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names]
    if path.endswith(".csv"):
        with Path(path).open(encoding="utf-8", errors="replace", newline="") as file:
            text = file.read()
            return [list(csv.reader(text.splitlines(), delimiter=max(";,\t|", key=text.count)))]
    return []
