"""Hostile, broken, protected and empty files of every kind, each made by code, with the code that it must be told."""

from __future__ import annotations

import os
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from naungan.sheets import ole
from tests.sheets import older

HEADINGS = ("Nama", "NIK", "OPD")
ROWS = [HEADINGS, ("Budi", "1671014505900017", "Dinas")]
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
    'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{kind}" Target="{target}"/></Relationships>'


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADING_ROW = '<row r="1">' + "".join(text_cell(f"{'ABC'[i]}1", name) for i, name in enumerate(HEADINGS)) + "</row>"


def workbook(path: Path, rows: str, *, prolog: str = "", extra: dict[str, bytes] | None = None) -> Path:
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS.format(kind=f"{REL}/officeDocument", target="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook {NS} xmlns:r="{REL}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": RELS.format(kind=f"{REL}/worksheet", target="worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?>{prolog}<worksheet {NS}><sheetData>{rows}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts, **(extra or {})}.items():
            archive.writestr(name, content)
    return path


def far_corner(path: Path) -> None:
    workbook(path, HEADING_ROW + f'<row r="250001">{text_cell("A250001", "x")}</row>')


def far_column_single_quotes(path: Path) -> None:
    workbook(path, HEADING_ROW + "<row r='2'><c\nr = 'DQ2' t='n'><v>1</v></c></row>")


def bomb(path: Path) -> None:
    workbook(path, HEADING_ROW, extra={"xl/sharedStrings.xml": b" " * 6_000_000})


def many_parts(path: Path) -> None:
    workbook(path, HEADING_ROW, extra={f"xl/media/{n}.xml": b"<x/>" for n in range(501)})


def doctype(path: Path) -> None:
    workbook(path, HEADING_ROW, prolog='<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>')


def encrypted_entry(path: Path) -> None:
    workbook(path, HEADING_ROW)
    data = bytearray(path.read_bytes())
    for magic, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = -1
        while (start := data.find(magic, start + 1)) >= 0:
            data[start + offset] |= 1
    path.write_bytes(bytes(data))


def truncated(path: Path) -> None:
    workbook(path, HEADING_ROW * 200)
    path.write_bytes(path.read_bytes()[:-60])


def wrong_sheet(path: Path) -> None:
    workbook(path, "<row><c t='s'><v>99999</v></c></row>", extra={"xl/sharedStrings.xml": b"<sst>"})


def parquet_cut(path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"nama": ["a"], "nik": ["b"]}), path)
    path.write_bytes(path.read_bytes()[:-20])


def wide_csv(path: Path) -> None:
    path.write_text(";".join(f"k{n}" for n in range(5_000)) + "\n")


def wide_sheet(path: Path) -> None:
    workbook(path, "<row>" + '<c t="n"><v>1</v></c>' * 5_000 + "</row>")


def random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(50_000))


def cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:-size])


def locked_ods(path: Path) -> None:
    manifest = b"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    older.ods_of(path, {"content.xml": random.Random(7).randbytes(500), "META-INF/manifest.xml": manifest})


def huge_xls(path: Path) -> None:
    older.xls(path, ROWS)
    with path.open("r+b") as file:
        file.truncate(120_000_000)


def repeated(rows: int, columns: int) -> str:
    """One filled cell that an ODS says to repeat."""
    cell = f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}"><text:p>x</text:p></table:table-cell>'
    return f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'


def coloured_rows(path: Path) -> None:
    """Somebody coloured whole columns: a row with a format, one more than we read."""
    workbook(path, HEADING_ROW + "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(2, 250_002)))


def zip_in_zip(path: Path) -> None:
    workbook(path, HEADING_ROW)
    inner = path.read_bytes()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("daftar.xlsx", inner)


def entities_in_another_part(path: Path) -> None:
    workbook(path, HEADING_ROW, extra={"xl/sharedStrings.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///dev/null">]><sst/>'})


def parquet_without_end(path: Path) -> None:
    """A footer that says to be longer than the file."""
    path.write_bytes(b"PAR1" + bytes(64) + struct.pack("<I", 60_000) + b"PAR1")


def parquet_footer_of_noise(path: Path) -> None:
    path.write_bytes(b"PAR1" + random.Random(7).randbytes(400) + struct.pack("<I", 300) + b"PAR1")


def write(data: bytes) -> Callable[[Path], None]:
    return lambda path: [path.write_bytes(data), None][1]


def zipped(name: str) -> Callable[[Path], None]:
    return lambda path: zipfile.ZipFile(path, "w").writestr(name, "x")


TABLE = b"<table border=1><tr><th>Nama</th><th>NIK</th></tr><tr><td>Budi</td><td>'1671014505900017</td></tr></table>"
# Pages as applications export them under the name of a workbook, whatever their server says first.
PAGES = (
    TABLE, b"<center><h2>DATA</h2></center>\n" + TABLE, b"<style>td{mso-number-format:'\\@'}</style>\n" + TABLE,
    b"<br />\n<b>Warning</b>:  session_start() in <b>/var/www/x.php</b><br />\n" + TABLE, b"\n\nNotice: Undefined index: bulan in x.php\n" + TABLE,
    b"<!-- ekspor --><html>" + TABLE, b"\xef\xbb\xbf\r\n<div>" + TABLE, b"<TABLE>" + TABLE, b"<?xml version='1.0'?><html>" + TABLE,
    ("\ufeff<html>" + TABLE.decode()).encode("utf-16-le"), b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--x\r\n",
    b"<p>Sesi berakhir, masuk lagi.</p>",
)  # fmt: skip
FORMS = (
    b"{\\rtf1\\ansi Nama NIK}", b'ID;PWXL;N;E\r\nC;Y1;X1;K"Nama"\r\nE\r\n', b'TABLE\r\n0,1\r\n"EXCEL"\r\n',
    # What old applications write cell by cell, without a container: the head of BIFF 5, 4, 3 and 2.
    struct.pack("<6H", 0x809, 8, 0, 0x10, 0, 0), struct.pack("<5H", 0x409, 6, 0, 0x10, 0), struct.pack("<5H", 0x209, 6, 0, 0x10, 0),
    struct.pack("<4H", 0x9, 4, 2, 0x10),
)  # fmt: skip
_2003 = b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row/></Table></Worksheet></Workbook>'
XML = (_2003, b'<?mso-application progid="Excel.Sheet"?>\n' + _2003, b"<?xml version='1.0'?>" + _2003, b"<ss:Workbook/>")
OTHER_ZIPS = ("xl/workbook.bin", "word/document.xml", "ppt/presentation.xml", "Index/Document.iwa")

FILES: list[tuple[str, str, Callable[[Path], None]]] = [
    ("corner.xlsx", "BERKAS_SEL_JAUH", far_corner),
    ("quotes.xlsx", "BERKAS_SEL_JAUH", far_column_single_quotes),
    ("bomb.xlsx", "BERKAS_BOM", bomb),
    ("parts.xlsx", "BERKAS_BOM", many_parts),
    ("dtd.xlsx", "BERKAS_DTD", doctype),
    ("coloured.xlsx", "BERKAS_SEL_JAUH", coloured_rows),
    ("outside.xlsx", "BERKAS_DTD", entities_in_another_part),
    ("nested.xlsx", "BERKAS_ARSIP", zip_in_zip),
    ("noise.parquet", "BERKAS_RUSAK", parquet_footer_of_noise),
    ("endless.parquet", "BERKAS_RUSAK", parquet_without_end),
    ("picture.xls", "BERKAS_GAMBAR", write(b"\xff\xd8\xff\xe0JFIF")),
    ("rar.xlsx", "BERKAS_ARSIP", write(b"Rar!\x1a\x07\x00")),
    ("web.xlsx", "BERKAS_HTML", write(b"\xef\xbb\xbf<!DOCTYPE html><html><body>masuk dulu</body></html>")),
    ("flat.ods", "BERKAS_XML", write(b"<?xml version='1.0'?><office:document/>")),
    ("letters.docx", "BERKAS_BENTUK_LAIN", lambda path: zipfile.ZipFile(path, "w").writestr("word/document.xml", "<x/>")),
    ("entry.xlsx", "BERKAS_TERKUNCI", encrypted_entry),
    ("locked.xlsx", "BERKAS_TERKUNCI", lambda path: older.container(path, "EncryptionInfo", "EncryptedPackage")),
    ("locked_name.csv", "BERKAS_TERKUNCI", lambda path: older.container(path, "EncryptionInfo", "EncryptedPackage")),
    ("locked.xls", "BERKAS_TERKUNCI", lambda path: older.xls_with_password(path, ROWS)),
    ("locked_long.xls", "BERKAS_TERKUNCI", lambda path: older.xls_with_password(path, ROWS * 500)),
    ("locked.ods", "BERKAS_TERKUNCI", locked_ods),
    ("locked_whole.ods", "BERKAS_TERKUNCI", lambda path: older.ods_of(path, {"encrypted-package": b"?" * 500})),
    ("letter.xls", "BERKAS_TIDAK_DIKENAL", lambda path: older.container(path, "WordDocument")),
    ("ole.xls", "BERKAS_RUSAK", write(ole.SIGNATURE + bytes(600))),
    ("cut.xls", "BERKAS_RUSAK", lambda path: cut(older.xls(path, ROWS * 500), 3_000)),
    ("random.xls", "BERKAS_RUSAK|BERKAS_TERLALU_BESAR", write(ole.SIGNATURE + random.Random(7).randbytes(50_000))),
    ("huge.xls", "BERKAS_TERLALU_BESAR", huge_xls),
    ("wide.xls", "BERKAS_TERLALU_LEBAR", lambda path: older.xls(path, [[f"k{n}" for n in range(200)]] * 2)),
    ("bomb.ods", "BERKAS_BOM", lambda path: older.ods(path, ROWS, extra={"Pictures/a.xml": b" " * 6_000_000})),
    ("dtd.ods", "BERKAS_DTD", lambda path: older.ods(path, ROWS, prolog='<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>')),
    ("repeated.ods", "BERKAS_TERLALU_LEBAR", lambda path: older.ods(path, ROWS, tail=repeated(1, 121))),
    ("long.ods", "BERKAS_TERLALU_BESAR", lambda path: older.ods(path, ROWS, tail=repeated(250_001, 1))),
    ("cut.ods", "BERKAS_RUSAK", lambda path: cut(older.ods(path, ROWS), 60)),
    ("broken.ods", "BERKAS_RUSAK", lambda path: older.ods_of(path, {"content.xml": b"<office:document-content"})),
    ("cut.xlsx", "BERKAS_RUSAK", truncated),
    ("sheet.xlsx", "TATA_LETAK_TIDAK_DIKENAL|BERKAS_RUSAK", wrong_sheet),
    ("empty.csv", "BERKAS_KOSONG", write(b"")),
    ("blank.csv", "BERKAS_KOSONG", write(b"\n \r\n")),
    ("html.xls", "BERKAS_HTML", write(b"\r\n<html><table><tr><td>NIK</td></tr></table></html>")),
    *((f"page{number}.xls", "BERKAS_HTML", write(page)) for number, page in enumerate(PAGES)),
    *((f"form{number}.xls", "BERKAS_BENTUK_LAIN", write(form)) for number, form in enumerate(FORMS)),
    *((f"xml{number}.xls", "BERKAS_XML", write(page)) for number, page in enumerate(XML)),
    *((f"zip{number}.xlsx", "BERKAS_BENTUK_LAIN", zipped(name)) for number, name in enumerate(OTHER_ZIPS)),
    ("xml.xls", "BERKAS_XML", write(b"<?xml version='1.0'?><Workbook/>")),
    ("random.xlsx", "BERKAS_TIDAK_DIKENAL", random_bytes),
    ("nul.csv", "BERKAS_TIDAK_DIKENAL", write(b"nama;nik\nBudi\x00;1671\n")),
    ("late_nul.csv", "BERKAS_TIDAK_DIKENAL", write(b"nama;nik\n" + b"Budi;1\n" * 12_000 + b"\x00")),
    ("cut.sql", "BERKAS_SQL_TERPOTONG", write(b"-- dump\nINSERT INTO `data_rka` VALUES (1,'a")),
    ("deep.json", "BERKAS_RUSAK", write(b"[" * 50_000)),
    ("cut.json", "BERKAS_RUSAK", write(b'[{"kode_akun": "5.1')),
    ("number.json", "BERKAS_RUSAK", write(b'[{"kode_akun": ' + b"9" * 60_000 + b"}]")),
    ("quote.csv", "BERKAS_KUTIP", write(b'nama;nik\n"Budi;1\nSiti;2\n')),
    ("wide.csv", "BERKAS_TERLALU_LEBAR", wide_csv),
    ("wide.xlsx", "BERKAS_TERLALU_LEBAR", wide_sheet),
    ("scan.xlsx", "BERKAS_RUSAK", write(b"%PDF-1.7 ...")),
    ("photo.csv", "BERKAS_GAMBAR", write(b"\x89PNG\r\n\x1a\n")),
    ("archive.xlsx", "BERKAS_ARSIP", lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "x")),
    ("cut.parquet", "BERKAS_RUSAK", parquet_cut),
    ("par1.parquet", "BERKAS_RUSAK", write(b"PAR1" + struct.pack("<I", 2**31) + b"PAR1")),
    ("other.csv", "TATA_LETAK_TIDAK_DIKENAL", write(b"apel;jeruk\n1;2\n")),
    ("missing.xlsx", "BERKAS_TIDAK_DAPAT_DIBUKA", lambda path: None),
    ("folder.xlsx", "BERKAS_TIDAK_DAPAT_DIBUKA", lambda path: path.mkdir()),
    ("pipe.csv", "BERKAS_TIDAK_DAPAT_DIBUKA", os.mkfifo),
    ("device.csv", "BERKAS_TIDAK_DAPAT_DIBUKA", lambda path: path.symlink_to("/dev/zero")),
    ("dangling.csv", "BERKAS_TIDAK_DAPAT_DIBUKA", lambda path: path.symlink_to("nowhere.csv")),
    ("ring.csv", "BERKAS_TIDAK_DAPAT_DIBUKA", lambda path: path.symlink_to(path)),
]  # fmt: skip
