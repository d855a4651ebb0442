"""``check --kembali`` and ``evaluate --kembali``: where the returned workbook goes, what it never does, and whose numbers it holds."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.evaluation.offices import nik, write

from naungan.cli import main

pytestmark = pytest.mark.chain

NIK = nik(17)


def naungan(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as done:
        main([str(argument) for argument in arguments])
    code = done.value.code
    assert isinstance(code, int)
    return code


def roster(path: Path) -> Path:
    return write(path, "Nama;NIK;OPD", f"Siti;{NIK};Dinas Kesehatan", f"Budi;{NIK[:15]};Dinas Kesehatan")


def test_check_writes_it_beside_the_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = roster(tmp_path / "a.csv"), tmp_path / "kembali" / "a.xlsx"
    before = path.read_bytes()
    assert naungan("check", path, "--kembali", out) == 1
    said = capsys.readouterr()
    assert "a.xlsx" in said.err and "data pribadi" in said.err and "NIK hanya 15 angka" in said.out
    assert path.read_bytes() == before and [file.name for file in out.parent.iterdir()] == ["a.xlsx"]
    sheet = openpyxl.load_workbook(out)["Data"]
    assert (sheet["B2"].value, sheet["B3"].comment is not None) == (NIK, True)


@pytest.mark.parametrize(("name", "code"), [("a.csv", 2), ("ada.xlsx", 2), ("tautan.xlsx", 2), ("a.xls", 2)])
def test_no_file_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, code: int) -> None:
    path = roster(tmp_path / "a.csv")
    (tmp_path / "ada.xlsx").write_bytes(b"milik orang")
    (tmp_path / "tautan.xlsx").symlink_to(tmp_path / "nowhere")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir() if not file.is_symlink()}
    assert naungan("check", path, "--kembali", tmp_path / name) == code
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir() if not file.is_symlink()} == before
    assert "Traceback" not in capsys.readouterr().err


def test_an_unreadable_file_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04")
    assert naungan("check", tmp_path / "a.xlsx", "--kembali", tmp_path / "b.xlsx") == 3
    assert not (tmp_path / "b.xlsx").exists()


def test_evaluate_returns_the_files_with_open_rows_by_government(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    room = tmp_path / "berkas" / "1671 Kota Palembang"
    roster(room / "2026-10" / "dinkes.csv")
    write(room / "2026-10" / "bersih.csv", "Nama;NIK;OPD", f"Dewi;{nik(18)};Dinas Sosial")
    assert naungan("evaluate", tmp_path / "berkas", "--bulan", "2026-10", "--out", tmp_path / "hasil", "--kembali") == 1
    made = [path.relative_to(tmp_path / "hasil").as_posix() for path in (tmp_path / "hasil" / "kembali").rglob("*.*")]
    assert made == ["kembali/1671/2026-10/dinkes.csv.xlsx"]
    assert openpyxl.load_workbook(tmp_path / "hasil" / made[0]).sheetnames == ["Data", "Masalah"]
    assert NIK[:15] not in "".join(capsys.readouterr())
