"""The law of contributions read slowly, in plain Python, from the reference and not from the formulas.

Money is ``Decimal`` on the way in, exact fractions inside, ``int`` rupiah on the way out. Months are ``YYYY-MM``.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

JKK_PU = {"I": "0.24", "II": "0.54", "III": "0.89", "IV": "1.27", "V": "1.74"}
JP_CEILING = {
    "2015-07": 7_000_000, "2016-03": 7_335_300, "2017-03": 7_703_500, "2018-03": 8_094_000, "2019-03": 8_512_400,
    "2020-03": 8_939_700, "2021-03": 8_754_600, "2022-03": 9_077_600, "2023-03": 9_559_600, "2024-03": 10_042_300,
    "2025-03": 10_547_400, "2026-03": 11_086_300,
}  # fmt: skip
BANDS = [
    (0, 1_000_000), (1_100_000, 1_200_000), (1_300_000, 1_400_000), (1_500_000, 1_600_000), (1_700_000, 1_800_000),
    (1_900_000, 2_000_000), (2_100_000, 2_200_000), (2_300_000, 2_400_000), (2_500_000, 2_600_000), (2_700_000, 2_950_000),
    (3_200_000, 3_450_000), (3_700_000, 3_950_000), (4_200_000, 4_450_000), (4_700_000, 4_950_000), (5_200_000, 5_450_000),
    (5_700_000, 5_950_000), (6_200_000, 6_450_000), (6_700_000, 6_950_000), (7_200_000, 7_450_000), (7_700_000, 7_950_000),
    (8_200_000, 8_700_000), (9_200_000, 9_700_000), (10_200_000, 10_700_000), (11_200_000, 11_700_000),
    (12_200_000, 12_700_000), (13_200_000, 13_700_000), (14_200_000, 14_700_000), (15_200_000, 15_700_000),
    (16_200_000, 16_700_000), (17_200_000, 17_700_000), (18_200_000, 18_700_000), (19_200_000, 19_700_000),
    (20_200_000, 20_700_000),
]  # fmt: skip


def half_up(amount: Fraction) -> int:
    whole = amount.numerator // amount.denominator
    return whole + (1 if amount - whole >= Fraction(1, 2) else 0)


@cache
def percent(rate: str) -> Fraction:
    return Fraction(rate) / 100


@cache
def jp_ceiling(bulan: str, growth: Fraction = Fraction(5)) -> int:
    """Published until 2026; from March 2027 on the rule of PP 45/2015 art. 29 with an assumed growth in percent."""
    ceiling = max((start, value) for start, value in JP_CEILING.items() if start <= bulan)[1]
    for year in range(2027, int(bulan[:4]) + 1):
        if f"{year}-03" <= bulan:
            ceiling = int(ceiling * (100 + growth) / 100) // 100 * 100
    return ceiling


def pension_age(tahun: int) -> int:
    """56 at first, 57 from 2019, then a year more every three years up to 65."""
    return 56 if tahun < 2019 else min(57 + (tahun - 2019) // 3, 65)


def band(income: Decimal) -> int:
    assumed = None
    for lower, value in BANDS:
        if income >= lower:
            assumed = value
    assert assumed is not None
    return assumed


def relief(program: str, *, segmen: str, bulan: str, sektor: str, dibayar: str, syarat: set[str]) -> Fraction:
    """The factor on the normal contribution."""
    if program in ("jht", "jp"):
        return Fraction(1)
    if "2020-08" <= bulan <= "2021-01":
        if "peserta_baru" in syarat and segmen != "JAKON":
            return Fraction(1)
        if segmen == "BPU" and dibayar == "sendiri":
            return Fraction(1, 100)
        return Fraction(1, 100) if "pp49-2020" in syarat else Fraction(1)
    if segmen == "JAKON":
        return Fraction(1)
    if segmen == "PU":
        labour_intensive = "padat_karya" in syarat and sektor != "pemerintahan"
        return Fraction(1, 2) if labour_intensive and program == "jkk" and "2025-02" <= bulan <= "2026-01" else Fraction(1)
    if dibayar in ("apbd", "apbn"):
        return Fraction(1)
    first, last = ("2026-01", "2027-03") if sektor == "transportasi" else ("2026-04", "2026-12")
    return Fraction(1, 2) if first <= bulan <= last else Fraction(1)


def contribution(
    program: str, *, segmen: str, upah: Decimal, bulan: str, risiko: str = "I", sektor: str = "lainnya",
    dibayar: str = "sendiri", syarat: set[str] = frozenset(),
) -> tuple[int, int]:  # fmt: skip
    """What the employer and what the worker pays for one programme and month."""
    factor = relief(program, segmen=segmen, bulan=bulan, sektor=sektor, dibayar=dibayar, syarat=syarat)
    if segmen == "BPU":
        income = Fraction(band(upah))
        normal = {"jkk": income * percent("1"), "jkm": Fraction(6800), "jht": income * percent("2")}[program]
        return 0, half_up(normal * factor)
    wage = Fraction(upah)
    if program == "jkk":
        return half_up(wage * percent(JKK_PU[risiko]) * factor), 0
    if program == "jkm":
        return half_up(wage * percent("0.30") * factor), 0
    if program == "jht":
        return half_up(wage * percent("3.7")), half_up(wage * percent("2"))
    capped = min(wage, Fraction(jp_ceiling(bulan)))
    return half_up(capped * percent("2")), half_up(capped * percent("1"))
