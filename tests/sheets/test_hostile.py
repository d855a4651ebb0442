"""Hostile, broken, protected and empty files: each gets its sentence, and the child reads the next file as if nothing had been."""

from __future__ import annotations

import random
import string
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from naungan.intake.problems import UNREADABLE
from naungan.kernel.errors import Unreadable
from naungan.kernel.messages import catalogue
from naungan.sheets.guarded import Guarded

STAGE = "naungan.intake.staging:stage"
HEADINGS = ("Nama", "NIK", "OPD")
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
    workbook(path, HEADING_ROW + f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>')


def far_column_single_quotes(path: Path) -> None:
    workbook(path, HEADING_ROW + "<row r='2'><c\nr = 'XFD2' t='n'><v>1</v></c></row>")


def bomb(path: Path) -> None:
    workbook(path, HEADING_ROW, extra={"xl/sharedStrings.xml": b" " * 450_000_000})


def many_parts(path: Path) -> None:
    workbook(path, HEADING_ROW, extra={f"xl/media/{n}.xml": b"<x/>" for n in range(600)})


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


def far_beyond_memory(path: Path) -> None:
    """Ten kilobytes shared by half a million cells: each cell becomes a copy of its own."""
    cells = "".join(
        f'<row r="{row}">{"".join(f"""<c r="{column}{row}" t="s"><v>0</v></c>""" for column in string.ascii_uppercase)}</row>'
        for row in range(1, 20_001)
    )
    shared = f"<sst {NS}><si><t>{'x' * 10_000}</t></si></sst>".encode()
    workbook(path, cells, extra={"xl/sharedStrings.xml": shared})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>", f'<Relationship Id="r2" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'.encode()
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


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


def write(data: bytes) -> Callable[[Path], None]:
    return lambda path: [path.write_bytes(data), None][1]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FILES: list[tuple[str, str, Callable[[Path], None]]] = [
    ("corner.xlsx", "BERKAS_SEL_JAUH", far_corner),
    ("quotes.xlsx", "BERKAS_SEL_JAUH", far_column_single_quotes),
    ("bomb.xlsx", "BERKAS_BOM", bomb),
    ("parts.xlsx", "BERKAS_BOM", many_parts),
    ("dtd.xlsx", "BERKAS_DTD", doctype),
    ("entry.xlsx", "BERKAS_TERKUNCI", encrypted_entry),
    ("locked.xlsx", "BERKAS_TERKUNCI", write(OLE + "EncryptedPackage".encode("utf-16-le"))),
    ("ole.xls", "BERKAS_RUSAK", write(OLE)),
    ("cut.xlsx", "BERKAS_RUSAK", truncated),
    ("sheet.xlsx", "TATA_LETAK_TIDAK_DIKENAL|BERKAS_RUSAK", wrong_sheet),
    ("memory.xlsx", "BERKAS_TERLALU_BESAR", far_beyond_memory),
    ("empty.csv", "BERKAS_KOSONG", write(b"")),
    ("blank.csv", "BERKAS_KOSONG", write(b"\n \r\n")),
    ("html.xls", "BERKAS_HTML", write(b"\r\n<html><table><tr><td>NIK</td></tr></table></html>")),
    ("xml.xls", "BERKAS_XML", write(b"<?xml version='1.0'?><Workbook/>")),
    ("random.xlsx", "BERKAS_TIDAK_DIKENAL", random_bytes),
    ("nul.csv", "BERKAS_TIDAK_DIKENAL", write(b"nama;nik\nBudi\x00;1671\n")),
    ("late_nul.csv", "BERKAS_TIDAK_DIKENAL", write(b"nama;nik\n" + b"Budi;1\n" * 12_000 + b"\x00")),
    ("quote.csv", "BERKAS_KUTIP", write(b'nama;nik\n"Budi;1\nSiti;2\n')),
    ("wide.csv", "BERKAS_TERLALU_LEBAR", wide_csv),
    ("wide.xlsx", "BERKAS_TERLALU_LEBAR", wide_sheet),
    ("scan.xlsx", "BERKAS_PDF", write(b"%PDF-1.7 ...")),
    ("photo.csv", "BERKAS_GAMBAR", write(b"\x89PNG\r\n\x1a\n")),
    ("archive.xlsx", "BERKAS_ARSIP", lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "x")),
    ("cut.parquet", "BERKAS_RUSAK", parquet_cut),
    ("par1.parquet", "BERKAS_RUSAK", write(b"PAR1" + struct.pack("<I", 2**31) + b"PAR1")),
    ("other.csv", "TATA_LETAK_TIDAK_DIKENAL", write(b"apel;jeruk\n1;2\n")),
    ("missing.xlsx", "BERKAS_TIDAK_DAPAT_DIBUKA", lambda path: None),
    ("folder.xlsx", "BERKAS_TIDAK_DAPAT_DIBUKA", lambda path: path.mkdir()),
]  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Iterator[Guarded]:
    with Guarded(STAGE, seconds=60) as guarded:
        yield guarded


@pytest.mark.parametrize(("name", "codes", "make"), FILES, ids=[name for name, _, _ in FILES])
def test_a_hostile_file_gets_its_sentence_and_the_next_is_read(
    tmp_path: Path, reader: Guarded, name: str, codes: str, make: Callable[[Path], None]
) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(Unreadable) as caught:
        reader.run({"path": str(path), "part": str(tmp_path / "part.parquet"), "no": 0})
    assert caught.value.code in codes.split("|")
    assert "{" not in caught.value.sentence("id") and "{" not in caught.value.sentence("en")
    good = workbook(tmp_path / "good.xlsx", HEADING_ROW + f'<row r="2">{text_cell("A2", "Budi")}{text_cell("C2", "Dinas")}</row>')
    assert reader.run({"path": str(good), "part": str(tmp_path / "good.parquet"), "no": 1})["rows"] == 1


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    good = workbook(tmp_path / "good.xlsx", HEADING_ROW)
    with Guarded(STAGE, seconds=0.0) as hasty, pytest.raises(Unreadable) as caught:
        hasty.run({"path": str(good)})
    assert caught.value.code == "BERKAS_TERLALU_LAMA"


def test_every_reason_has_a_file_and_a_remedy() -> None:
    tried = {code for _, codes, _ in FILES for code in codes.split("|")} | {"BERKAS_TERLALU_LAMA"}
    assert tried == set(UNREADABLE)
    assert all(catalogue()[code]["langkah"]["id"] for code in UNREADABLE)
