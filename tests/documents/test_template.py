"""Templates: what they hold, that a filled one checks clean, and that an old one is told where the new one is."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.command import run
from tests.evaluation.offices import write

from naungan.documents.template import write_template
from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.intake.layouts import layout
from naungan.intake.layouts.forms import MARK, form, templates, version
from naungan.kernel.messages import remedy

pytestmark = pytest.mark.chain

MADE = dt.date(2026, 11, 25)
UNITS = [{"unit": "1.02", "nama": '=HYPERLINK("x","Dinas Kesehatan")'}, {"unit": "1.01", "nama": "Dinas Pendidikan"}]


def template(path: Path, code: str, units: Any = ()) -> Path:
    write_template(path, code, made=MADE, units=units)
    return path


def filled(path: Path, code: str) -> Path:
    """The template with the example of each column in one row, as a person would type it."""
    book = openpyxl.load_workbook(template(path, code))
    for place, entry in enumerate(form(code), start=1):
        book.worksheets[0].cell(2, place).value = (int(entry.contoh) if entry.jenis == "uang" else entry.contoh) if entry.contoh else None
    book.save(path)
    return path


def checked(engine: Engine, path: Path, work: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    found = check_files(engine, [Source(path, path.name, pemda="1671", bulan="2026-10")], posisi=dt.date(2026, 10, 31), work=work)
    (file,) = engine.rows(found.file)
    return file, engine.rows(found.problem)


@pytest.mark.parametrize("code", templates())
def test_a_filled_template_checks_clean(duck: Engine, tmp_path: Path, code: str) -> None:
    file, problems = checked(duck, filled(tmp_path / "a.xlsx", code), tmp_path / "w")
    assert (file["layout"], file["masuk"], file["diterima"]) == (code, 1, 1)
    assert [problem["kode"] for problem in problems] == []


@pytest.mark.parametrize("code", templates())
def test_every_heading_is_known_and_every_column_explained(code: str) -> None:
    entries = form(code)
    assert len({entry.judul for entry in entries}) == len(entries)
    assert all(entry.isi for entry in entries)
    assert [entry.bidang for entry in entries if entry.wajib or entry.salah_satu]
    assert [entry.bidang for entry in entries] == [field for field in layout(code).kinds if field in {one.bidang for one in entries}]


def test_the_workbook_locks_its_headings_and_keeps_numbers_as_text(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(template(tmp_path / "a.xlsx", "roster_bebas", UNITS))
    sheet, places = book["Isian"], {entry.bidang: place for place, entry in enumerate(form("roster_bebas"), start=1)}
    letter = {bidang: sheet.cell(1, place).column_letter for bidang, place in places.items()}
    assert sheet.protection.sheet and not sheet.protection.password and sheet["A1"].protection.locked
    for bidang in ("nik", "hp"):
        assert (sheet.column_dimensions[letter[bidang]].number_format, sheet.column_dimensions[letter[bidang]].protection.locked) == (
            "@",
            False,
        )
    lists = {str(rule.sqref)[0]: rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert set(lists) == {letter[bidang] for bidang in ("jenis_kelamin", "kategori", "unit", "unit_nama")}
    assert all(sheet.cell(1, place).comment for place in places.values())
    hidden = book[MARK]
    assert hidden.sheet_state == "hidden"
    assert [hidden.cell(row, 2).value for row in (1, 2, 3)] == ["roster_bebas", version("roster_bebas"), "2026-11-25"]
    xml = _parts(tmp_path / "a.xlsx")
    assert "<f>" not in xml["xl/worksheets/sheet3.xml"] and "=HYPERLINK" in xml["xl/sharedStrings.xml"]


def _parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")}


def test_an_old_template_is_told_where_the_new_one_is(duck: Engine, tmp_path: Path) -> None:
    path = filled(tmp_path / "a.xlsx", "daftar_npp")
    book = openpyxl.load_workbook(path)
    book[MARK]["B2"] = "0ld0ld00"
    book.save(path)
    file, problems = checked(duck, path, tmp_path / "w")
    assert (file["diterima"], [problem["kode"] for problem in problems]) == (1, ["TEMPLAT_LAMA"])
    assert "naungan template daftar_npp" in remedy("TEMPLAT_LAMA", {"nama": "daftar_npp"})


@pytest.mark.parametrize("mark", ["<script>", "a" * 99, "a b", ""])
def test_a_mark_that_is_not_ours_says_nothing(duck: Engine, tmp_path: Path, mark: str) -> None:
    path = filled(tmp_path / "a.xlsx", "daftar_npp")
    book = openpyxl.load_workbook(path)
    book[MARK]["B1"] = mark
    book.save(path)
    assert [problem["kode"] for problem in checked(duck, path, tmp_path / "w")[1]] == []


def test_the_command_lists_makes_and_never_overwrites(tmp_path: Path) -> None:
    listed = run("template", expect=0).stdout
    assert all(code in listed for code in templates())
    units = write(tmp_path / "unit.csv", "kode unit;nama unit", "1.02;Dinas Kesehatan")
    out = tmp_path / "baru" / "a.xlsx"
    run("template", "roster_bebas", "--out", out, "--unit-list", units, expect=0)
    assert "Dinas Kesehatan" in {cell.value for row in openpyxl.load_workbook(out)[MARK] for cell in row}
    assert "sudah ada" in run("template", "roster_bebas", "--out", out, expect=2).stderr
    assert "zzz" in run("template", "zzz", expect=2).stderr
    assert "roster_bebas" in run("template", "penduduk_opensid", expect=2).stderr
