"""The branch's answer in the example closes exactly the people planted, and its one contradiction is told with both sources."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from naungan.demo import make_demo
from naungan.demo.answered import PENANYA
from naungan.engine.lake import PART
from naungan.evaluation.record import HASIL
from tests.command import run

pytestmark = pytest.mark.chain
BULAN = "2026-10"


def rows(out: Path, name: str) -> list[dict]:
    return pq.read_table(out / HASIL / name / PART).to_pylist()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tanya")
    make_demo(root / "contoh", scale=0.02, seed=11, only=(PENANYA,), workers=1)
    return root


@pytest.fixture(scope="module")
def out(demo: Path) -> Path:
    run("evaluate", demo / "contoh" / "berkas", "--bulan", BULAN, "--out", demo / "hasil", expect=1)
    return demo / "hasil"


def test_the_answer_closes_exactly_what_was_planted(demo: Path, out: Path) -> None:
    truth = demo / "contoh" / "kebenaran" / BULAN
    planted = {row["jenis"]: row["jumlah"] for row in pq.read_table(truth / "tanaman.parquet").to_pylist()}
    (branch,) = rows(out, "branch_sum")
    assert planted["jawaban_bpjs"] > 0 and planted["jawaban_bertentangan"] == 1
    assert (branch["tertutup"], branch["bertentangan"]) == (planted["jawaban_bpjs"], planted["jawaban_bertentangan"])
    assert branch["perlu"] == branch["tertutup"] + branch["menunggu"]
    (answer,) = (demo / "contoh" / "berkas").glob(f"*/{BULAN}/Jawaban BPJS*")
    held = answer.with_name("disisihkan").with_suffix(".xlsx")
    states = {(row["berkas"], row["baris"]): row["keadaan"] for row in rows(out, "ledger")}
    answer.rename(demo / held.name)
    run("evaluate", demo / "contoh" / "berkas", "--bulan", BULAN, "--out", demo / "tanpa", expect=1)
    (demo / held.name).rename(answer)
    before = {(row["berkas"], row["baris"]): row["keadaan"] for row in rows(demo / "tanpa", "ledger")}
    changed = [place for place, state in states.items() if before[place] != state]
    assert len(changed) == planted["jawaban_bpjs"] + planted["jawaban_bertentangan"]
    assert rows(demo / "tanpa", "branch_sum")[0]["menunggu"] == branch["perlu"]


def test_a_contradiction_names_both_sources(out: Path) -> None:
    (told,) = [row for row in rows(out, "problem") if row["kode"] == "JAWABAN_MENANG"]
    said = json.loads(told["params"])
    assert "Jawaban BPJS" in told["berkas"] and "Formulir 2a" in said["lain"] and said["tanggal"] > said["tanggal_lain"]
    (finding,) = [row for row in rows(out, "finding") if row["kode"] == "TEMUAN_JAWABAN_BERTENTANGAN"]
    assert (finding["jumlah"], finding["satuan"]) == (1, "orang")


def test_the_list_for_the_branch_is_read_back_as_it_was_written(out: Path, tmp_path: Path) -> None:
    (path,) = (out / "tanya").iterdir()
    book = openpyxl.load_workbook(path)
    page = book.active
    assert page is not None
    head = next(row for row in page.iter_rows() if row[0].value == "No")
    place = {cell.value: cell.column for cell in head}
    people = [row for row in page.iter_rows(min_row=head[0].row + 1) if row[0].value]
    (branch,) = rows(out, "branch_sum")
    assert len(people) == branch["menunggu"]
    assert all(isinstance(row[1].value, str) and len(row[1].value) == 16 and row[1].number_format == "@" for row in people)
    assert not any("KPJ" in str(name) for name in place)
    day = next(row for row in page.iter_rows(max_col=1) if row[0].value == "Tanggal jawaban:")[0].row
    page.cell(day, 3, "25-11-2026")
    for row in people:
        page.cell(row[0].row, place["Status kepesertaan"], "tidak terdaftar")
    book.save(tmp_path / "jawaban.xlsx")
    said = json.loads(run("check", tmp_path / "jawaban.xlsx", "--json", expect=0).stdout)
    assert (said["layout"], said["rows"]["accepted"]) == ("jawaban_bpjs", len(people))
