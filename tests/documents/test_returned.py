"""The workbook that goes back: all that the unit made stays, cell by cell; wrong cells are filled, commented, listed and linked."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet
from tests.sheets.older import ods, xls

from naungan.documents.returned import write_returned
from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.sheets.marked.styles import COLOURS

pytestmark = pytest.mark.chain

POSISI = dt.date(2026, 10, 31)
NIK = "1671014505900017"
HEAD = ["No", "Nama", "NIK", "Tgl Lahir", "Instansi", "Honor"]
ROWS: list[list[Any]] = [
    [1, "Siti Aminah", NIK, "05-05-1990", "Dinas Kesehatan", 1_500_000],
    [2, "Budi Santoso", NIK[:15], "x", "Dinas Kesehatan", "satu juta"],
    [3, "Joko", None, "01-01-1990", "Dinas Kesehatan", 1_200_000],
    [4, None, None, None, "Dinas Kesehatan", 900_000],
]
# Row and column of each mark, for a heading on row 1 and these rows below it: what is wrong, how gravely.
MARKS = {(3, 3): "hold", (3, 4): "note", (3, 6): "hold", (4, 3): "hold", (5, 3): "refuse"}


def picture(path: Path) -> Path:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


def rich(path: Path) -> Path:
    """A workbook with everything that offices put into one."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, hidden = book.add_worksheet("Data Pegawai"), book.add_worksheet("O'Data")
        yellow, money = book.add_format({"bg_color": "yellow", "bold": True}), book.add_format({"num_format": '"Rp"#,##0', "border": 1})
        locked = book.add_format({"locked": False, "italic": True, "align": "right"})
        sheet.write_row(0, 0, HEAD, yellow)
        for number, row in enumerate(ROWS, 1):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell, money if column == 5 else locked if column == 3 else None)
        sheet.write_formula("H2", "=F2*2", money, 3_000_000)
        sheet.write_rich_string("H3", "tebal ", yellow, "kuning", " <&>\"'")
        sheet.write_comment("B2", "catatan kami", {"author": "Bendahara"})
        sheet.write_comment("C3", "cek lagi ya", {"author": "Bendahara"})
        sheet.merge_range("J1:K2", "gabungan", yellow)
        sheet.data_validation("F2:F100", {"validate": "decimal", "criteria": ">", "value": 0, "error_message": "harus positif"})
        sheet.conditional_format("F2:F100", {"type": "cell", "criteria": ">", "value": 2_000_000, "format": yellow})
        sheet.freeze_panes(1, 2)
        sheet.set_column("B:B", 40)
        sheet.set_column("C:C", 22, book.add_format({"num_format": "@"}))
        sheet.set_row(2, 33)
        sheet.autofilter("A1:F5")
        sheet.print_area("A1:F5")
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_header("&Lkop&RHalaman &P")
        sheet.protect("", {"format_cells": True})
        sheet.insert_image("M1", str(picture(path.with_suffix(".png"))))
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "='Data Pegawai'!$F$2:$F$5"})
        sheet.insert_chart("H8", chart)
        hidden.write("A1", "rahasia")
        hidden.hide()
        book.define_name("Upah", "='Data Pegawai'!$F$2:$F$5")
    return path


def returned(engine: Engine, path: Path, out: Path) -> tuple[openpyxl.Workbook, list[str]]:
    work = path.parent / "work"
    checked = check_files(engine, [Source(path, path.name, pemda="1671")], posisi=POSISI, work=work)
    lost = write_returned(out, engine, checked.staged[0], checked.problem, work)
    assert [file.name for file in out.parent.iterdir() if "sementara" in file.name] == []
    return openpyxl.load_workbook(out, rich_text=True), lost


def marks(sheet: Worksheet) -> dict[tuple[int, int], str]:
    """The cells with a fill of ours."""
    by_colour = {colour: severity for severity, colour in COLOURS.items()}
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {(cell.row, cell.column): by_colour[cell.fill.fgColor.rgb] for cell in cells if cell.fill.fgColor.rgb in by_colour}


@pytest.fixture(scope="module")
def pair(duck: Engine, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[str]]:
    folder = tmp_path_factory.mktemp("kembali")
    path, out = rich(folder / "daftar.xlsx"), folder / "kembali" / "daftar.xlsx"
    _, lost = returned(duck, path, out)
    return path, out, lost


def test_wrong_cells_are_filled_and_commented(pair: tuple[Path, Path, list[str]]) -> None:
    sheet = openpyxl.load_workbook(pair[1])["Data Pegawai"]
    assert marks(sheet) == MARKS
    assert sheet["F3"].comment.text.startswith("ditahan: Upah tidak terbaca") and "\n→ " in sheet["F3"].comment.text
    assert sheet["C3"].comment.text.startswith("cek lagi ya\n— Naungan —\nditahan: NIK hanya 15 angka")
    assert sheet["B2"].comment.text == "catatan kami" and sheet["B2"].comment.author == "Bendahara"
    commented = {(cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.comment}
    assert commented == {*MARKS, (2, 2)}


def test_everything_the_unit_made_stays(pair: tuple[Path, Path, list[str]]) -> None:
    old, new = (openpyxl.load_workbook(path, rich_text=True) for path in pair[:2])
    assert new.sheetnames == [*old.sheetnames, "Masalah"]
    assert {name: made.attr_text for name, made in new.defined_names.items()} == {"Upah": "'Data Pegawai'!$F$2:$F$5"}
    for name in old.sheetnames:
        _same_sheet(old[name], new[name])
        assert old[name].sheet_state == new[name].sheet_state
    assert new.active.title == "Data Pegawai" and pair[2] == []


def _same_sheet(old: Worksheet, new: Worksheet) -> None:
    for row in old.iter_rows():
        for cell in row:
            other = new[cell.coordinate]
            if cell.value is None and (cell.row, cell.column) in MARKS:
                assert other.number_format == "@"  # the cell was not there; it has the style of its column
                continue
            for aspect in ("value", "data_type", "number_format", "font", "border", "alignment", "protection"):
                assert repr(getattr(cell, aspect)) == repr(getattr(other, aspect)), (cell.coordinate, aspect)
            assert repr(cell.fill) == repr(other.fill) or (cell.row, cell.column) in MARKS
    assert old.dimensions == new.dimensions and old.merged_cells.ranges == new.merged_cells.ranges
    assert {name: one.width for name, one in old.column_dimensions.items()} == {
        name: one.width for name, one in new.column_dimensions.items()
    }
    assert {name: one.height for name, one in old.row_dimensions.items()} == {name: one.height for name, one in new.row_dimensions.items()}
    assert [vars(one) for one in old.data_validations.dataValidation] == [vars(one) for one in new.data_validations.dataValidation]
    assert [(str(area.sqref), [rule.formula for rule in area.rules]) for area in old.conditional_formatting] == [
        (str(area.sqref), [rule.formula for rule in area.rules]) for area in new.conditional_formatting
    ]
    for setting in ("freeze_panes", "print_area", "print_title_rows"):
        assert getattr(old, setting) == getattr(new, setting)
    assert old.auto_filter.ref == new.auto_filter.ref and old.page_setup.orientation == new.page_setup.orientation
    assert old.oddHeader.left.text == new.oddHeader.left.text and old.protection.sheet == new.protection.sheet


def test_what_no_library_carries_is_there_byte_for_byte(pair: tuple[Path, Path, list[str]]) -> None:
    with zipfile.ZipFile(pair[0]) as old, zipfile.ZipFile(pair[1]) as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert {name for name in old.namelist() if "chart" in name or "media" in name or "drawing1.xml" in name} & changed == set()
        assert changed == {
            "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml",
            "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
        }  # fmt: skip


def test_the_list_leads_to_each_cell_and_shows_no_whole_nik(pair: tuple[Path, Path, list[str]]) -> None:
    sheet = openpyxl.load_workbook(pair[1])["Masalah"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=sheet.auto_filter.ref and 6)]
    assert rows[0] == ["Akibat", "Lembar", "Sel", "Kolom", "Isi (disamarkan)", "Masalah", "Perbaikan"]
    assert rows[2 + [row[2] for row in rows[2:]].index("C3")][:5] == ["ditahan", "Data Pegawai", "C3", "NIK", "1671•••••••••01"]
    links = {cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {name: f"'Data Pegawai'!{name}" for name in ("C3", "D3", "F3", "C4", "C5")}
    shown = "".join(str(cell) for row in rows for cell in row) + "".join(
        cell.comment.text for row in openpyxl.load_workbook(pair[1])["Data Pegawai"].iter_rows() for cell in row if cell.comment
    )
    assert NIK[:15] not in shown
    assert [cell.value for cell in sheet[4]][:3] == ["ditolak", "ditahan", "catatan"]
    assert set(marks(sheet).values()) == set(COLOURS)


def test_a_corrected_workbook_comes_back_without_its_old_marks(duck: Engine, tmp_path: Path) -> None:
    first, second = tmp_path / "satu" / "daftar.xlsx", tmp_path / "dua" / "daftar.xlsx"
    returned(duck, rich(tmp_path / "daftar.xlsx"), first)
    book = openpyxl.load_workbook(first)
    book["Data Pegawai"]["C3"] = "1671014505900025"
    book["Data Pegawai"]["F3"] = 1_000_000
    book.save(first)
    again, _ = returned(duck, first, second)
    assert again.sheetnames == ["Data Pegawai", "O'Data", "Masalah"]
    assert marks(again["Data Pegawai"]) == {place: severity for place, severity in MARKS.items() if place not in {(3, 3), (3, 6)}}
    assert again["Data Pegawai"]["C3"].comment.text == "cek lagi ya" and again["Data Pegawai"]["F3"].comment is None


def test_macros_and_signatures_are_left_behind_and_named(duck: Engine, tmp_path: Path) -> None:
    path, kind = tmp_path / "makro.xlsm", "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    with zipfile.ZipFile(rich(tmp_path / "daftar.xlsx")) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            data = data.replace(b"</Relationships>", f'<Relationship Id="m" Type="{kind}" Target="vbaProject.bin"/></Relationships>'.encode()) if name == "xl/_rels/workbook.xml.rels" else data  # fmt: skip
            new.writestr(name, data.replace(b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"))  # fmt: skip
        new.writestr("xl/vbaProject.bin", b"Sub Jalan()")
    book, lost = returned(duck, path, tmp_path / "out" / "makro.xlsx")
    assert lost == ["Makro tidak ikut terbawa."]
    assert lost[0] in [row[0].value for row in book["Masalah"].iter_rows(max_row=5)]
    with zipfile.ZipFile(tmp_path / "out" / "makro.xlsx") as made:
        assert "xl/vbaProject.bin" not in made.namelist() and b"macroEnabled" not in made.read("[Content_Types].xml")


def test_a_workbook_that_cannot_be_marked_in_place_becomes_a_new_one_and_says_what_stays_behind(duck: Engine, tmp_path: Path) -> None:
    path = tmp_path / "aneh.xlsx"
    with zipfile.ZipFile(rich(tmp_path / "daftar.xlsx")) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<styleSheet/>" if name == "xl/styles.xml" else old.read(name))
    book, lost = returned(duck, path, tmp_path / "out" / "aneh.xlsx")
    assert marks(book["Data Pegawai"]) == MARKS
    assert book.sheetnames == ["Data Pegawai", "O'Data", "Masalah"] and book["O'Data"].sheet_state == "hidden"
    assert [sentence.split()[0] for sentence in lost] == ["Ini", "Grafik", "Gambar"]
    assert set(lost) <= {row[0].value for row in book["Masalah"].iter_rows(max_row=7)}


def test_beyond_what_can_be_shown_the_gravest_are_marked(duck: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naungan.documents.returned.SHOWN", 2)
    book, _ = returned(duck, rich(tmp_path / "daftar.xlsx"), tmp_path / "out" / "daftar.xlsx")
    assert sorted(marks(book["Data Pegawai"]).values()) == ["hold", "refuse"]
    assert "2 masalah terberat dari 6" in str(book["Masalah"]["A4"].value)


def parquet(path: Path, rows: list[list[Any]]) -> Path:
    columns = list(zip(*[[None if cell is None else str(cell) for cell in row] for row in rows[1:]], strict=True))
    pq.write_table(pa.table(dict(zip(rows[0], columns, strict=True))), path)
    return path


def semicolons(path: Path, rows: list[list[Any]]) -> Path:
    path.write_text("".join(";".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows), "utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "make", "sheet"),
    [("a.xls", xls, "Data"), ("a.ods", ods, "Data"), ("a.csv", semicolons, "Data"), ("a.parquet", parquet, "Data")],
)
def test_other_forms_become_a_new_workbook_with_the_same_columns_and_marks(
    duck: Engine, tmp_path: Path, name: str, make: Any, sheet: str
) -> None:
    path = make(tmp_path / name, [HEAD, *[["" if cell is None and make is ods else cell for cell in row] for row in ROWS]])
    book, lost = returned(duck, path, tmp_path / "out" / "a.xlsx")
    assert book.sheetnames == [sheet, "Masalah"]
    assert [cell.value for cell in book[sheet][1]] == HEAD
    assert marks(book[sheet]) == MARKS
    values = [["" if cell.value is None else str(cell.value) for cell in row] for row in book[sheet].iter_rows(min_row=2, max_col=6)]
    assert values == [["" if cell is None else str(cell) for cell in row] for row in ROWS]
    assert bool(lost) is (make in (xls, ods))


def test_text_that_would_be_a_formula_stays_text(duck: Engine, tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://x","klik")'
    path = tmp_path / "a.csv"
    path.write_text(f"Nama;NIK;Instansi\n'{evil};12;Dinas\n@SUM(1);{NIK};+1-1\n", "utf-8")
    book, _ = returned(duck, path, tmp_path / "out" / "a.xlsx")
    assert {cell.data_type for row in book["Data"].iter_rows() for cell in row} == {"s"}
    assert {cell.data_type for row in book["Masalah"].iter_rows() for cell in row if cell.value is not None} == {"s"}


def test_a_merged_cell_is_marked_where_it_shows(duck: Engine, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as made:
        sheet = made.add_worksheet("Data")
        sheet.write_row(0, 0, ["Nama", "NIK", "Instansi", "Kategori"])
        for row, nama in ((1, "Siti"), (2, "Budi")):
            sheet.write_row(row, 0, [nama, f"167101450590001{row}"])
        sheet.merge_range("D2:D3", "entah apa")
    book, _ = returned(duck, tmp_path / "a.xlsx", tmp_path / "out" / "a.xlsx")
    assert marks(book["Data"])[2, 4] == "note"
    assert next(iter(book["Data"].merged_cells.ranges)).coord == "D2:D3"


def test_a_workbook_without_styles_and_with_prefixed_names_is_marked(duck: Engine, tmp_path: Path) -> None:
    """As some programs write it: every element with a prefix, cells without their places, no styles."""
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = "".join(
        "<x:row>" + "".join(f'<x:c t="inlineStr"><x:is><x:t>{cell}</x:t></x:is></x:c>' for cell in row) + "</x:row>"
        for row in (["Nama", "NIK", "Instansi"], ["Siti", "12", "Dinas"])
    )
    relation = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{}/{}" Target="{}"/></Relationships>'  # fmt: skip
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sheet.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": relation.format(rel, "officeDocument", "/xl/workbook.xml"),
        "xl/workbook.xml": f'<x:workbook xmlns:x="{ns}" xmlns:r="{rel}"><x:sheets><x:sheet name="Data" sheetId="1" r:id="r1"/></x:sheets></x:workbook>',
        "xl/_rels/workbook.xml.rels": relation.format(rel, "worksheet", "sheet.xml"),
        "xl/sheet.xml": f'<x:worksheet xmlns:x="{ns}"><x:sheetData>{rows}</x:sheetData></x:worksheet>',
    }
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    book, lost = returned(duck, tmp_path / "a.xlsx", tmp_path / "out" / "a.xlsx")
    assert (marks(book["Data"]), lost, book.sheetnames) == ({(2, 2): "hold"}, [], ["Data", "Masalah"])
    assert book["Data"]["B2"].comment.text.startswith("ditahan")
