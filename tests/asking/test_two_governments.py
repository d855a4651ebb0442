"""One branch serves two governments: one list, and its one answer closes the unknown of both, wherever it lies."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from naungan.engine.lake import PART
from tests.command import run
from tests.evaluation.kabupaten import BULAN, PEMDA, lay_out

pytestmark = pytest.mark.chain
OTHER = "1802"


def waiting(out: Path) -> dict[str, tuple[int, int]]:
    return {row["pemda"]: (row["tertutup"], row["menunggu"]) for row in pq.read_table(out / "hasil" / "branch_sum" / PART).to_pylist()}


def test_an_answer_names_the_government_of_each_person(tmp_path: Path) -> None:
    (first,) = lay_out(tmp_path / "berkas").iterdir()
    shutil.copytree(first, tmp_path / "berkas" / f"{OTHER} Kab. Lampung Tengah")
    said = run("evaluate", tmp_path / "berkas", "--bulan", BULAN, "--out", tmp_path / "dulu").stdout
    assert "16 orang perlu ditanyakan ke 1 kantor cabang BPJS" in said
    assert waiting(tmp_path / "dulu") == {PEMDA: (0, 8), OTHER: (0, 8)}
    (question,) = (tmp_path / "dulu" / "tanya").rglob("*.xlsx")
    book = openpyxl.load_workbook(question)
    page = book.active
    assert page is not None
    head = next(row for row in page.iter_rows() if row[0].value == "No")
    place = {cell.value: cell.column for cell in head}
    day = next(row for row in page.iter_rows(max_col=1) if str(row[0].value).startswith("Tanggal jawaban"))[0].row
    page.cell(day, 3, "25-11-2026")
    people = [row[0].row for row in page.iter_rows(min_row=head[0].row + 1) if row[0].value]
    for row in people:
        page.cell(row, place["Status kepesertaan"], "tidak terdaftar")
    book.save(first / "jawaban.xlsx")
    assert {page.cell(row, place["Kode pemda"]).value for row in people} == {PEMDA, OTHER}
    run("evaluate", tmp_path / "berkas", "--bulan", BULAN, "--out", tmp_path / "kini")
    assert waiting(tmp_path / "kini") == {PEMDA: (8, 0), OTHER: (8, 0)}
