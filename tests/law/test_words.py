"""Values of the law as people read them."""

from __future__ import annotations

import pytest

from naungan.law.satuan import DIMENSI
from naungan.law.words import SATUAN, words


def test_every_unit_has_a_name() -> None:
    assert set(SATUAN) == set(DIMENSI)


@pytest.mark.parametrize(
    ("value", "satuan", "text"),
    [
        (2_400, "per_juta", "0,24 %"), (-20_700, "per_juta", "-2,07 %"), (37_000, "per_juta", "3,7 %"), (57_000, "per_juta/tahun", "5,7 % setahun"),
        (1_500_050, "sen/bulan", "Rp15.000,50"), (150_000_000, "sen", "Rp1.500.000"), (7_000_000, "rupiah/bulan", "Rp7.000.000"),
        (24, "bulan", "24 bulan"), (40, "persen", "40 %"), (None, "rupiah", "tidak tersedia"), ("BPJS_TK", "kode", "BPJS_TK"),
        (True, "ya_tidak", "ya"), ({"I": 2_400, "II": 5_400}, "per_juta", "I: 0,24 %; II: 0,54 %"),
    ],
)  # fmt: skip
def test_values_are_written_with_their_unit(value: object, satuan: str, text: str) -> None:
    assert words(value, satuan) == text
