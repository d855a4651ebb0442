"""The example's round: what is handed to it is read without a problem, and its sheets are filled in as an office would."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from naungan.demo.filled import fill_sheets
from naungan.demo.registers import write_registers
from tests.command import run


@pytest.fixture(scope="module")
def opened(hasil: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    buku = tmp_path_factory.mktemp("contoh") / "rapat"
    said = (
        "--nomor",
        "1/2023",
        "--tingkat",
        "nasional",
        "--tanggal",
        "25-11-2026",
        "--tempat",
        "Palembang",
        "--peserta",
        "Sekda",
        "--oleh",
        "A",
    )
    run("rapat", "buka", buku, *said, "--hasil", hasil, expect=0)
    return buku


@pytest.mark.chain
def test_sheets_and_lists_are_taken_whole(opened: Path, tmp_path: Path) -> None:
    run("rapat", "surat", opened, "R1", "--out", tmp_path / "kirim", expect=0)
    sheets = fill_sheets(tmp_path / "kirim", tmp_path / "kembali", tenggat=dt.date(2027, 1, 29))
    assert sheets == len(list((tmp_path / "kirim").rglob("lembar*.xlsx"))) > 1
    assert answered(tmp_path / "kirim", tmp_path / "kembali") > sheets
    invited = {path.stem.removeprefix("lembar-") for path in (tmp_path / "kembali").iterdir()}
    write_registers(tmp_path / "daftar", invited)
    later = (tmp_path / "daftar" / "butir.csv").read_text("utf-8-sig").replace("2023-", "2027-")
    (tmp_path / "daftar" / "butir.csv").write_text(later, "utf-8")
    back = [*sorted((tmp_path / "kembali").iterdir()), *sorted((tmp_path / "daftar").iterdir())]
    said = run("rapat", "isi", opened, "R1", *back, "--oleh", "B").stdout
    lines = [line for line in said.splitlines() if "diambil" in line]
    assert len(lines) == len(back)
    assert not [line for line in lines if not line.endswith(" 0 ditolak")]
    assert run("rapat", "tutup", opened, "R1", "--oleh", "C").stdout


def test_only_the_rows_of_its_governments_are_written(tmp_path: Path) -> None:
    write_registers(tmp_path / "daftar", {"1671"})
    for path in (tmp_path / "daftar").iterdir():
        rows = path.read_text("utf-8-sig").splitlines()
        assert rows[0].count(";") > 5
        assert all(";1671;" in f";{row}" for row in rows[1:])


def answered(sent: Path, back: Path) -> int:
    """How many cells were filled in; none of them was locked."""
    count = 0
    for path in sent.rglob("lembar*.xlsx"):
        before, after = (openpyxl.load_workbook(one) for one in (path, back / path.name))
        for cell in (cell for page in before.worksheets for row in page.iter_rows() for cell in row):
            now = after[cell.parent.title][cell.coordinate].value
            assert now == cell.value or not cell.protection.locked, cell.coordinate
            count += now != cell.value
    return count
