"""The example holds a file of every layout that is known, in every form, at the smallest scale; and files that ask something."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from naungan.demo import make_demo
from naungan.demo.offices import (
    ANGGARAN,
    BELUM_DIJAWAB,
    BKPSDM_MEMBAYAR,
    JUDUL_SENDIRI,
    LAMA,
    NPP_PER_OPD,
    SATU_NPP,
    TAGIHAN_PDF,
    TEMPLAT,
    TERKUNCI,
)
from naungan.engine import Engine
from naungan.intake import Source, check_files, propose, recognise
from naungan.intake.layouts import LAYOUTS
from naungan.intake.mapping.file import read_mappings
from naungan.kernel.errors import Unreadable
from naungan.sheets.kind import kind_of

pytestmark = pytest.mark.chain

ROLES = (
    *ANGGARAN,
    *LAMA,
    *TEMPLAT,
    SATU_NPP,
    NPP_PER_OPD,
    BKPSDM_MEMBAYAR,
    JUDUL_SENDIRI,
    BELUM_DIJAWAB,
    TAGIHAN_PDF,
    TERKUNCI,
    "18",
    "1801",
    "1501",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("semua") / "contoh"
    make_demo(out, scale=0.002, seed=11, workers=1, only=ROLES)
    return out / "berkas"


@pytest.fixture(scope="module")
def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "2026-10" in path.parts]


def test_every_layout_lies_in_the_folder(files: list[Path]) -> None:
    assert {found.layout for found in map(recognise, files) if found} == set(LAYOUTS)


def test_every_budget_and_treasury_file_is_read_whole(duck: Engine, files: list[Path], tmp_path: Path) -> None:
    kinds = ("rka", "data_rka", "aklap", "anggaran kas", "register", "bukti", "spj", "rkpd", "kua", "apbdes")
    sources = [
        Source(path, f"{path.parent.parent.name}/{path.name}", pemda="1603") for path in files if path.name.lower().startswith(kinds)
    ]
    checked = check_files(duck, sources, posisi=dt.date(2026, 10, 31), work=tmp_path)
    rows = duck.rows(checked.file)
    assert len(rows) == 18 and all(row["masuk"] == row["diterima"] > 0 for row in rows)
    assert duck.rows(checked.problem) == []


def test_every_form_of_file_lies_in_the_folder(files: list[Path]) -> None:
    kinds = {kind_of(path) for path in files if "rahasia" not in path.name}
    assert kinds == {"xlsx", "xls", "ods", "csv", "parquet", "json", "sql", "pdf"}


def test_a_workbook_with_a_password_is_recognised(files: list[Path]) -> None:
    (locked,) = [path for path in files if "rahasia" in path.name]
    with pytest.raises(Unreadable) as refused:
        kind_of(locked)
    assert refused.value.code == "BERKAS_TERKUNCI"


def test_headings_of_ones_own_are_read_once_a_person_has_answered(folder: Path, files: list[Path]) -> None:
    (own,) = [path for path in files if path.name.startswith("Rekap tenaga")]
    assert recognise(own) is None
    found = recognise(own, pemetaan=read_mappings(folder / "pemetaan.csv"))
    assert found is not None and found.layout == "roster_bebas"


def test_one_file_waits_for_its_one_answer(files: list[Path]) -> None:
    (waiting,) = [path for path in files if path.name.startswith("Data honor")]
    proposal = propose(waiting)
    assert not proposal["kurang"]
    assert [one["bidang"] for one in proposal["kolom"]] == [None, "nama", "nik", "kategori", "unit_nama", "upah"]


def test_the_printed_rka_has_merged_cells_and_its_sums(files: list[Path]) -> None:
    (printed,) = [path for path in files if path.name.startswith("RKA Rincian")]
    sheet = openpyxl.load_workbook(printed).active
    assert sheet is not None and len(sheet.merged_cells.ranges) > 2


def test_the_printed_bill_is_read_whole(duck: Engine, files: list[Path], tmp_path: Path) -> None:
    printed = [path for path in files if path.suffix == ".pdf"]
    checked = check_files(
        duck, [Source(path, path.name, pemda=TAGIHAN_PDF) for path in printed], posisi=dt.date(2026, 10, 31), work=tmp_path
    )
    rows = duck.rows(checked.file)
    assert printed and all(row["layout"] == "formulir_2a" and row["masuk"] and row["kode"] is None for row in rows)
    assert {one["kode"] for one in duck.rows(checked.problem) if one["baris"] is None} == {"TAGIHAN_PDF_NAMA"}
