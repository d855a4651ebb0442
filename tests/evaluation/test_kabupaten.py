"""What a kabupaten lays on the table is told in one run: funded or not, paid or not, whom to ask; and the answer closes the unknown."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from naungan.engine.lake import PART
from tests.command import run
from tests.evaluation.kabupaten import BULAN, JKK, JKM, OPD, PEMDA, bill, lay_out

pytestmark = pytest.mark.chain
KESEHATAN, LINGKUNGAN, PRAJA = OPD
IURAN = JKK + JKM


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder ``berkas``, and ``hasil`` beside it."""
    root = tmp_path_factory.mktemp("kabupaten")
    lay_out(root / "berkas")
    run("evaluate", root / "berkas", "--bulan", BULAN, "--out", root / "hasil", expect=0)
    return root


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(folder / "hasil" / name / PART).to_pylist()
    return found


def test_whether_the_year_is_funded_without_any_realisation(told: Path) -> None:
    year = {row["unit"]: row for row in rows(told / "hasil", "unit_status")}
    assert (year[LINGKUNGAN.kode]["setahun"], year[LINGKUNGAN.kode]["kekurangan_setahun"]) == ("kurang", 8 * IURAN * 3)
    assert (year[PRAJA.kode]["setahun"], year[PRAJA.kode]["kebutuhan_setahun"]) == ("cukup", 5 * IURAN * 12)


def test_what_is_left_stands_beside_the_year_where_payments_are_told(told: Path) -> None:
    mine = [row for row in rows(told / "hasil", "adequacy") if row["unit"] == KESEHATAN.kode]
    assert {(row["anggaran"], row["setahun"]) for row in mine} == {("cukup", "cukup")}
    assert sum(row["tersedia"] for row in mine) == 6 * IURAN * 11


def test_last_months_bill_was_paid_and_arrived(told: Path) -> None:
    match = {(row["npp"], row["bulan"]): row for row in rows(told / "hasil", "reconciliation")}
    paid = match[KESEHATAN.npp, "2026-09"]
    assert {paid[name] for name in ("kebutuhan", "tagihan", "sp2d", "diterima")} == {6 * IURAN}
    assert {paid[name] for name in ("daftar_tagihan", "tagihan_sp2d", "tagihan_terima", "sp2d_terima")} == {"cocok"}
    assert match[LINGKUNGAN.npp, "2026-09"]["tagihan"] is None, "nobody has handed in that bill"
    assert match[KESEHATAN.npp, "2026-01"]["sp2d"] is None, "the register begins in October"
    assert not rows(told / "hasil", "suspense") and not rows(told / "hasil", "overpayment")


def test_the_branch_is_asked_of_the_unknown_and_its_answer_closes_them(told: Path, tmp_path: Path) -> None:
    shutil.copytree(told / "berkas", tmp_path / "berkas")
    (question,) = (told / "hasil" / "tanya").rglob("*.xlsx")
    answer = tmp_path / "jawaban.xlsx"
    said = ["aktif"] * 3 + ["nonaktif"] + ["tidak terdaftar"] * 3 + [None]
    assert _answered(question, answer, said) == 3 + 5
    run("terima", answer, tmp_path / "berkas", "--pemda", PEMDA, "--oleh", "Sari", expect=0)
    run("evaluate", tmp_path / "berkas", "--bulan", BULAN, "--out", tmp_path / "hasil", expect=0)
    before, after = (
        sorted(row["keadaan"] for row in rows(folder, "ledger") if row["utama"]) for folder in (told / "hasil", tmp_path / "hasil")
    )
    assert before == ["covered"] * 11 + ["not_on_own_npp"] * 8
    assert after == ["covered"] * 14 + ["inactive"] + ["not_on_own_npp"] + ["unregistered"] * 3


def test_a_bill_that_is_handed_in_twice_accuses_nobody(told: Path, tmp_path: Path) -> None:
    shutil.copytree(told / "berkas", tmp_path / "berkas")
    bill(tmp_path / "berkas" / "1801 Kab. Lampung Selatan" / "Formulir 2a lagi 2026-09.xlsx", KESEHATAN, "2026-09")
    run("evaluate", tmp_path / "berkas", "--bulan", BULAN, "--out", tmp_path / "hasil")
    assert not rows(tmp_path / "hasil", "overpayment") and not rows(tmp_path / "hasil", "difference")
    codes = [row["berkas"].rpartition("/")[2] for row in rows(tmp_path / "hasil", "problem") if row["kode"] == "TAGIHAN_BERTABRAKAN"]
    assert sorted(codes) == ["Formulir 2a lagi 2026-09.xlsx", "tagihan 2026-09.xlsx"]


def _answered(question: Path, answer: Path, said: list[str | None]) -> int:
    """The list as a branch fills it in: under its own headings, everybody on an NPP of the region; returns how many it was asked."""
    book = openpyxl.load_workbook(question)
    sheet = book.active
    assert sheet is not None
    cells = [list(row) for row in sheet.iter_rows()]
    head = next(place for place, row in enumerate(cells) if row[0].value == "No")
    column = {cell.value: place for place, cell in enumerate(cells[head])}
    next(row for row in cells if str(row[0].value).startswith("Tanggal jawaban"))[2].value = "25-11-2026"
    for row, status in zip(cells[head + 1 :], said, strict=True):
        row[column["Status kepesertaan"]].value = status
        row[column["Terdaftar pada NPP pemda"]].value = "ya" if status == "aktif" else None
    book.save(answer)
    return len(cells) - head - 1
