"""XLS and ODS files as Excel 97 and LibreOffice write them, sound and hostile, made by code."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import xlwt
from xlwt.CompoundDoc import XlsDoc

ODF = "application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(f'xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
Rows = Sequence[Sequence[object]]


def xls(path: Path, rows: Rows, *, sheet: str = "Data") -> Path:
    book = xlwt.Workbook()
    made = book.add_sheet(sheet)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            made.write(number, column, cell)
    book.save(str(path))
    return path


def stream_of(rows: Rows) -> bytes:
    """The workbook stream of an XLS: BIFF records, each with kind and length."""
    book = xlwt.Workbook()
    made = book.add_sheet("Data")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            made.write(number, column, cell)
    return book.get_biff_data()


def xls_of(path: Path, stream: bytes) -> Path:
    raw = io.BytesIO()
    XlsDoc().save(raw, stream)
    path.write_bytes(raw.getvalue())
    return path


def xls_with_password(path: Path, rows: Rows) -> Path:
    """The record FILEPASS right after the beginning of the workbook, as Excel 97 to 2003 put it."""
    stream = stream_of(rows)
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    return xls_of(path, stream[:first] + struct.pack("<HHHHH", 0x2F, 6, 0, 1, 2) + stream[first:])


def container(path: Path, *names: str) -> Path:
    """An OLE container with empty streams of these names: one sector of tables, one of directory."""
    free, last, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, last, 0, last, 0, 0) + struct.pack("<108I", *[free] * 108)
    tables = struct.pack("<128I", table, last, *[free] * 126)
    entries = b"".join(_entry(name, 5 if name == "Root Entry" else 2) for name in ("Root Entry", *names))
    path.write_bytes(head + tables + entries.ljust(512, b"\0"))
    return path


def _entry(name: str, kind: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return (text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + b"\xff" * 12 + bytes(36) + struct.pack("<IQ", 0xFFFFFFFE, 0))[
        :128
    ]


def ods(path: Path, rows: Rows, *, prolog: str = "", extra: dict[str, bytes] | None = None, tail: str = "") -> Path:
    body = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<office:document-content {_NAMES} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Data">{body}{tail}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    parts = {"content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode(), **(extra or {})}
    return ods_of(path, parts)


def ods_of(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODF, zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def ods_cell(value: object) -> str:
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
