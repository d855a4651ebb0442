"""``naungan iuran`` as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner, Result

from naungan.cli.iuran import command
from naungan.kernel.errors import Refusal


def run(*args: str) -> Result:
    return CliRunner().invoke(command, args, standalone_mode=False)


def document(*args: str) -> dict:
    result = run(*args, "--json")
    assert result.exception is None, result.exception
    return json.loads(result.output)


def test_it_works() -> None:
    found = document("--segmen", "PU", "--upah", "1000000", "--bulan", "2022-05", "--program", "jkk,jkm")
    assert found == {
        "jkk": {"pemberi_kerja": 2400, "pekerja": 0},
        "jkm": {"pemberi_kerja": 3000, "pekerja": 0},
        "total": 5400,
        "dasar": [
            {"program": "jkk", "aturan": "PP 44/2015", "pasal": "Pasal 16 ayat (1), Lampiran I", "status": "confirmed"},
            {"program": "jkm", "aturan": "PP 44/2015", "pasal": "Pasal 18", "status": "confirmed"},
        ],
        "status": "confirmed",
        "catatan": [],
    }


def test_defaults_are_pu_jkk_jkm_and_risk_group_one() -> None:
    assert document("--upah", "1000000", "--bulan", "2022-05")["total"] == 5400
    assert document("--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2026-05")["total"] == 8400


def test_each_programme_asked_for_and_no_other() -> None:
    found = document("--upah", "1000000", "--bulan", "2022-05", "--program", "jp, JHT,jp")
    assert [key for key in found if key in ("jkk", "jkm", "jht", "jp")] == ["jp", "jht"]


def test_the_weakest_status_of_the_values_used_is_told() -> None:
    assert document("--upah", "1000000", "--bulan", "2020-05", "--program", "jkk,jp")["status"] == "recalled"
    assert document("--upah", "1000000", "--bulan", "2020-05", "--program", "jkk")["status"] == "confirmed"
    assert document("--upah", "1000000", "--bulan", "2027-04", "--program", "jp")["status"] == "unknown"


def test_a_budget_drafted_in_may_2025_sees_the_law_of_that_day() -> None:
    args = ("--upah", "15000000", "--bulan", "2026-04", "--program", "jp")
    now, then = document(*args), document(*args, "--diketahui", "2025-05-10")
    assert (now["jp"]["pekerja"], now["status"]) == (110_863, "confirmed")
    assert (then["jp"]["pekerja"], then["status"]) == (105_474, "unknown")
    assert any("1 Maret 2026 belum diketahui" in one for one in then["catatan"])
    assert any("10 Mei 2025" in one for one in then["catatan"])


@pytest.mark.parametrize(("known", "employer"), [("2025-09-03", 2400), ("2025-09-04", 1200)])
def test_a_retroactive_relief_counts_from_its_enactment(known: str, employer: int) -> None:
    found = document("--upah", "1000000", "--bulan", "2025-08", "--program", "jkk", "--syarat", "padat_karya", "--diketahui", known)
    assert found["jkk"]["pemberi_kerja"] == employer


def test_bpu_paid_from_the_budget_gets_no_relief_and_is_told_so() -> None:
    found = document("--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2026-05", "--dibayar", "apbd")
    assert found["total"] == 16_800
    assert any("PP 50/2025" in one and "APBD" in one for one in found["catatan"])


@pytest.mark.parametrize("spelling", ["padat_karya", "padat-karya", "PP7-2025", "pp36_2025"])
def test_a_relief_with_conditions_needs_them_said(spelling: str) -> None:
    args = ("--upah", "1000000", "--bulan", "2025-03", "--program", "jkk")
    without = document(*args)
    assert without["jkk"]["pemberi_kerja"] == 2400
    assert any("--syarat padat_karya" in one for one in without["catatan"])
    given = document(*args, "--syarat", spelling)
    assert given["jkk"]["pemberi_kerja"] == 1200
    assert given["dasar"][-1]["aturan"] == "PP 7/2025"


def test_government_is_no_labour_intensive_industry() -> None:
    found = document("--upah", "1000000", "--bulan", "2025-03", "--sektor", "pemerintahan", "--syarat", "padat_karya")
    assert found["total"] == 5400
    assert any("tidak mengubah apa pun" in one for one in found["catatan"])


@pytest.mark.parametrize(
    ("args", "total", "remark"),
    [
        (["--upah", "2000000", "--bulan", "2020-12"], 10_800, "--syarat pp49-2020"),
        (["--upah", "2000000", "--bulan", "2020-12", "--syarat", "pp49-2020"], 108, "diberikan"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2020-09"], 168, "peserta lama"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2020-09", "--syarat", "peserta_baru"], 16_800, "tidak diberikan"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2020-09", "--dibayar", "apbd"], 16_800, "--syarat pp49-2020"),
        (["--upah", "1000000", "--bulan", "2020-09", "--program", "jp"], 30_000, "ditunda"),
        (["--upah", "20000000", "--bulan", "2026-10", "--program", "jp"], 332_589, "batas upah tertinggi"),
        (["--segmen", "BPU", "--penghasilan", "1099500", "--bulan", "2025-05"], 16_800, "celah"),
        (["--upah", "1234567.89", "--bulan", "2025-01"], 6_667, "Dibulatkan"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2026-05", "--sektor", "pertanian"], 8_400, "pertanian"),
        (["--upah", "1.000.000", "--bulan", "2027-01"], 5_400, "sesudah pemeriksaan"),
    ],
)  # fmt: skip
def test_remarks(args: list[str], total: int, remark: str) -> None:
    found = document(*args)
    assert found["total"] == total
    assert any(remark in one for one in found["catatan"]), found["catatan"]


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["--upah", "1000000", "--bulan", "2015-06"], "Juli 2015"),
        (["--upah", "1000000", "--bulan", "2026-13"], "2026-13"),
        (["--upah", "1000000", "--bulan", "2026-10", "--program", "jkx"], "jkx"),
        (["--upah", "1000000", "--bulan", "2026-10", "--program", ""], "kosong"),
        (["--upah", "1000000", "--bulan", "2026-10", "--program", "jkp"], "JKP"),
        (["--segmen", "BPU", "--penghasilan", "1000000", "--bulan", "2026-10", "--program", "jp"], "BPU"),
        (["--bulan", "2026-10"], "--upah"),
        (["--segmen", "BPU", "--upah", "1000000", "--bulan", "2026-10"], "--penghasilan"),
        (["--upah", "sejuta", "--bulan", "2026-10"], "tidak dapat dibaca"),
        (["--upah", "1000000.123", "--bulan", "2026-10"], "tidak dapat dibaca"),
        (["--upah", "0", "--bulan", "2026-10"], "lebih dari 0"),
        (["--upah", "-5", "--bulan", "2026-10"], "tidak dapat dibaca"),
        (["--upah", "10000000001", "--bulan", "2026-10"], "10.000.000.000"),
        (["--upah", "1000000", "--bulan", "2026-10", "--syarat", "kaya"], "kaya"),
        (["--upah", "1000000", "--bulan", "2026-10", "--diketahui", "kemarin"], "kemarin"),
        (["--upah", "1000000", "--bulan", "2026-10", "--diketahui", "2015-01-01"], "tidak diketahui"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_with_a_sentence(args: list[str], sentence: str) -> None:
    result = run(*args)
    assert isinstance(result.exception, Refusal)
    assert result.exception.exit_code == 2
    assert sentence in str(result.exception)


def test_the_explanation_shows_amount_formula_article_and_certainty() -> None:
    text = run("--segmen", "BPU", "--penghasilan", "1500000", "--bulan", "2026-05").output
    for part in (
        "Mei 2026",
        "Rp8.000",
        "Dasar penghasilan BPU: Rp1.600.000",
        "PP 44/2015 Lampiran II",
        "dikali 1/2 [PP 50/2025",
        "terkonfirmasi",
        "Jumlah Rp11.400",
    ):
        assert part in text


def test_from_the_shell_it_answers_in_time_and_refuses_with_exit_code_2() -> None:
    begun = time.monotonic()
    good = subprocess.run(
        [sys.executable, "-m", "naungan", "iuran", "--upah", "1000000", "--bulan", "2022-05", "--json"],
        check=False,
        capture_output=True,
        text=True,
    )
    took = time.monotonic() - begun
    assert (good.returncode, json.loads(good.stdout)["total"]) == (0, 5400)
    assert took < 8  # 2 seconds on a quiet machine; the benchmark measures it
    bad = subprocess.run(
        [sys.executable, "-m", "naungan", "iuran", "--upah", "1", "--bulan", "2015-06"], check=False, capture_output=True, text=True
    )
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "Juli 2015" in bad.stderr
