"""Construction, migrant workers, the split for JKP and the penalty, read slowly from the reference: ``int`` and ``Fraction``."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from tests.referee import JKK_PU, half_up, percent, relief

# Upper end of the slice (None: no end), percent for JKK, percent for JKM.
SLICES = [
    (100_000_000, "0.21", "0.03"), (500_000_000, "0.17", "0.02"), (1_000_000_000, "0.13", "0.02"),
    (5_000_000_000, "0.11", "0.01"), (None, "0.09", "0.01"),
]  # fmt: skip
PMI_PACKAGES = {6: 108_000, 12: 189_000, 24: 332_500}


def construction(
    program: str, *, nilai: Decimal | None = None, upah: Decimal | None = None, bulan: str, syarat: set[str] = frozenset(), paid: int = 0
) -> int:
    """A project's contribution, once: of the wages when they are known, else slice by slice of the value without VAT.

    What is paid already stays paid: only the rest is owed, and only the rest is relieved.
    """
    factor = relief(program, segmen="JAKON", bulan=bulan, sektor="lainnya", dibayar="pemberi_kerja", syarat=syarat)
    if upah is not None:
        return half_up((Fraction(upah) * percent("1.74" if program == "jkk" else "0.30") - paid) * factor)
    whole, lower = Fraction(0), Fraction(0)
    for upper, jkk, jkm in SLICES:
        top = Fraction(nilai) if upper is None else min(Fraction(nilai), Fraction(upper))
        if top > lower:
            whole += (top - lower) * percent(jkk if program == "jkk" else jkm)
            lower = top
    return half_up((whole - paid) * factor)


def without_vat(gross: Decimal) -> Decimal:
    """The value without the 11 percent, in whole sen."""
    return Decimal(half_up(Fraction(gross) * 100 / Fraction("1.11"))) / 100


def migrant(*, jalur: str, bulan_kontrak: int, bulan: str) -> tuple[int, int] | None:
    """What is paid before work, and for the time of work and after; None for lengths nobody has printed."""
    before = 37_500 if jalur == "p3mi" else 0
    if bulan < "2023-03":
        return (before, 332_500) if bulan_kontrak <= 24 else None
    if bulan_kontrak in PMI_PACKAGES:
        return before, PMI_PACKAGES[bulan_kontrak]
    return (before, 332_500 + 13_500 * (bulan_kontrak - 24)) if bulan_kontrak > 24 else None


def jkp_split(*, upah: Decimal, risiko: str, bulan: str) -> dict[str, int]:
    """How the contributions of a business are shared out between the funds; what it pays stays the same."""
    base = min(Fraction(upah), Fraction(5_000_000))
    jkk, jkm = half_up(Fraction(upah) * percent(JKK_PU[risiko])), half_up(Fraction(upah) * percent("0.30"))
    from_jkk = half_up(base * percent("0.14"))
    from_jkm = half_up(base * percent("0.10")) if bulan <= "2025-02" else 0
    return {
        "jkk_bersih": jkk - from_jkk, "jkm_bersih": jkm - from_jkm,
        "jkp_dari_jkk": from_jkk, "jkp_dari_jkm": from_jkm, "jkp_negara": half_up(base * percent("0.22")),
    }  # fmt: skip


def months_late(due: dt.date, paid: dt.date) -> int:
    """A part of a month counts as a month; the month of lateness begins the day after the due date."""
    if paid <= due:
        return 0
    whole = (paid.year - due.year) * 12 + paid.month - due.month
    return whole + (1 if paid.day > due.day else 0)


def penalty(amount: int, late: int, bulan: str) -> int:
    """2 percent a month of lateness, 0.5 percent for contributions of the months of PP 49/2020."""
    rate = "0.5" if "2020-08" <= bulan <= "2021-01" else "2"
    return half_up(Fraction(amount) * percent(rate) * late)
