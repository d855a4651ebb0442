"""The files of an office as they leave SIPD: a printed DPA beside a roster is one unit and answers for the year; an SPJ for what is left."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests import referee
from tests.command import run
from tests.evaluation.offices import BULAN, nik, write
from tests.intake.printed.test_cetakan import JKK, JKM, KODE_OPD, OPD, SUB, levels, spread, workbook

pytestmark = pytest.mark.chain

PEMDA = "1601 Kab. Ogan Komering Ulu"
WAGES = (2_500_000, 1_750_000)
PAGU = 130_000


def _dpa(path: Path) -> None:
    head = ["Kode Rekening", *[""] * 5, "Uraian", "Rincian Perhitungan", "", "", "", "Jumlah (Rp)"]
    workbook(path, [
        ["DOKUMEN PELAKSANAAN ANGGARAN"], ["Pemerintahan Kab. Ogan Komering Ulu Tahun Anggaran 2026"],
        ["Nomor", *[""] * 5, "DPA/A.1/1.02.0.00.0.00.01.0000/001/2026"], ["Organisasi", *[""] * 5, OPD], ["Sub Kegiatan", *[""] * 5, SUB],
        head, [*[""] * 7, "Koefisien", "Satuan", "Harga", "PPN"], *levels(spread, ["", "", "", "", PAGU], [JKK, JKM]),
        [*[""] * 6, "Jumlah", "", "", "", "", 2 * PAGU],
    ])  # fmt: skip


def _spj(path: Path) -> None:
    head = ["Kode Rekening", *[""] * 5, "Uraian", "Jumlah Anggaran", "Jumlah SPJ (LS + UP/GU/TU) s.d Bulan ini", "Sisa Pagu Anggaran"]
    workbook(path, [head, *levels(spread, [PAGU, 100_000, PAGU - 100_000], [JKK, JKM])])


def _folder(root: Path) -> Path:
    office = root / PEMDA
    write(
        office / "honorer.csv", "DAFTAR TENAGA NON ASN DINAS KESEHATAN", "Nama;NIK;Tanggal Lahir;Jabatan;Honor",
        *(f"Orang {number};{nik(number, kec='160107')};01-01-1990;Sopir;{wage}" for number, wage in enumerate(WAGES, 1)),
    )  # fmt: skip
    _dpa(office / "dpa.xlsx")
    return root


def _rows(out: Path, relation: str) -> list[dict[str, Any]]:
    return pq.read_table(out / "hasil" / relation / "part-0.parquet").to_pylist()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _folder(tmp_path_factory.mktemp("uang") / "berkas")


def _year(program: str) -> int:
    months = [f"2026-{month:02d}" for month in range(1, 13)]
    return sum(referee.contribution(program, segmen="PU", upah=Decimal(wage), bulan=month)[0] for wage in WAGES for month in months)


def test_a_dpa_and_a_roster_answer_for_the_year_on_every_paper(folder: Path, tmp_path: Path) -> None:
    said = run("evaluate", folder, "--bulan", BULAN, "--out", tmp_path / "out")
    status = _rows(tmp_path / "out", "unit_status")
    assert [(row["unit"], row["unit_nama"]) for row in status] == [(KODE_OPD, "Dinas Kesehatan")]
    need = {program: _year(program) for program in ("jkk", "jkm")}
    short = sum(max(0, one - PAGU) for one in need.values())
    (row,) = status
    assert (row["anggaran"], row["pagu_setahun"], row["kebutuhan_setahun"], row["kekurangan_setahun"]) == (
        "tidak_diketahui", 2 * PAGU, sum(need.values()), short,
    )  # fmt: skip
    summary = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert summary["total"]["setahun"] == {
        "pagu_setahun": 2 * PAGU,
        "kebutuhan_setahun": sum(need.values()),
        "kekurangan_setahun": short,
        "rekening_lain": 0,
    }
    pages = [tmp_path / "out" / "book.html", *sorted((tmp_path / "out" / "lembar").glob("1601*.html"))]
    assert len(pages) == 2 and all("kebutuhan setahun" in page.read_text("utf-8") for page in pages) and "kebutuhan setahun" in said.stdout
    assert {row["kode"] for row in _rows(tmp_path / "out", "finding")} >= {"TEMUAN_PAGU_SETAHUN_KURANG"}


def test_an_spj_waits_for_its_answer_and_then_tells_what_is_left(folder: Path, tmp_path: Path) -> None:
    _spj(folder / PEMDA / "spj.xlsx")
    try:
        run("evaluate", folder, "--bulan", BULAN, "--out", tmp_path / "asked", expect=1)
        assert {row["realisasi"] for row in _rows(tmp_path / "asked", "adequacy")} == {None}
        assert "REALISASI_TANPA_TANGGAL" in (tmp_path / "asked" / "problems.csv").read_text("utf-8")
        write(folder / "isi.csv", "berkas;unit;posisi", f"{PEMDA}/spj.xlsx;{KODE_OPD};2026-10-31")
        run("evaluate", folder, "--bulan", BULAN, "--out", tmp_path / "told", expect=0)
    finally:
        (folder / PEMDA / "spj.xlsx").unlink()
        (folder / "isi.csv").unlink(missing_ok=True)
    rows = _rows(tmp_path / "told", "adequacy")
    assert {(row["realisasi"], row["tersedia"], row["sumber_realisasi"], row["setahun"]) for row in rows} == {
        (100_000, PAGU - 100_000, "SPJ", "kurang" if _year(program) > PAGU else "cukup") for program in ("jkk", "jkm")
    }
