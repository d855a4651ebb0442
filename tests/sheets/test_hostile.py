"""Hostile, broken, protected and empty files: each gets its sentence, and the child reads the next file as if nothing had been."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from naungan.intake.problems import UNREADABLE
from naungan.intake.reading.sources import Source, read_sources
from naungan.kernel.errors import Unreadable
from naungan.kernel.messages import catalogue, remedy
from naungan.sheets import preflight
from naungan.sheets import workbook as workbooks
from naungan.sheets.guarded import Guarded
from naungan.sheets.reading import open_book
from naungan.sheets.workbook import _rows
from tests.sheets.hostile import FILES, HEADING_ROW, ROWS, text_cell, workbook
from tests.sheets.odd import REFUSED
from tests.sheets.older import ods, xls
from tests.sheets.papers import PAPERS

STAGE = "naungan.intake.reading.staging:stage"


@pytest.fixture(scope="module")
def reader() -> Iterator[Guarded]:
    with Guarded(STAGE, seconds=60) as guarded:
        yield guarded


EVERY = [*FILES, *REFUSED, *PAPERS]


@pytest.mark.parametrize(("name", "codes", "make"), EVERY, ids=[name for name, _, _ in EVERY])
def test_a_hostile_file_gets_its_sentence_and_the_next_is_read(
    tmp_path: Path, reader: Guarded, name: str, codes: str, make: Callable[[Path], object]
) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(Unreadable) as caught:
        reader.run({"path": str(path), "part": str(tmp_path / "part.parquet"), "no": 0})
    assert caught.value.code in codes.split("|")
    assert "{" not in caught.value.sentence()
    good = workbook(tmp_path / "good.xlsx", HEADING_ROW + f'<row r="2">{text_cell("A2", "Budi")}{text_cell("C2", "Dinas")}</row>')
    assert reader.run({"path": str(good), "part": str(tmp_path / "good.parquet"), "no": 1})["rows"] == 1


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    good = workbook(tmp_path / "good.xlsx", HEADING_ROW)
    with Guarded(STAGE, seconds=0.0) as hasty, pytest.raises(Unreadable) as caught:
        hasty.run({"path": str(good)})
    assert caught.value.code == "BERKAS_TERLALU_LAMA"


def test_a_file_that_ends_the_child_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    with Guarded("tests.sheets.dying:stage", seconds=60) as guarded:
        with pytest.raises(Unreadable) as caught:
            guarded.run({"die": True})
        assert caught.value.code == "BERKAS_TERLALU_BESAR"
        assert guarded.run({"die": False}) == {"rows": 1}


@pytest.mark.parametrize(
    ("far", "code", "rows"), [("", None, 1), ('<row r="1048576">' + text_cell("XFD1048576", "x") + "</row>", "BERKAS_SEL_JAUH", 0)]
)
def test_a_long_workbook_is_read_while_it_is_looked_through(tmp_path: Path, far: str, code: str | None, rows: int) -> None:
    row = f'<row r="2">{text_cell("A2", "Budi")}{text_cell("C2", "Dinas")}</row>'
    long = workbook(tmp_path / "long.xlsx", HEADING_ROW + row + far, extra={"xl/media/a.png": os.urandom(1_100_000)})
    (staged,) = read_sources([Source(long, long.name)], tmp_path / "work")
    assert (staged.code, staged.answer.get("rows", 0)) == (code, rows)


def test_what_the_zip_itself_says_is_asked_before_a_long_workbook_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(workbooks, "_LONG", 0)
    monkeypatch.setattr(workbooks, "_opened", opened.append)
    monkeypatch.setattr(preflight, "UNPACKED", 100)
    with pytest.raises(Unreadable) as caught:
        open_book(workbook(tmp_path / "long.xlsx", HEADING_ROW), at_once=True)
    assert (caught.value.code, opened) == ("BERKAS_BOM", [])


@pytest.mark.parametrize(("prolog", "asked"), [("", ["A", "B"]), ("<!DOCTYPE x>", [])])
def test_no_sheet_is_read_once_the_look_has_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prolog: str, asked: list[str]) -> None:
    met: list[str] = []
    monkeypatch.setattr(workbooks, "_LONG", 0)
    monkeypatch.setattr(workbooks, "ThreadPoolExecutor", _Before)
    monkeypatch.setattr(workbooks, "_opened", lambda _: SimpleNamespace(get_sheet_by_name=met.append))
    monkeypatch.setattr(workbooks, "_worksheets", lambda _: [(0, "A", True), (1, "tersembunyi", False), (2, "B", True)])
    with pytest.raises(Unreadable) if prolog else nullcontext():
        open_book(workbook(tmp_path / "long.xlsx", HEADING_ROW, prolog=prolog), at_once=True)
    assert met == asked


class _Before(ThreadPoolExecutor):
    """Has done what it was given before whoever gave it goes on."""

    def submit(self, *work: Any) -> Future[Any]:
        given = super().submit(*work)
        wait([given])
        return given


def test_an_error_that_stands_in_no_row_is_put_on_none() -> None:
    class _Three:
        total_width, total_height = 1, 3

        def to_python(self, *, skip_empty_area: bool) -> list[list[str]]:
            return [["a"], ["b"], ["c"]]

    found = list(_rows(None, "Data", {0: {0: "#REF!"}, 2: {0: "#N/A"}, 4: {0: "#REF!"}}, {"Data": _Three()}))
    assert found == [(1, ["a"]), (2, ["#N/A"]), (3, ["c"])]


def test_every_reason_has_a_file_and_a_remedy() -> None:
    # Those of amounts, of time, of older forms, of mappings, of a layout asked for and of what is not opened have tests of their own.
    elsewhere = {"BERKAS_ANGKA_MUSTAHIL", "BERKAS_TERLALU_LAMA", "BERKAS_BENTUK_LAMA", "PEMETAAN_TIDAK_COCOK", "TATA_LETAK_BUKAN_ITU"}
    elsewhere |= {"BERKAS_TAUTAN_KELUAR", "FOLDER_TIDAK_DAPAT_DIBUKA", "TATA_LETAK_MERAGUKAN"}
    tried = {code for _, codes, _ in EVERY for code in codes.split("|")}
    assert tried | elsewhere == set(UNREADABLE)
    assert all(catalogue()[code].langkah for code in UNREADABLE)


@pytest.mark.parametrize(("name", "make"), [("older.xls", xls), ("older.ods", ods)])
def test_older_forms_are_read_as_they_are(tmp_path: Path, reader: Guarded, name: str, make: Callable[..., Path]) -> None:
    answer = reader.run({"path": str(make(tmp_path / name, ROWS * 1)), "part": str(tmp_path / "part.parquet"), "no": 0})
    assert (answer["layout"], answer["rows"], answer["sheets"][0]["lembar"]) == ("roster_bebas", 1, "Data")


@pytest.mark.parametrize(("name", "form"), [("huge.xls", "XLS"), ("bomb.ods", "ODS")])
def test_an_older_form_at_its_limit_is_to_be_saved_anew(tmp_path: Path, name: str, form: str) -> None:
    next(make for known, _, make in FILES if known == name)(tmp_path / name)
    (staged,) = read_sources([Source(tmp_path / name, name)], tmp_path / "work")
    assert (staged.code, staged.params) == ("BERKAS_BENTUK_LAMA", {"jenis": form})
    assert "simpan sebagai .xlsx" in remedy("BERKAS_BENTUK_LAMA")
