"""``naungan check`` of a large CSV, clean and with a note on every row, against DuckDB's bare read of the same file into text columns."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.processes import ROOT

_HEAD = "No;Nama Lengkap;NIK;Tanggal Lahir;L/P;OPD;Jabatan;Status Kepegawaian;TMT;Gaji;No HP;Bulan\n"
_NAMES = {"bersih": 1.0, "bercatatan": 1.0, "seperempat": 0.25}


def make(folder: Path, rows: int) -> None:
    """Clean rows, rows of which each has a note (a wage of 0), and a quarter of the clean ones, by which growth is seen."""
    for name, share in _NAMES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8") as file:
            file.write(_HEAD)
            file.writelines(_row(number, noted=name == "bercatatan") for number in range(int(rows * share)))


def _row(number: int, *, noted: bool) -> str:
    year, month, day = 1970 + number % 28, number % 12 + 1, number % 28 + 1
    nik = f"1671{number // 9900 % 18 + 1:02d}{day:02d}{month:02d}{year % 100:02d}{number % 9900 + 1:04d}"
    name = "".join(chr(65 + number // 26**place % 26) for place in range(4))
    wage = 0 if noted else 2_000_000 + number % 1_000 * 1_000
    return (
        f"{number + 1};Pekerja {name};{nik};{day:02d}-{month:02d}-{year};L;Dinas Nomor {number % 40 + 1};Operator;Tenaga Honorer;"
        f"01-01-20{10 + number % 14};{wage};0812{number:08d};2026-10\n"
    )


def clean(folder: Path) -> None:
    """The command over the clean rows."""
    _check(folder / "bersih.csv")


def noted(folder: Path) -> None:
    """The command over rows that all have a note."""
    _check(folder / "bercatatan.csv")


def quarter(folder: Path) -> None:
    """The command over a quarter of the clean rows."""
    _check(folder / "seperempat.csv")


def bare(folder: Path) -> None:
    """DuckDB in a fresh process: every cell as text, held."""
    path = folder / "bersih.csv"
    code = f"import duckdb; duckdb.connect(config={{'threads': 2}}).sql(\"CREATE TABLE t AS FROM read_csv('{path}', all_varchar=true)\")"
    subprocess.run([sys.executable, "-c", code], check=True)


def _check(path: Path) -> None:
    code = "from naungan.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "check", str(path), "--json"], check=False, cwd=ROOT, stdout=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        raise SystemExit("the check did not finish")
