"""Figures of a summary as a row of a table says them, and how old they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from naungan.relations.words import JAWABAN
from naungan.told.words import day, number, office, percent, rupiah_short
from naungan.web.results.models import Month

_OLD = 45  # days after which figures are called old: a month and its due date


@dataclass(frozen=True)
class Line:
    """Counts, the bounds of coverage and money, as written; what is not known says so."""

    pekerja: str
    ya: str
    tidak: str
    belum: str
    bawah: str
    atas: str
    kebutuhan: str
    tersedia: str
    kekurangan: str


@dataclass(frozen=True)
class Age:
    """The position date of figures and how old they are; ``keadaan`` is ``baik``, ``awas`` or ``salah``, ``kata`` what it means."""

    posisi: str
    umur: str
    keadaan: str
    kata: str


def line(ringkas: Mapping[str, Any]) -> Line:
    """One summary, of a government or of several."""
    counted = ringkas.get("terlindungi") or {}
    yes, no, open_ = (counted.get(word) for word in JAWABAN)
    known = [one for one in (yes, no, open_) if one is not None]
    workers = sum(known) if known else None
    share = [percent(Decimal(part) / workers if workers else None) for part in (yes or 0, (yes or 0) + (open_ or 0))]
    money = [rupiah_short(ringkas.get(name)) for name in ("need", "line", "shortfall")]
    return Line(number(workers), number(yes), number(no), number(open_), *share, *money)


def age(month: Month, *, failed: bool = False) -> Age:
    """How old the data of a month are, and whether something newer waits to be counted; ``failed``: counting it came to nothing."""
    if not month.hasil and not failed:
        return Age("", "", "awas", "Menunggu dihitung" if month.basi else "Belum ada berkas yang berlaku")
    days = (timezone.localdate() - month.posisi).days if month.posisi else None
    told = "" if days is None else "hari ini" if days <= 0 else f"{number(days)} hari lalu"
    written = day(month.posisi) if month.posisi else ""
    if failed:
        return Age(written, told, "salah", "Gagal dihitung")
    if month.basi:
        return Age(written, told, "awas", "Sedang dihitung ulang")
    old = days is not None and days > _OLD
    return Age(written, told, "awas" if old else "baik", "Data lama" if old else "Terbaru")


def name(pemda: str) -> str:
    """A government as it is called."""
    return office(pemda)


def between(newest: dt.date | None, oldest: dt.date | None) -> str:
    """The position dates of several governments."""
    if newest is None or oldest is None:
        return ""
    return day(newest) if newest == oldest else f"{day(oldest)} sampai {day(newest)}"
