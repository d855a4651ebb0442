"""What a cell of an ODS says, whichever elements its text is put together from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from naungan.kernel.errors import Unreadable
from naungan.sheets.opendocument import ods_tables
from naungan.sheets.reading import open_book
from tests.sheets.older import ods_of

_SPACES = ("office", "table", "text", "style")
NAMES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _SPACES) + (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
# Elements inside a paragraph or a cell, and the words that must come of them.
TEXTS = {
    "tab": ("<text:p>Siti<text:tab/>Aminah</text:p>", "Siti\tAminah"),
    "line-break": ("<text:p>Siti<text:line-break/>Aminah</text:p>", "Siti\nAminah"),
    "space": ("<text:p>Siti<text:s/>Aminah</text:p>", "Siti Aminah"),
    "spaces": ('<text:p>Siti<text:s text:c="3"/>Aminah</text:p>', "Siti   Aminah"),
    "two paragraphs": ("<text:p>Siti</text:p><text:p>Aminah</text:p>", "Siti\nAminah"),
    "an empty paragraph between": ("<text:p>Siti</text:p><text:p/><text:p>Aminah</text:p>", "Siti\n\nAminah"),
    "heading": ("<text:h>Siti</text:h><text:p>Aminah</text:p>", "Siti\nAminah"),
    "list": ("<text:list><text:list-item><text:p>a</text:p></text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list>", "a\nb"),
    "span": ("<text:p><text:span>Siti</text:span> <text:span>Aminah</text:span></text:p>", "Siti Aminah"),
    "tab in a span": ("<text:p><text:span>Siti<text:tab/></text:span>Aminah</text:p>", "Siti\tAminah"),
    "link": ("<text:p>surat <text:a>a@contoh.id</text:a></text:p>", "surat a@contoh.id"),
    "field": ("<text:p>Lembar <text:sheet-name>Data</text:sheet-name></text:p>", "Lembar Data"),
    "ruby": ("<text:p><text:ruby><text:ruby-base>Siti</text:ruby-base><text:ruby-text>si</text:ruby-text></text:ruby></text:p>", "Siti"),
    "note": ("<text:p>Siti<text:note><text:note-body><text:p>catatan</text:p></text:note-body></text:note></text:p>", "Siti"),
    "annotation": ("<office:annotation><dc:creator>x</dc:creator><text:p>periksa</text:p></office:annotation><text:p>Siti</text:p>", "Siti"),
    "drawing": ("<text:p>Siti</text:p><draw:frame><draw:text-box><text:p>logo</text:p></draw:text-box></draw:frame>", "Siti"),
    "table inside": ("<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>Siti</text:p>", "Siti"),
    "indented": ("\n      <text:p>Siti\n        Aminah</text:p>\n    ", "Siti Aminah"),
    "page break": ("<text:p>Siti<text:soft-page-break/> Aminah</text:p>", "Siti Aminah"),
    "unknown element": ("<text:p>Siti <text:meta>Aminah</text:meta></text:p>", "Siti Aminah"),
    "entities": ("<text:p>Siti &amp; Aminah</text:p>", "Siti & Aminah"),
}  # fmt: skip
VALUES: dict[str, tuple[str, Any]] = {
    "number": ('<table:table-cell office:value-type="float" office:value="1250000.49"><text:p>1.250.000</text:p></table:table-cell>', 1250000.49),
    "money": ('<table:table-cell office:value-type="currency" office:value="1500000"><text:p>Rp 1,5 jt</text:p></table:table-cell>', 1500000.0),
    "day": ('<table:table-cell office:value-type="date" office:date-value="1990-07-01"><text:p>x</text:p></table:table-cell>', dt.date(1990, 7, 1)),
    "day with a clock": ('<table:table-cell office:value-type="date" office:date-value="1990-07-01T17:00:00"><text:p>x</text:p></table:table-cell>',
        dt.datetime(1990, 7, 1, 17)),  # noqa: DTZ001
    "a day of no calendar": ('<table:table-cell office:value-type="date" office:date-value="12990-07-01"><text:p>x</text:p></table:table-cell>', "12990-07-01"),
    "yes": ('<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>BENAR</text:p></table:table-cell>', True),
    "value aside": ('<table:table-cell office:value-type="string" office:string-value="Siti"/>', "Siti"),
    "LibreOffice's error": ('<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>', "#N/A"),
    "an error that claims to be a number": ('<table:table-cell office:value-type="float" office:value="0"><text:p>Err:502</text:p></table:table-cell>', "Err:502"),
    "a number too wide for its column": ('<table:table-cell office:value-type="float" office:value="5"><text:p>###</text:p></table:table-cell>', 5.0),
    "covered": ("<table:covered-table-cell><text:p>Siti</text:p></table:covered-table-cell>", "Siti"),
}  # fmt: skip


def book(path: Path, body: str, *, styles: str = "", settings: str = "") -> Path:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{settings}{body}</office:spreadsheet></office:body></office:document-content>"
    )
    return ods_of(path, {"content.xml": content.encode()})


def table(*rows: str, style: str = "", name: str = "Data") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


def row(*cells: str, repeat: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeat}">{"".join(cells)}</table:table-row>'


def cell(content: str, repeat: int = 1) -> str:
    return f'<table:table-cell table:number-columns-repeated="{repeat}" office:value-type="string">{content}</table:table-cell>'


@pytest.mark.parametrize(("content", "words"), TEXTS.values(), ids=TEXTS)
def test_no_element_of_a_text_glues_two_words(tmp_path: Path, content: str, words: str) -> None:
    tables, _ = ods_tables(book(tmp_path / "a.ods", table(row(cell(content), cell("<text:p>x</text:p>")))))
    assert [one.rows for one in tables] == [[[words, "x"]]]


@pytest.mark.parametrize(("content", "value"), VALUES.values(), ids=VALUES)
def test_a_cell_has_the_value_of_its_type(tmp_path: Path, content: str, value: Any) -> None:
    tables, _ = ods_tables(book(tmp_path / "a.ods", table(row(content))))
    assert tables[0].rows == [[value]]


def test_repeated_cells_and_rows_stand_where_they_are_shown(tmp_path: Path) -> None:
    empty = row(cell("", 16_384), repeat=3)
    far = row(cell("", 16_384), repeat=1_048_000)
    body = table(row(cell("", 2), cell("<text:p>a</text:p>", 2)), empty, row(cell("<text:p>b</text:p>"), repeat=2), far)
    tables, _ = ods_tables(book(tmp_path / "a.ods", f"{body}{table(name='Kosong')}"))
    assert [(one.name, one.rows) for one in tables] == [("Data", [["", "", "a", "a"], [], [], [], ["b"], ["b"]]), ("Kosong", [])]


@pytest.mark.parametrize(("rows", "columns", "code"), [(1, 121, "BERKAS_TERLALU_LEBAR"), (250_001, 1, "BERKAS_TERLALU_BESAR")])
def test_a_cell_repeated_past_a_limit_is_refused(tmp_path: Path, rows: int, columns: int, code: str) -> None:
    path = book(tmp_path / "a.ods", table(row(cell("<text:p>x</text:p>", columns), repeat=rows)))
    with pytest.raises(Unreadable) as caught:
        open_book(path)
    assert caught.value.code == code


def test_groups_hidden_sheets_deleted_tables_and_the_year_that_days_begin_with(tmp_path: Path) -> None:
    styles = '<style:style style:name="s" style:family="table"><style:table-properties table:display="false"/></style:style>'
    deleted = f"<table:tracked-changes><table:deletion>{row(cell('<text:p>lama</text:p>'))}</table:deletion></table:tracked-changes>"
    settings = f'<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>{deleted}'
    inner = f"<table:table-header-rows>{row(cell('<text:p>a</text:p>'))}</table:table-header-rows><table:table-row-group>{row(cell('<text:p>b</text:p>'))}</table:table-row-group>"
    tables, from_1904 = ods_tables(book(tmp_path / "a.ods", table(inner) + table(style="s", name="Lama"), styles=styles, settings=settings))
    assert [(one.name, one.visible, one.rows) for one in tables] == [("Data", True, [["a"], ["b"]]), ("Lama", False, [])]
    assert from_1904
