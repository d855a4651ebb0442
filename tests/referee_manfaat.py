"""The law of benefits read slowly, in plain Python, from the reference and not from the formulas.

Money is whole rupiah or exact fractions; days are ``datetime.date``; the day of the event decides.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

PP44, PP82 = dt.date(2015, 7, 1), dt.date(2019, 12, 2)
PERMENAKER1 = dt.date(2025, 2, 24)
PP37, PP6 = dt.date(2021, 2, 2), dt.date(2025, 2, 7)

DISABILITY = {
    "lengan_kanan_bahu": "40", "lengan_kiri_bahu": "35", "lengan_kanan_atas_siku": "35", "lengan_kiri_atas_siku": "30",
    "tangan_kanan": "32", "tangan_kiri": "28", "kedua_tungkai": "70", "satu_tungkai": "35", "kedua_kaki": "50", "satu_kaki": "25",
    "kedua_mata": "70", "satu_mata": "35", "tuli_kedua": "40", "tuli_satu": "20", "ibu_jari_kanan": "15", "ibu_jari_kiri": "12",
    "telunjuk_kanan": "9", "telunjuk_kiri": "7", "jari_lain_kanan": "4", "jari_lain_kiri": "3", "ruas_telunjuk_kanan": "4.5",
    "ruas_telunjuk_kiri": "3.5", "ruas_jari_lain_kanan": "2", "ruas_jari_lain_kiri": "1.5", "ibu_jari_kaki": "5", "jari_kaki_kedua": "3",
    "jari_kaki_lain": "2", "impotensi": "30", "tungkai_pendek_kurang_5": "10", "tungkai_pendek_5": "20", "tungkai_pendek_7_5": "30",
    "daun_telinga_satu": "5", "daun_telinga_kedua": "10", "cuping_hidung": "30", "sekat_hidung": "15", "penciuman": "10",
    "kerja_fisik_51_70": "40", "kerja_fisik_26_50": "20", "kerja_fisik_10_25": "5", "mental": "70", "buta_warna": "10",
    # Per step: 10 dB, 10 %, and for the scalp 1 %.
    "pendengaran_kedua_db": "6", "pendengaran_satu_db": "3", "penglihatan": "7", "lapang_pandang": "7", "kulit_kepala": "1",
}  # fmt: skip
JP_MIN_MAX = {
    2015: (300_000, 3_600_000), 2016: (310_050, 3_720_600), 2017: (319_450, 3_833_000), 2018: (331_000, 3_971_400),
    2019: (341_400, 4_095_750), 2020: (350_700, 4_207_200), 2021: (356_600, 4_277_900), 2022: (363_300, 4_357_900),
    2023: (383_400, 4_598_100), 2024: (393_500, 4_718_200), 2025: (399_700, 4_792_300), 2026: (411_400, 4_932_300),
}  # fmt: skip
INFLATION = {
    2016: "3.35", 2017: "3.02", 2018: "3.61", 2019: "3.13", 2020: "2.72", 2021: "1.68", 2022: "1.87", 2023: "5.51", 2024: "2.61",
    2025: "1.57", 2026: "2.92",
}  # fmt: skip
JHT_RETURN = {2016: "7.19", 2017: "7.82", 2018: "6.26", 2019: "6.06", 2020: "5.63"}


def half_up(amount: Fraction | int) -> int:
    amount = Fraction(amount)
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def percent(text: str | int) -> Fraction:
    return Fraction(text) / 100


def jkm_parts(day: dt.date) -> tuple[int, int, int]:
    """Death, periodic, funeral."""
    if day >= PP82:
        return 20_000_000, 24 * 500_000, 10_000_000
    if day >= PP44:
        return 16_200_000, 24 * 200_000, 3_000_000
    return 14_200_000, 4_800_000, 2_000_000


def jkm(day: dt.date, segmen: str, masa_bulan: int, pemberi_kerja: int) -> tuple[int, int, int]:
    death, periodic, funeral = jkm_parts(day)
    if day >= PERMENAKER1:
        if segmen == "BPU" and masa_bulan < 3:
            return 0, 0, funeral
        return pemberi_kerja * death, pemberi_kerja * periodic, funeral
    return pemberi_kerja * death, pemberi_kerja * periodic, pemberi_kerja * funeral


def jkk_death(day: dt.date, wage: Fraction) -> tuple[int, int, int]:
    """Death, funeral, periodic."""
    floor, periodic, _ = jkm_parts(day)
    return max(half_up(percent(60) * 80 * wage), floor), 10_000_000 if day >= PP82 else 3_000_000, periodic


def jkk_total(day: dt.date, wage: Fraction) -> tuple[int, int]:
    return half_up(percent(70) * 80 * wage), jkm_parts(day)[1]


def jkk_partial(wage: Fraction, losses: list[tuple[str, int, Fraction]]) -> int:
    """Losses are (code, how many times, share of function lost)."""
    share = sum((percent(DISABILITY[code]) * times * function for code, times, function in losses), Fraction(0))
    return half_up(min(share, percent(70)) * 80 * wage)


def liability(neglect: str, benefit: int, reported: int = 0) -> int:
    """What the employer owes himself: all of it, or what a wage reported too low leaves missing."""
    return max(0, benefit - reported) if neglect == "upah_kurang" else benefit


def stmb(day: dt.date, wage: Fraction, first: int, last: int) -> int:
    """Each month is paid, and rounded, by itself."""

    def share(month: int) -> Fraction:
        if day >= PP82:
            return percent(100) if month <= 12 else percent(50)
        return percent(100) if month <= 6 else percent(75) if month <= 12 else percent(50)

    return sum(half_up(share(month) * wage) for month in range(first, last + 1))


def cost(day: dt.date, kind: str, paid: int) -> int | None:
    caps = {
        "darat": (1_000_000, 5_000_000), "laut": (1_500_000, 2_000_000), "udara": (2_500_000, 10_000_000), "gigi_tiruan": (3_000_000, 5_000_000),
        "homecare": (None, 20_000_000), "alat_bantu_dengar": (None, 2_500_000), "kacamata": (None, 1_000_000),
    }  # fmt: skip
    cap = caps[kind][day >= PP82]
    return None if cap is None else min(paid, cap)


def school(day: dt.date, child: int, done: int, age: int | None, program: str, paid_months: int) -> int:
    """The rest of the school years of the n-th child that was named; ``done`` years lie behind it."""
    if program == "jkm" and paid_months < (36 if day >= PP82 else 60):
        return 0
    if day < PP82:
        return 12_000_000 if child == 1 else 0
    if child > 2 or (age is not None and age >= 23):
        return 0
    yearly = [1_500_000] * 8 + [2_000_000] * 3 + [3_000_000] * 3 + [12_000_000] * 5
    return sum(yearly[done:])


def jkp(day: dt.date, wage: Fraction, in_24: int, consecutive: int, claim: int) -> int:
    if in_24 < 12 or claim > 3 or (day < PP6 and consecutive < 6):
        return 0
    base = min(wage, Fraction(5_000_000))
    shares = [percent(60)] * 6 if day >= PP6 else [percent(45)] * 3 + [percent(25)] * 3
    return sum(half_up(base * share) for share in shares)


def min_max(day: dt.date) -> tuple[int, int]:
    year = day.year if (day.month >= 3 or (day.year == 2015)) else day.year - 1
    return JP_MIN_MAX[year]


def pension(day: dt.date, wage: Fraction, paid: int, member: int, density: int | None, cause: str, who: str) -> int | None:
    """A month's pension; None when contributions are paid back at once."""
    months = paid
    least = {"meninggal": 12, "cacat": 1}.get(cause)
    if least is not None and member >= least and density is not None and density >= 80:
        months = max(paid, 180)
    if months < 180:
        return None
    whole = half_up(percent(1) * Fraction(months, 12) * wage)
    share = {"peserta": 100, "pasangan": 50, "anak": 50, "orang_tua": 20}[who]
    low, high = min_max(day)
    return max(min(half_up(percent(share) * whole), high), low)


def pension_later(pension_before: int, year: int) -> int:
    low, high = JP_MIN_MAX[year]
    return max(min(half_up(pension_before * (1 + percent(INFLATION[year]))), high), low)


def savings(
    opening: int, monthly: int, first: tuple[int, int], until: tuple[int, int], end: tuple[int, int], assumed: dict[int, str]
) -> int:
    """The balance at the end of a month; a contribution earns from the next month, the year's return is added at its end."""
    balance, (year, month) = opening, first
    while (year, month) <= end:
        rate = percent(JHT_RETURN.get(year) or assumed[year])
        weighted, added = Fraction(0), 0
        base = balance
        while month <= 12 and (year, month) <= end:
            weighted += base + added
            if (year, month) <= until:
                added += monthly
            month += 1
        balance = base + added + half_up(weighted / 12 * rate)
        year, month = year + 1, 1
    return balance
