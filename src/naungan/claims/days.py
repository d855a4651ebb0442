"""Days that no calendar has, and days of the week on which a date does not fall."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from naungan.claims.passages import Claim, Sentence
from naungan.claims.said import DATE, DAYS, HARI
from naungan.claims.tables import Verdict
from naungan.kernel.period import NAMA_BULAN, nomor_bulan


def days(sentence: Sentence) -> Iterator[Claim]:
    """A claim for each date that does not exist, and for each that names its day of the week."""
    for found in DATE.finditer(sentence.text):
        if claim := _judged(sentence, found):
            yield claim


def _judged(sentence: Sentence, found: re.Match[str]) -> Claim | None:
    year, number = int(found["y"]), int(found["d"])
    try:
        month = nomor_bulan(found["m"][:3] if found["m"] and found["m"].lower() == "sept" else found["m"] or found["n"])
        named = NAMA_BULAN[month - 1] if 1 <= month <= 12 else ""
    except ValueError:
        return None
    if not named:
        return _claim(sentence, found, None, "KLAIM_BULAN_TIDAK_ADA", bulan=month) if number <= 31 and month <= 31 and number > 12 else None
    last = calendar.monthrange(year, month)[1]
    if not 1 <= number <= last:
        return _claim(sentence, found, f"{named} {year}: {last} hari", "KLAIM_TANGGAL_TIDAK_ADA", bulan=f"{named} {year}", hari=last)
    if not found["day"]:
        return None
    day = dt.date(year, month, number)
    right = HARI[day.weekday()]
    told = f"{number} {named} {year}: {right}"
    if DAYS[found["day"].lower()] == day.weekday():
        return _claim(sentence, found, told, "KLAIM_COCOK", dihitung=right)
    return _claim(sentence, found, told, "KLAIM_HARI_BEDA", hari=right)


def _claim(sentence: Sentence, found: re.Match[str], told: str | None, reason: str, **params: object) -> Claim:
    verdict = Verdict.COCOK if reason == "KLAIM_COCOK" else Verdict.TIDAK_COCOK
    start = max(0, found.start() - 40)
    quote = sentence.text[start : found.end() + 40].strip()
    return Claim(sentence.place, quote, "tanggal", " ".join(found[0].split()), told, verdict, reason, params)
