"""problems.csv, the console summary, and the catalogue behind all papers."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import naungan.documents as room
from naungan import documents
from naungan.budget.sums import told_year
from naungan.budget.tables import ANGGARAN, PEMBAYARAN
from naungan.coverage.tables import FLAG, STATE
from naungan.documents.sipp.columns import REQUIRED
from naungan.engine import Engine
from naungan.kernel.messages import catalogue
from naungan.relations.words import DATASET, KATEGORI, LINGKUP, TAHAP
from naungan.told import words
from naungan.told.problems import problem_list
from naungan.told.summary import summary_text


def test_problems_csv_opens_in_columns_and_stays_masked(tmp_path: Path, duck: Engine, results: dict[str, Any]) -> None:
    path = tmp_path / "problems.csv"
    documents.write_problems_csv(path, problem_list(duck, results["problem"]))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == 18 and [row["berkas"] for row in rows] == sorted(row["berkas"] for row in rows)
    first = rows[0]
    assert (
        first["nilai_disamarkan"] == "1671••••••••••01"
        and first["tingkat"] == "catatan"
        and first["nama_pemda"] == "Pemprov Sumatera Selatan"
    )
    assert "«+1»" in first["masalah"] and "jawaban_unit.csv" in first["cara_memperbaiki"]


ALL_USED = {"belum_dibaca": 0, "orang": None, "orang_pasti": True, "bertabrakan": 0, "baris": 0}


def test_console_summary_is_short_and_says_what_to_open() -> None:
    total = {
        "terlindungi": {"ya": 60, "tidak": 25, "tidak_diketahui": 15},
        "need": 12_345_000_000,
        "line": None,
        "shortfall": 0,
        "findings": {"A": 3},
        "unused_files": {**ALL_USED, "belum_dibaca": 2, "orang": 17},
        "setahun": {"pagu_setahun": 1_000_000, "kebutuhan_setahun": 1_250_000, "kekurangan_setahun": 250_000, "rekening_lain": 3},
    }
    text = summary_text({"bulan": "2026-10", "posisi": "2026-11-20", "pemda": {"1671": total}, "total": total})
    for words_ in (
        "Oktober 2026",
        "100 di 1 pemda",
        "60,0% sampai 75,0%",
        "17 orang dalam 2 berkas belum dibaca",
        "Rp12,35 miliar",
        "sisa pagu tidak tersedia",
        "kekurangan Rp0",
        "kebutuhan setahun Rp1,25 juta: kurang Rp250.000 (rekening tidak saling menutup); bagi 3 rekening lain belum dapat dijawab",
        "book.html",
        "lembar/",
        "book.xlsx",
        "gap/",
        "sipp/",
        "problems.csv",
    ):
        assert words_ in text
    assert len(text.splitlines()) <= 15


def test_console_summary_of_nothing() -> None:
    total = {"terlindungi": {"ya": 0, "tidak": 0, "tidak_diketahui": 0}, "need": None, "line": None, "shortfall": None, "findings": {}}
    total |= {"unused_files": ALL_USED, "setahun": told_year([])}
    assert "tidak tersedia" in summary_text({"bulan": "2026-10", "pemda": {}, "total": total})


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (0, "Rp0"),
        (999_999, "Rp999.999"),
        (1_500_000, "Rp1,5 juta"),
        (202_000_000, "Rp202 juta"),
        (2_345_678_901_234, "Rp2,35 triliun"),
        (None, "tidak tersedia"),
    ],
)
def test_amounts_for_headlines(amount: int | None, shown: str) -> None:
    assert words.rupiah_short(amount) == shown


def test_shares_are_rounded_half_up() -> None:
    assert words.percent(Decimal("0.69250")) == "69,3%" and words.percent(Decimal("1")) == "100,0%"


def test_every_sentence_that_is_asked_for_stands_in_the_catalogue() -> None:
    known = catalogue()
    folder = Path(room.__file__).parents[1]
    files = [file for name in ("documents", "told") for file in (folder / name).rglob("*.py")]
    asked = {code for file in files for code in re.findall(r'\bsay\("([A-Z_0-9]+)"', file.read_text("utf-8"))}
    assert len(asked) > 100
    asked |= {f"ARTI_{word.upper()}" for word in (*STATE, *FLAG)} | {f"LINDUNG_{word.upper()}" for word in STATE}
    asked |= {f"ARTI_ANGGARAN_{word.upper()}" for word in ANGGARAN} | {f"ARTI_PEMBAYARAN_{word.upper()}" for word in PEMBAYARAN}
    asked |= {f"SIPP_{name}" for name in REQUIRED}
    assert not sorted(code for code in asked if f"DOK_{code}" not in known)


def test_labels_exist_for_every_word_of_the_closed_lists() -> None:
    groups = {
        "KEADAAN": STATE,
        "FLAG": FLAG,
        "ANGGARAN": ANGGARAN,
        "PEMBAYARAN": PEMBAYARAN,
        "TAHAP": TAHAP,
        "LINGKUP": LINGKUP,
        "DATASET": DATASET,
        "KATEGORI": KATEGORI,
    }
    known = catalogue()
    missing = [
        f"{group}_{word}"
        for group, found in groups.items()
        for word in found
        if not {f"{group}_{word}".upper(), f"DOK_{group}_{word}".upper()} & known.keys()
    ]
    assert not missing
