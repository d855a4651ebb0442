"""``naungan kecukupan``: published cases, its JSON contract, and what it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.budget.kecukupan import kecukupan
from naungan.cli.kecukupan import command
from naungan.cli.main import main
from naungan.kernel.period import Bulan


def ask(*arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(command, [*arguments, "--json"], standalone_mode=False)
    assert result.exception is None
    return dict(json.loads(result.output))


def code(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["kecukupan", *arguments])
    return int(ended.value.code or 0)


PUBLISHED = [
    # Kabupaten Blitar 2024 and 2025, Kabupaten Malang 2024 (DBHCHT), Kabupaten Maros 2022.
    ("5387", "16800", "2024-08", "2024-12", 452_508_000),
    ("6043", "16800", "2025-04", "2025-12", 913_701_600),
    ("2647", "16800", "2024-09", "2024-12", 177_878_400),
    ("4156", "5400", "2022-05", "2022-05", 22_442_400),
    # Muna Barat 2023 (about 2.3 thousand million in print), Sarolangun 2025 (13 thousand million and more), Kepahiang (about 400 million
    # a year), Sijunjung 2025 (printed to the rupiah; the person-months follow from it).
    ("11560", "16800", "2023-01", "2023-12", 2_330_496_000),
    ("64709", "16800", "2025-01", "2025-12", 13_045_334_400),
    ("1984", "16800", "2025-01", "2025-12", 399_974_400),
    ("181744", "16800", "2025-12", "2025-12", 3_053_299_200),
]


@pytest.mark.parametrize(("orang", "iuran", "dari", "sampai", "total"), PUBLISHED)
def test_published_amounts(orang: str, iuran: str, dari: str, sampai: str, total: int) -> None:
    year = dari[:4]
    found = ask("--orang", orang, "--iuran", iuran, "--dari", dari, "--sampai", sampai, "--pagu", str(total))
    months = int(sampai[5:]) - int(dari[5:]) + 1
    assert found == {
        "per_tahun": {year: {"bulan": months, "kebutuhan": total, "pagu": total, "selisih": 0, "bulan_tercukupi": months, "habis_pada": None}},
        "kebutuhan": total,
        "kekurangan": 0,
    }  # fmt: skip


def test_lebong_says_how_many_people_the_line_covers() -> None:
    """Rp150 million of Kabupaten Lebong, February 2022: at 5,400 a month for eleven months, 2,525 people."""
    arguments = ["--orang", "4000", "--iuran", "5400", "--dari", "2022-02", "--sampai", "2022-12", "--pagu", "150000000"]
    result = CliRunner().invoke(command, arguments, standalone_mode=False)
    assert "2.525 dari 4.000 orang" in result.output and "Agustus 2022" in result.output


def test_one_year_never_pays_another() -> None:
    found = ask(
        "--orang", "10", "--iuran", "1000", "--dari", "2025-10", "--sampai", "2026-03", "--pagu", "2025=1000000", "--pagu", "2026=15000"
    )
    assert found["per_tahun"]["2025"] == {
        "bulan": 3,
        "kebutuhan": 30_000,
        "pagu": 1_000_000,
        "selisih": 970_000,
        "bulan_tercukupi": 3,
        "habis_pada": None,
    }
    assert found["per_tahun"]["2026"] == {
        "bulan": 3,
        "kebutuhan": 30_000,
        "pagu": 15_000,
        "selisih": -15_000,
        "bulan_tercukupi": 1.5,
        "habis_pada": "2026-02",
    }
    assert (found["kebutuhan"], found["kekurangan"]) == (60_000, 15_000)


def test_year_without_a_line_is_unknown_never_zero() -> None:
    found = ask("--orang", "10", "--iuran", "1000", "--dari", "2025-10", "--sampai", "2026-03", "--pagu", "2025=1000000")
    year = found["per_tahun"]["2026"]
    assert (year["kebutuhan"], year["pagu"], year["selisih"], year["bulan_tercukupi"], year["habis_pada"]) == (
        30_000,
        None,
        None,
        None,
        None,
    )
    assert (found["kebutuhan"], found["kekurangan"]) == (60_000, None)


def test_months_are_cut_not_rounded() -> None:
    year = ask("--orang", "3", "--iuran", "1", "--dari", "2025-01", "--sampai", "2025-12", "--pagu", "29")["per_tahun"]["2025"]
    assert (year["bulan_tercukupi"], year["habis_pada"]) == (9.66, "2025-10")


def test_empty_line_is_known_to_be_empty() -> None:
    year = ask("--orang", "3", "--iuran", "1", "--dari", "2025-01", "--sampai", "2025-12", "--pagu", "0")["per_tahun"]["2025"]
    assert (year["pagu"], year["bulan_tercukupi"], year["habis_pada"]) == (0, 0, "2025-01")


REFUSED = {
    "nobody": ("--orang", "0", "--iuran", "1", "--dari", "2025-01", "--sampai", "2025-02"),
    "nothing due": ("--orang", "1", "--iuran", "0", "--dari", "2025-01", "--sampai", "2025-02"),
    "reversed": ("--orang", "1", "--iuran", "1", "--dari", "2025-03", "--sampai", "2025-02"),
    "no month": ("--orang", "1", "--iuran", "1", "--dari", "2025-13", "--sampai", "2025-12"),
    "bare, two years": ("--orang", "1", "--iuran", "1", "--dari", "2025-01", "--sampai", "2026-02", "--pagu", "5"),
    "twice": ("--orang", "1", "--iuran", "1", "--dari", "2025-01", "--sampai", "2025-02", "--pagu", "5", "--pagu", "2025=6"),
    "other year": ("--orang", "1", "--iuran", "1", "--dari", "2025-01", "--sampai", "2025-02", "--pagu", "2024=6"),
    "negative": ("--orang", "1", "--iuran", "1", "--dari", "2025-01", "--sampai", "2025-02", "--pagu", "2025=-6"),
    "cents": ("--orang", "1", "--iuran", "1", "--dari", "2025-01", "--sampai", "2025-02", "--pagu", "6,50"),
    "words": ("--orang", "1", "--iuran", "1", "--dari", "2025-01", "--sampai", "2025-02", "--pagu", "banyak"),
    "missing": ("--orang", "1", "--dari", "2025-01", "--sampai", "2025-02"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert code(*REFUSED[name], "--json") == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.strip()


@given(orang=st.integers(1, 10**6), iuran=st.integers(1, 10**6), months=st.integers(1, 12), pagu=st.integers(0, 10**14))
@settings(max_examples=200, deadline=None)
def test_the_three_figures_agree(orang: int, iuran: int, months: int, pagu: int) -> None:
    (year,) = kecukupan(orang=orang, iuran=iuran, dari=Bulan(2025, 1), sampai=Bulan(2025, months), pagu={2025: pagu}).tahun
    lasts = pagu >= orang * iuran * months
    assert (year.habis_pada is None) == lasts == (year.kekurangan == 0) == (year.seperseratus_bulan == 100 * months)
    if year.habis_pada:
        whole = year.habis_pada.minus(Bulan(2025, 1))
        assert orang * iuran * whole <= pagu < orang * iuran * (whole + 1)


def test_help_does_not_load_engines() -> None:
    script = "import sys; from naungan.cli.main import main\ntry: main(['kecukupan', '--help'])\nexcept SystemExit: pass\nassert 'ibis' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
