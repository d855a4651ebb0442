"""Days of the law as people read them."""

from __future__ import annotations

import datetime as dt

from naungan.kernel.period import NAMA_BULAN, tanggal


def yearly(text: str) -> str:
    """``03-01`` → ``1 Maret``."""
    month, number = (int(part) for part in text.split("-"))
    return f"{number} {NAMA_BULAN[month - 1]}"


def day(text: str) -> str:
    """An ISO date in words."""
    return tanggal(dt.date.fromisoformat(text))
