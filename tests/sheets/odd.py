"""Files that are strange and can be read all the same, each made by code; every one holds the row of ``hostile.ROWS``."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.sheets.hostile import HEADING_ROW, HEADINGS, NS, REL, RELS, ROWS, text_cell, workbook, write

NAMA, NIK, OPD = ROWS[1]
SHEET = "xl/worksheets/sheet1.xml"
ROW = '<row r="2">' + "".join(text_cell(f"{'ABC'[place]}2", cell) for place, cell in enumerate(ROWS[1])) + "</row>"
TABLE = pa.table({name: [cell] for name, cell in zip(HEADINGS, ROWS[1], strict=True)})
LINES = [";".join(row).encode() for row in ROWS]


def changed(path: Path, part: str, old: str, new: str, **more: bytes) -> None:
    """The plain workbook with a text of one part exchanged, and parts added."""
    workbook(path, HEADING_ROW + ROW)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts, **more}.items():
            archive.writestr(name, content)


def links_to_elsewhere(path: Path) -> None:
    """Cells that ask another workbook on a server and a program (DDE); what they last showed is stored beside."""
    asked = (
        f'<row r="2"><c r="A2" t="str"><f>[1]S!A1</f><v>{NAMA}</v></c>'
        f'<c r="B2" t="str"><f>cmd|\'/c calc\'!A1</f><v>{NIK}</v></c>{text_cell("C2", OPD)}</row>'
    )
    book = f'<externalLink {NS} xmlns:r="{REL}"><externalBook r:id="r1"><sheetNames><sheetName val="S"/></sheetNames></externalBook></externalLink>'
    dde = f'<externalLink {NS}><ddeLink ddeService="cmd" ddeTopic="/c calc"><ddeItems><ddeItem name="A1"/></ddeItems></ddeLink></externalLink>'
    rels = RELS.format(kind=f"{REL}/externalLinkPath", target="http://192.0.2.1/x.xlsx").replace('.xlsx"', '.xlsx" TargetMode="External"')
    workbook(
        path,
        HEADING_ROW + asked,
        extra={
            "xl/externalLinks/externalLink1.xml": book.encode(),
            "xl/externalLinks/externalLink2.xml": dde.encode(),
            "xl/externalLinks/_rels/externalLink1.xml.rels": rels.encode(),
        },
    )


def says_to_be_full(path: Path) -> None:
    changed(path, SHEET, "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')


def merged_to_the_end(path: Path) -> None:
    cells = "".join(f'<mergeCell ref="A{row}:C{row}"/>' for row in range(3, 20_000)) + '<mergeCell ref="D1:XFD1048576"/>'
    changed(path, SHEET, "</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>")


def second_sheet(name: str, state: str = "") -> Callable[[Path], None]:
    """A further sheet with the same rows."""

    def make(path: Path) -> None:
        one = '<sheet name="Data" sheetId="1" r:id="r1"/>'
        rels = RELS.format(kind=f"{REL}/worksheet", target="worksheets/sheet1.xml")
        more = rels.replace("</R", f'<Relationship Id="r2" Type="{REL}/worksheet" Target="worksheets/sheet2.xml"/></R')
        sheet = f"<worksheet {NS}><sheetData>{HEADING_ROW}{ROW}</sheetData></worksheet>".encode()
        added = {"xl/_rels/workbook.xml.rels": more.encode(), "xl/worksheets/sheet2.xml": sheet}
        changed(path, "xl/workbook.xml", one, f'{one}<sheet name="{name}" sheetId="2" r:id="r2" {state}/>', **added)

    return make


def table(**more: pa.Array) -> Callable[[Path], None]:
    """The row with columns added, or of another kind."""
    columns = {**{name: TABLE[name] for name in HEADINGS}, **more}
    return lambda path: pq.write_table(pa.table(columns), path)


def doubled_column(path: Path) -> None:
    pq.write_table(pa.Table.from_arrays([*TABLE.columns, pa.array(["x"])], [*HEADINGS, "NIK"]), path)


def many_groups(path: Path) -> None:
    with pq.ParquetWriter(path, TABLE.schema) as writer:
        for _ in range(50):
            writer.write_table(TABLE)


def lying_rows(path: Path) -> None:
    """A footer that tells of more rows than its pages hold."""
    pq.write_table(pa.concat_tables([TABLE] * 100), path, compression="none", use_dictionary=False)
    data = path.read_bytes()
    assert data.count(b"\xc8\x01") > 3  # 100, as the footer writes it
    path.write_bytes(data.replace(b"\xc8\x01", b"\xe8\x07"))


def shared_that_exaggerates(path: Path) -> None:
    """A table of texts that says to hold a few more."""
    rels = RELS.format(kind=f"{REL}/worksheet", target="worksheets/sheet1.xml")
    more = rels.replace("</R", f'<Relationship Id="r2" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></R')
    shared = f'<sst {NS} count="3" uniqueCount="3"><si><t>a</t></si></sst>'.encode()
    workbook(path, HEADING_ROW + ROW, extra={"xl/sharedStrings.xml": shared, "xl/_rels/workbook.xml.rels": more.encode()})


DUMP = f"""-- INSERT INTO t VALUES ('kosong','0','x');
/*
INSERT INTO t VALUES ('dibuang','0','x');
*/
/*!40101 SET NAMES utf8 */;
# it's a comment
CREATE TABLE `t` (`Nama` varchar(50) DEFAULT 'it''s', `NIK` varchar(16), `OPD` text, PRIMARY KEY (`NIK`)) COMMENT='a; b';
INSERT INTO `t` VALUES ('{NAMA}','{NIK}','{OPD}'),('O\\'Brien; /* x','{NIK}','Din''as');
INSERT INTO t (NIK, Nama) VALUES ('{NIK}', "dq \\"x\\"");
REPLACE INTO "db"."t" (`Nama`,`NIK`,`OPD`) VALUES (N'Ani', _utf8'{NIK}', NOW());
INSERT IGNORE INTO [dbo].[t] ([Nama],[NIK]) VALUES (E'a\\tb', '{NIK}') ON DUPLICATE KEY UPDATE Nama='z';
"""
COPY = f"CREATE TABLE public.t (nama text, nik text, opd text);\nCOPY public.t (nama, nik, opd) FROM stdin;\n{NAMA}\t{NIK}\t{OPD}\nA\\tB\t\\N\t\\\\\n\\.\n"

# Name, how it is made, and the rows that are read of it, by name, NIK and office.
FIRST = (NAMA, NIK, OPD)
READ: list[tuple[str, Callable[[Path], object], list[tuple[str | None, ...]]]] = [
    ("links.xlsx", links_to_elsewhere, [FIRST]),
    ("full.xlsx", says_to_be_full, [FIRST]),
    ("shared.xlsx", shared_that_exaggerates, [FIRST]),
    ("merged.xlsx", merged_to_the_end, [FIRST]),
    ("alike.xlsx", second_sheet("DATA"), [FIRST, FIRST]),
    ("hidden.xlsx", second_sheet("Lama", 'state="veryHidden"'), [FIRST]),
    ("nested.parquet", table(Anak=pa.array([[1, 2]]), Alamat=pa.array([{"rt": 1}])), [FIRST]),
    ("map.parquet", table(Peta=pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int64()))), [FIRST]),
    ("bytes.parquet", table(Nama=pa.array([NAMA.encode()]), OPD=pa.array([b"\xff"])), [(NAMA, NIK, "\ufffd")]),
    ("names.parquet", table(OPD=pa.array([OPD]).dictionary_encode()), [FIRST]),
    ("groups.parquet", many_groups, [FIRST] * 50),
    ("ends.csv", write(LINES[0] + b"\r\n" + LINES[1] + b"\n" + LINES[1] + b"\r" + LINES[1] + b"\r\n"), [FIRST] * 3),
    ("sep.csv", write(b"sep=;\n" + b"\n".join(LINES)), [FIRST]),
    ("nan.json", write(f'[{{"Nama":"{NAMA}","NIK":"{NIK}","OPD":"{OPD}"}},{{"Nama":"Ani","NIK":NaN,"OPD":1e999}}]'.encode()),
        [FIRST, ("Ani", None, "1e999")]),
    ("kinds.json", write(f'[{{"Nama":"{NAMA}","NIK":{NIK},"OPD":{{"x":1}}}},null,5,["a"]]'.encode()), [(NAMA, NIK, "[…]")]),
    ("dump.sql", write(DUMP.encode()),
        [FIRST, ("O'Brien; /* x", NIK, "Din'as"), ('dq "x"', NIK, None), ("Ani", NIK, None), ("a b", NIK, None)]),
    ("copy.sql", write(COPY.encode()), [FIRST, ("A B", None, "\\")]),
]  # fmt: skip
# As ``hostile.FILES``: told why they can't be read.
REFUSED: list[tuple[str, str, Callable[[Path], object]]] = [
    ("same.xlsx", "BERKAS_RUSAK", second_sheet("Data")),
    ("nested_nik.parquet", "TATA_LETAK_TIDAK_DIKENAL", table(Nama=pa.array([[NAMA]]), NIK=pa.array([{"x": NIK}]))),
    ("rows.parquet", "BERKAS_RUSAK", lying_rows),
    ("doubled.parquet", "JUDUL_GANDA", doubled_column),
    ("utf16.csv", "BERKAS_TIDAK_DIKENAL", write(b"\n".join(LINES).decode().encode("utf-16-le"))),
    ("utf32.csv", "BERKAS_TIDAK_DIKENAL", write(b"\n".join(LINES).decode().encode("utf-32"))),
    ("cell.csv", "BERKAS_RUSAK", write(LINES[0] + b'\n"' + b"S\n" * 500_001 + b'";1;x\n')),
    ("twice.json", "BERKAS_JSON_GANDA", write(b'[{"Nama":"Budi","NIK":"1","Nama":"Ani"}]')),
    ("doubt.csv", "TATA_LETAK_DUA_ARTI", write(b"Kode Unit;Nama\n1.02;Dinas\n")),
    ("copy_cut.sql", "BERKAS_SQL_TERPOTONG", write(COPY.encode()[:-6])),
]  # fmt: skip
