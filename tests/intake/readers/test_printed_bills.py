"""A printed Formulir 2a goes the way of every other bill: rows, NPP and month, problems at page and number; or it waits as a whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.command import run
from tests.sheets.bills import PRODUCERS, bill, by_reportlab, by_typst, person

from naungan.engine import Engine
from naungan.intake import Source, check_files

pytestmark = pytest.mark.chain


def read(engine: Engine, path: Path, work: Path) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    checked = check_files(engine, [Source(path, path.name, pemda="1671")], posisi=dt.date(2026, 10, 31), work=work)
    (file,) = engine.rows(checked.file)
    bills, members = (engine.rows(checked.relations[name].order_by("urutan")) for name in ("bill", "member"))
    return file, bills, members, engine.rows(checked.problem.order_by("kode", "baris"))


@pytest.mark.parametrize("producer", PRODUCERS)
def test_it_is_read_as_the_workbook_would_be(duck: Engine, tmp_path: Path, producer: str) -> None:
    made = bill(120)
    PRODUCERS[producer](tmp_path / "a.pdf", made)
    file, bills, members, problems = read(duck, tmp_path / "a.pdf", tmp_path / "work")
    assert (file["layout"], file["masuk"], file["diterima"], file["bulan"]) == ("formulir_2a", 120, 120, "2026-10")
    assert {(row["npp"], row["bulan"], row["tarif_sesuai"], row["jumlah_sesuai"]) for row in bills} == {("16000001", "2026-10", True, True)}
    assert [row["nik"] for row in members] == [person(place)[0] for place in range(120)]
    assert [row["baris"] for row in bills] == list(range(1, 121))
    assert [one["kode"] for one in problems] == ["TAGIHAN_PDF_NAMA"]


def test_a_problem_points_to_the_page_and_the_printed_number(duck: Engine, tmp_path: Path) -> None:
    made = bill(120)
    by_typst(tmp_path / "a.pdf", made.with_cell(99, 2, "1671013102900017"))
    _, bills, _, problems = read(duck, tmp_path / "a.pdf", tmp_path / "work")
    (wrong,) = [one for one in problems if one["kode"] == "NIK_TANGGAL"]
    assert (wrong["baris"], wrong["lembar"]) == (100, next(row["lembar"] for row in bills if row["baris"] == 100))
    assert str(wrong["lembar"]).startswith("Halaman ") and wrong["lembar"] != "Halaman 1"


def test_it_goes_back_as_a_workbook_with_its_problems_listed(tmp_path: Path) -> None:
    by_typst(tmp_path / "a.pdf", bill(120).with_cell(99, 2, "1671013102900017"))
    run("check", tmp_path / "a.pdf", "--bulan", "2026-10", "--kembali", tmp_path / "kembali.xlsx", expect=1)
    book = openpyxl.load_workbook(tmp_path / "kembali.xlsx")
    first = [[cell.value for cell in row] for row in book["Halaman 1"].iter_rows()]
    assert first[0][0] == "RINCIAN IURAN TENAGA KERJA (FORMULIR 2a PU)" and first[4][:2] == ["No.", "NIK"] and first[5][0] == "1"
    told = [[str(cell.value) for cell in row] for row in book["Masalah"].iter_rows()]
    assert any("100" in " ".join(row) and row[1].startswith("Halaman ") for row in told)


def test_one_that_is_not_sure_is_held_as_a_whole_and_its_people_are_told(duck: Engine, tmp_path: Path) -> None:
    made = bill(45)
    by_reportlab(tmp_path / "a.pdf", replace(made, sums=None))
    file, bills, members, problems = read(duck, tmp_path / "a.pdf", tmp_path / "work")
    assert (file["kode"], file["dipakai"], file["masuk"], file["orang"]) == ("PDF_TANPA_JUMLAH", False, None, 45)
    assert (bills, members) == ([], [])
    assert [(one["kode"], one["baris"]) for one in problems] == [("PDF_TANPA_JUMLAH", None)]
