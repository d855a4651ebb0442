"""How a figure is written, worked out apart from the product."""

from __future__ import annotations

import datetime as dt
import math
import re
from fractions import Fraction

UNKNOWN = "tidak tersedia"
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
FIGURE = re.compile(r"\d[\d.]*(?:,\d+)?")


def num(value: int | None) -> str:
    return UNKNOWN if value is None else f"{value:,}".replace(",", ".")


def rp(value: int | None) -> str:
    return UNKNOWN if value is None else f"Rp{num(value)}"


def pct(value: Fraction | None) -> str:
    if value is None:
        return UNKNOWN
    tenths = math.floor(value * 1000 + Fraction(1, 2))
    return f"{tenths // 10},{tenths % 10}%"


def short(value: int | None) -> str:
    """Two decimals of the largest unit that fits, without zeros at the end."""
    for size, name in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta")):
        if value is not None and abs(value) >= size:
            hundredths = math.floor(Fraction(value * 100, size) + Fraction(1, 2))
            whole, rest = divmod(hundredths, 100)
            return f"Rp{whole}" + (f",{rest:02d}".rstrip("0") if rest else "") + f" {name}"
    return rp(value)


def bulan(text: str | None) -> str:
    return UNKNOWN if text is None else f"{MONTHS[int(text[5:]) - 1]} {text[:4]}"


def hari(day: dt.date | None) -> str:
    return UNKNOWN if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def figures_in(text: str) -> list[str]:
    """The figures of a text; dates in words are none."""
    dated = re.sub(rf"(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) \d{{4}}", "", text)
    return [one.rstrip(".") for one in FIGURE.findall(dated)]
