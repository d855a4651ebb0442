"""The command: JSON as promised, exit codes, files written, and no NIK in any output."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.command import Done, run

NIK = "1671014505900017"


def naungan(*arguments: str) -> Done:
    return run("check", *arguments)


def roster(path: Path, *rows: list[str], more: tuple[str, ...] = ()) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows([["Nama", "NIK", "OPD", *more], *rows])
    return path


def test_json_exit_code_and_files(tmp_path: Path) -> None:
    """A row with wages and nobody is refused; a lone text below a row goes on with it, is no row, and is told as such."""
    rows = ["Siti", NIK, "Dinas", "1500000"], ["Budi", NIK[:-1], "Dinas", "1500000"], ["", "", "Dinas", "1500000"], ["", "", "Umum", ""]
    path = roster(tmp_path / "a.csv", *rows, more=("Honor",))
    done = naungan(str(path), "--json", "--bulan", "2026-10", "--out", str(tmp_path / "out"))
    answer = json.loads(done.stdout)
    assert done.returncode == 1
    assert answer["layout"] == "roster_bebas"
    assert answer["rows"] == {"in": 3, "accepted": 1, "held": 1, "refused": 1}
    assert [set(problem) for problem in answer["problems"]] == [
        {"code", "severity", "sheet", "row", "column", "value", "message", "remedy"}
    ] * 3
    assert [(p["code"], p["severity"], p["row"], p["column"], p["value"]) for p in answer["problems"]] == [
        ("BARIS_LANJUTAN", "note", None, None, None),
        ("NIK_15_ANGKA", "hold", 3, "NIK", "1671•••••••••01"),
        ("BARIS_TANPA_ORANG", "refuse", 4, "NIK", None),
    ]
    assert {file.name for file in (tmp_path / "out").iterdir()} == {"roster.parquet", "problems.csv"}


@pytest.mark.parametrize(("rows", "code"), [([["Siti", NIK, "Dinas"]], 0), ([["Siti 2", NIK, "Dinas"]], 0), ([["Siti", "", "Dinas"]], 1)])
def test_notes_alone_are_clean(tmp_path: Path, rows: list[list[str]], code: int) -> None:
    done = naungan(str(roster(tmp_path / "a.csv", *rows)))
    assert (done.returncode, done.stderr) == (code, "")
    assert "daftar pekerja" in done.stdout
    assert NIK not in done.stdout


def test_each_column_left_unread_is_told_by_its_name(tmp_path: Path) -> None:
    people = [[name, NIK, "Dinas", "01-02-2023", "2.000.000"] for name in ("Siti", "Budi")]
    shown = naungan(str(roster(tmp_path / "a.csv", *people, more=("Tanggal", "Ngumpet")))).stdout
    assert "1 × Kolom D «Tanggal»" in shown and "1 × Kolom E «Ngumpet»" in shown


def test_an_unreadable_file_says_so_in_both_ways(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04")
    done = naungan(str(tmp_path / "a.xlsx"), "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == 3
    assert (answer["layout"], answer["rows"]) == (None, {"in": 0, "accepted": 0, "held": 0, "refused": 0})
    assert [problem["code"] for problem in answer["problems"]] == ["BERKAS_RUSAK"]
    assert "rusak" in done.stderr and "Traceback" not in done.stderr


def test_a_file_that_is_not_of_the_layout_asked_for_says_which_headings_were_looked_for(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Apel;Jeruk\n1;2\n", "utf-8")
    done = naungan(str(tmp_path / "a.csv"), "--layout", "daftar_unit", "--json")
    assert done.returncode == 3
    assert [problem["code"] for problem in json.loads(done.stdout)["problems"]] == ["TATA_LETAK_BUKAN_ITU"]
    assert "nama" in done.stderr and "naungan map" in done.stderr


def test_wrong_use_is_a_refusal(tmp_path: Path) -> None:
    path = roster(tmp_path / "a.csv", ["Siti", NIK, "Dinas"])
    for wrong in (["--layout", "zzz"], ["--bulan", "Oktober"], ["--posisi", "kemarin"]):
        done = naungan(str(path), *wrong)
        assert done.returncode == 2 and "Traceback" not in done.stderr and done.stderr
