"""The demo's files on disk: XLSX, XLS, ODS, CSV, Parquet, PDF, and the JSON and SQL of a copied database."""

from __future__ import annotations

import csv
import datetime as dt
import json
import struct
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from naungan.demo.printed import write_pdf
from naungan.demo.sheet import CSV_FORMS, Paper, Sheet
from naungan.kernel.errors import Unfit


def require_writers() -> None:
    """Unfit where a package that only the example needs is missing."""
    for package, module in (("xlwt", "xlwt"), ("fpdf2", "fpdf"), ("openpyxl", "openpyxl")):
        if find_spec(module) is None:
            raise Unfit("PACKAGE_MISSING", paket=package, perintah="pip install naungan[demo]")


def write(paper: Paper, folder: Path) -> None:
    """Write the file below ``folder``."""
    path = folder / paper.berkas
    path.parent.mkdir(parents=True, exist_ok=True)
    if paper.bentuk in CSV_FORMS:
        _write_csv(path, paper.sheets[0], *CSV_FORMS[paper.bentuk])
    else:
        _FORMS[paper.bentuk](path, paper.sheets)


def _write_book(path: Path, sheets: list[Sheet]) -> None:
    from naungan.sheets.writing import open_workbook

    book = open_workbook(path, streaming=not any(sheet.gabung for sheet in sheets), whole=True)
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
        written = sheet.rows() if sheet.gabung else []
        for first, left, last, right in sheet.gabung:
            page.merge_range(first, left, last, right, written[first][left])
    book.close()


def _write_xls(path: Path, sheets: list[Sheet]) -> None:
    import xlwt

    book, day = xlwt.Workbook(), xlwt.easyxf(num_format_str="DD-MM-YYYY")
    for sheet in sheets:
        page = book.add_sheet(sheet.nama[:31])
        for row, column, cell in _filled(sheet):
            page.write(row, column, cell, *([day] if isinstance(cell, dt.date) else []))
    book.save(str(path))


def _filled(sheet: Sheet) -> Iterator[tuple[int, int, Any]]:
    """Row and column, from 0, of each cell that holds something."""
    for row, cells in enumerate(sheet.rows()):
        yield from ((row, column, cell) for column, cell in enumerate(cells) if cell not in (None, ""))


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODS_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {" ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text"))} office:version="1.2">
<office:body><office:spreadsheet>"""
_ODS_MANIFEST = f"""<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def _write_ods(path: Path, sheets: list[Sheet]) -> None:
    """The three parts an OpenDocument spreadsheet needs."""
    tables = "".join(f'<table:table table:name="{escape(sheet.nama)}">{_ods_rows(sheet)}</table:table>' for sheet in sheets)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", f"{_ODS_HEAD}{tables}</office:spreadsheet></office:body></office:document-content>")
        archive.writestr("META-INF/manifest.xml", _ODS_MANIFEST)


def _ods_rows(sheet: Sheet) -> str:
    return "".join(f"<table:table-row>{''.join(map(_ods_cell, row)) or '<table:table-cell/>'}</table:table-row>" for row in sheet.rows())


def _ods_cell(cell: Any) -> str:
    if cell in (None, ""):
        return "<table:table-cell/>"
    kind = "string"
    if isinstance(cell, dt.date):
        kind = f'date" office:date-value="{cell.isoformat()}'
    elif not isinstance(cell, str):
        kind = f'float" office:value="{cell}'
    return f'<table:table-cell office:value-type="{kind}"><text:p>{escape(_text(cell))}</text:p></table:table-cell>'


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


def _write_parquet(path: Path, sheets: list[Sheet]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    (sheet,), columns = sheets, {}
    for name, cells in zip(sheet.kepala, sheet.kolom, strict=True):
        kinds = {type(cell) for cell in cells if cell is not None}
        mixed = len(kinds) > 1
        columns[name] = (
            pa.array([None if cell is None else _text(cell) for cell in cells], pa.string()) if mixed or not kinds else pa.array(cells)
        )
    pq.write_table(pa.table(columns), path)


def _write_json(path: Path, sheets: list[Sheet]) -> None:
    tables = {sheet.nama: [dict(zip(sheet.kepala, row, strict=True)) for row in zip(*sheet.kolom, strict=True)] for sheet in sheets}
    path.write_text(json.dumps(tables, indent=1, ensure_ascii=False), "utf-8")


def _write_sql(path: Path, sheets: list[Sheet]) -> None:
    """Tables as mysqldump writes them."""
    parts = ["-- MySQL dump 10.13\n"]
    for sheet in sheets:
        columns = ",\n".join(f"  `{name}` text" for name in sheet.kepala)
        values = ",\n".join(f"({','.join(map(_literal, row))})" for row in zip(*sheet.kolom, strict=True))
        parts.append(f"CREATE TABLE `{sheet.nama}` (\n{columns}\n);\nINSERT INTO `{sheet.nama}` VALUES\n{values};\n")
    path.write_text("".join(parts), "utf-8")


def _literal(cell: Any) -> str:
    if cell is None:
        return "NULL"
    return str(cell) if isinstance(cell, int) else "'" + str(cell).replace("\\", "\\\\").replace("'", "\\'") + "'"


def _write_locked(path: Path, sheets: list[Sheet]) -> None:
    """What Excel makes of a workbook with a password: a container in which only the encrypted package can be seen."""
    path.write_bytes(_container("EncryptedPackage", "EncryptionInfo"))


def _container(*names: str) -> bytes:
    """An OLE file with empty streams of these names: the header, one sector of tables, one of directory."""
    free, last, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<118I", 0, 1, 1, 0, 4096, last, 0, last, 0, 0, *[free] * 108)
    entries = b"".join(_entry(name, root=number == 0) for number, name in enumerate(("Root Entry", *names)))
    return head + struct.pack("<128I", table, last, *[free] * 126) + entries.ljust(512, b"\0")


def _entry(name: str, *, root: bool) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    kind = struct.pack("<HBB", len(text), 5 if root else 2, 1)
    return text.ljust(64, b"\0") + kind + b"\xff" * 12 + bytes(36) + struct.pack("<III", 0xFFFFFFFE, 0, 0)


_FORMS: dict[str, Callable[[Path, list[Sheet]], None]] = {
    "xlsx": _write_book, "xls": _write_xls, "ods": _write_ods, "parquet": _write_parquet, "json": _write_json, "sql": _write_sql,
    "terkunci": _write_locked, "pdf": write_pdf,
}  # fmt: skip
