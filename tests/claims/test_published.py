"""What the claim check says of published figures and of sentences like them: all that must be told, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from naungan.claims.check import rows
from naungan.law.series import read_yaml
from naungan.sheets.prose import Document
from naungan.sheets.prose.document import blocks_of

KASUS = read_yaml("alle:\n" + (Path(__file__).parents[1] / "kasus" / "klaim.yaml").read_text("utf-8"))["alle"]
YEAR = 2025


def told(text: str) -> list[dict[str, Any]]:
    found, more = rows(Document(tuple(blocks_of(enumerate(text.splitlines(), start=1)))), YEAR)
    assert not more
    return found


def as_expected(one: dict[str, Any], expected: list[str]) -> bool:
    kind, verdict, piece = expected
    return (one["jenis"], one["putusan"]) == (kind, verdict) and piece in (one["dihitung"] or "")


@pytest.mark.parametrize("case", KASUS, ids=[case["kasus"] for case in KASUS])
def test_everything_that_must_be_told_and_nothing_else(case: dict[str, Any]) -> None:
    left = told(case["teks"])
    for expected in case["hasil"]:
        found = next((one for one in left if as_expected(one, expected)), None)
        assert found, (expected, left)
        left.remove(found)
    assert left == []


def test_the_cases_accuse_and_acquit() -> None:
    verdicts = [verdict for case in KASUS for _, verdict, _ in case["hasil"]]
    assert {
        verdict: verdicts.count(verdict) > 9 for verdict in ("cocok", "pembulatan", "tidak_cocok", "tidak_dapat_diperiksa")
    } == dict.fromkeys(("cocok", "pembulatan", "tidak_cocok", "tidak_dapat_diperiksa"), True)
    assert sum(case["hasil"] == [] for case in KASUS) > 30


def test_the_law_of_the_year_gives_the_contribution_that_a_text_leaves_out() -> None:
    (one,) = told("Usulan Rp4.032.000.000 untuk iuran 20.000 pekerja rentan selama dua belas bulan pada tahun 2024.")
    assert one["dihitung"] == "20.000 × Rp16.800 × 12 bulan = Rp4.032.000.000"
    (one,) = told("Dengan upah Rp1.000.000 iuran 100 non-ASN selama 3 bulan Rp1.620.000.")
    assert one["dihitung"] == "100 × Rp5.400 × 3 bulan = Rp1.620.000"


def test_both_fiscal_years_are_shown() -> None:
    (one,) = told("Iuran 1.000 pekerja rentan Oktober 2025 sampai Maret 2026 berjumlah Rp100.800.000, Rp16.800 per orang per bulan.")
    assert one["dihitung"].endswith("(2025: 3 bulan Rp50.400.000; 2026: 3 bulan Rp50.400.000)")


def test_digits_that_may_have_changed_places_are_a_possibility() -> None:
    (one,) = told("Terlindungi 518.632 dari 1.312.370 pekerja, atau 39,25 persen.")
    assert (one["jenis"], one["alasan"], one["params"]["maksud"]) == ("angka_tertukar", "KLAIM_TERTUKAR", "39,52 %")


def test_a_nik_is_masked_in_the_quotation() -> None:
    (one,) = told("NIK 1671014505900017: terdaftar 1 dari 2 orang atau 50 persen.")
    assert "1671••••••••••17" in one["kutipan"] and "1671014505900017" not in str(one)
