"""What a file really is, by its first bytes and not by its name."""

from __future__ import annotations

import codecs
import re
import zipfile
from pathlib import Path

from naungan.kernel.errors import Unreadable
from naungan.sheets import ole

# By these two entries an ODS begins, and one with a password in the manner of LibreOffice 24 consists.
_ODF = b"mimetypeapplication/vnd.oasis.opendocument"
_LOCKED = "encrypted-package"
_HTML = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body")
_SIGNATURES = ((b"%PDF", "BERKAS_PDF"), (b"\x89PNG", "BERKAS_GAMBAR"), (b"\xff\xd8\xff", "BERKAS_GAMBAR"), (b"Rar!", "BERKAS_ARSIP"))
# Limits that the same data saved as .xlsx would probably not meet: it is read in another way, and looked through before.
_LIMITS = ("BERKAS_TERLALU_BESAR", "BERKAS_TERLALU_LAMA", "BERKAS_BOM")
_JSON = re.compile(rb"[\[{]\s*[\[{\"\]}]")
_SQL_STARTS = (b"--", b"/*", b"#", b"insert", b"replace", b"create", b"drop", b"set ", b"use ", b"lock ", b"start ", b"begin")
_SQL = re.compile(rb"\b(?:insert\s+(?:ignore\s+)?into|replace\s+into|create\s+table)\s")
# A longer text file is handed in as Parquet.
TEXT_BYTES = 400_000_000


def kind_of(path: Path) -> str:
    """``xlsx``, ``ods``, ``xls``, ``parquet``, ``json``, ``sql`` or ``csv``; Unreadable with the reason for everything else."""
    head = _head(path)
    for signature, code in _SIGNATURES:
        if head.startswith(signature):
            raise Unreadable(code)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK"):
        return _zip_kind(path)
    if head.startswith(ole.SIGNATURE):
        ole.check_xls(path)
        return "xls"
    return _text_kind(path, head)


def advised(path: Path, failure: Unreadable) -> Unreadable:
    """The failure, or for an XLS or ODS that met a limit the advice to save it as .xlsx; it may have been the child's death."""
    if failure.code not in _LIMITS:
        return failure
    head = _head(path)[:100]
    form = "XLS" if head.startswith(ole.SIGNATURE) else "ODS" if head.startswith(b"PK") and _ODF in head else None
    return Unreadable("BERKAS_BENTUK_LAMA", jenis=form) if form else failure


def _head(path: Path) -> bytes:
    try:
        if not path.is_file():  # opening a pipe would wait for somebody who writes into it
            raise Unreadable("BERKAS_TIDAK_DAPAT_DIBUKA")
        with path.open("rb") as file:
            head = file.read(65_536)
    except OSError:
        raise Unreadable("BERKAS_TIDAK_DAPAT_DIBUKA") from None
    if not head.strip():
        raise Unreadable("BERKAS_KOSONG")
    return head


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except Exception:  # zipfile raises half a dozen kinds for hostile archives
        raise Unreadable("BERKAS_RUSAK") from None
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    if _LOCKED in names:
        raise Unreadable("BERKAS_TERKUNCI")
    raise Unreadable("BERKAS_ARSIP")


def _text_kind(path: Path, head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_HTML) or (start.startswith(b"<?xml") and b"<html" in start):
        raise Unreadable("BERKAS_HTML")
    if start.startswith(b"<?xml"):
        raise Unreadable("BERKAS_XML")
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) and not head.startswith(codecs.BOM_UTF32_LE)
    if not wide and (b"\x00" in head or _strange(head)):
        raise Unreadable("BERKAS_TIDAK_DIKENAL")
    if path.stat().st_size > TEXT_BYTES:
        raise Unreadable("BERKAS_TERLALU_BESAR")
    return _dialect(start)


def _dialect(start: bytes) -> str:
    """JSON begins with brackets, a dump with a comment or a statement and soon names a table; all other text is rows of cells."""
    if _JSON.match(start):
        return "json"
    return "sql" if start.startswith(_SQL_STARTS) and _SQL.search(start) else "csv"


def _strange(head: bytes) -> bool:
    """Control characters that no text has."""
    control = sum(head.count(bytes([byte])) for byte in range(32) if byte not in (9, 10, 12, 13))
    return control * 50 > len(head)
