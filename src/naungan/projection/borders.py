"""Under which code a figure of an earlier month stands: as borders were then, or as they are today."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Literal

from naungan.kernel.period import Bulan
from naungan.regions.codes import current, old_codes

# Borders as they were in each month, or as they are today.
Batas = Literal["dahulu", "kini"]


def government(kode: str, batas: Batas) -> str | None:
    """The code under which a government's figures stand; None where today no single code has come in its place."""
    return kode if batas == "dahulu" else current(kode)


@cache
def cut_on(kode: str) -> dt.date | None:
    """The first day of a province's smaller borders, where it has lost kabupaten to new provinces since the list of old codes begins."""
    days = [old.berlaku_sampai for old in old_codes().values() if len(old.kode) == 4 and _left(old.kode, old.pengganti, kode)]
    return dt.date.fromisoformat(max(days)) if days else None


def before_the_cut(kode: str, bulan: str) -> bool:
    """Whether a month of a province lies before it was cut: its figure is of a larger province, and nobody can split it."""
    day = cut_on(kode)
    return day is not None and Bulan.parse(bulan).last_day < day


def _left(old: str, new: str | None, province: str) -> bool:
    return old.startswith(province) and not (new or "").startswith(province)
