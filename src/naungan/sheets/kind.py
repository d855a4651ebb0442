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
# A page, or a piece of one behind whatever the server said before; saved whole by Excel it is a letter with parts.
_HTML = re.compile(
    rb"<(?:!doctype html|html|head|body|table|thead|tbody|tr)[\s>]"
    rb"|\A(?:<(?:meta|style|center|script|div|br|b|p|h[1-6]|font)[\s/>]|mime-version:)"
)
_XML = re.compile(rb"\A<(?:\?|!--|workbook[\s>]|[a-z][\w.-]*:[a-z])|urn:schemas-microsoft-com:office:spreadsheet")
_SIGNATURES = ((b"\x89PNG", "BERKAS_GAMBAR"), (b"\xff\xd8\xff", "BERKAS_GAMBAR"), (b"Rar!", "BERKAS_ARSIP"))
# Forms that a spreadsheet opens and we do not: they are told by name.
_OTHER_FORMS = (
    (b"{\\rtf", "RTF (dokumen Word)"), (b"ID;P", "SYLK (.slk)"), (b"TABLE\r\n0,1", "DIF (.dif)"), (b"TABLE\n0,1", "DIF (.dif)"),
    (b"\x09\x08\x08\x00", "XLS tanpa wadah, keluaran aplikasi lama"), (b"\x09\x08\x10\x00", "XLS tanpa wadah, keluaran aplikasi lama"),
    (b"\x09\x04\x06\x00", "XLS Excel 4"), (b"\x09\x02\x06\x00", "XLS Excel 3"), (b"\x09\x00\x04\x00", "XLS Excel 2"),
)  # fmt: skip
_OTHER_ZIPS = (
    ("xl/workbook.bin", "XLSB (buku kerja biner)"), ("word/document.xml", "DOCX (dokumen Word)"),
    ("ppt/presentation.xml", "PPTX (presentasi)"), ("Index/Document.iwa", "Numbers (Apple)"),
)  # fmt: skip
# Limits that the same data saved as .xlsx would probably not meet: it is read in another way, and looked through before.
_LIMITS = ("BERKAS_TERLALU_BESAR", "BERKAS_TERLALU_LAMA", "BERKAS_BOM")
_JSON = re.compile(rb"[\[{]\s*[\[{\"\]}]")
_SQL_STARTS = (b"--", b"/*", b"#", b"insert", b"replace", b"create", b"drop", b"set ", b"use ", b"lock ", b"start ", b"begin")
_SQL = re.compile(rb"\b(?:insert\s+(?:ignore\s+)?into|replace\s+into|create\s+table)\s")
# A longer text file is handed in as Parquet.
TEXT_BYTES = 400_000_000


def kind_of(path: Path) -> str:
    """``xlsx``, ``ods``, ``xls``, ``pdf``, ``parquet``, ``json``, ``sql`` or ``csv``; Unreadable with the reason for everything else."""
    head = _head(path)
    for signature, code in _SIGNATURES:
        if head.startswith(signature):
            raise Unreadable(code)
    for signature, form in _OTHER_FORMS:
        if head.startswith(signature):
            raise Unreadable("BERKAS_BENTUK_LAIN", jenis=form)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"%PDF"):
        return "pdf"
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
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    for name, form in _OTHER_ZIPS:
        if name in names:
            raise Unreadable("BERKAS_BENTUK_LAIN", jenis=form)
    if _LOCKED in names:
        raise Unreadable("BERKAS_TERKUNCI")
    raise Unreadable("BERKAS_ARSIP")


def _text_kind(path: Path, head: bytes) -> str:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) and not head.startswith(codecs.BOM_UTF32_LE)
    start = (head.decode("utf-16", "ignore").encode() if wide else head).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    dialect = _dialect(start)
    if dialect == "csv" and (_XML.search(start) and b"<html" not in start):
        raise Unreadable("BERKAS_XML")
    if dialect == "csv" and _HTML.search(start):
        raise Unreadable("BERKAS_HTML")
    if not wide and (b"\x00" in head or _strange(head)):
        raise Unreadable("BERKAS_TIDAK_DIKENAL")
    if path.stat().st_size > TEXT_BYTES:
        raise Unreadable("BERKAS_TERLALU_BESAR")
    return dialect


def _dialect(start: bytes) -> str:
    """JSON begins with brackets, a dump with a comment or a statement and soon names a table; all other text is rows of cells."""
    if _JSON.match(start):
        return "json"
    return "sql" if start.startswith(_SQL_STARTS) and _SQL.search(start) else "csv"


def _strange(head: bytes) -> bool:
    """Control characters that no text has; the separators that some programs guard numbers with are none of them."""
    control = sum(head.count(bytes([byte])) for byte in range(28) if byte not in (9, 10, 12, 13))
    return control * 50 > len(head)
