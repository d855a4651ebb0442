"""Why a series says nothing at a time: the sentence that a reader gets instead of a value."""

from __future__ import annotations

import datetime as dt

from naungan.kernel.errors import Refusal
from naungan.kernel.period import tanggal
from naungan.law.moment import Moment, day_of, words
from naungan.law.series import Series


def silent(series: Series, at: Moment, known: dt.date | None = None) -> Refusal:
    """Nothing enacted by then, nothing before the first value, ended, or not known since a day."""
    seen = [entry for entry in series.entries if entry.known_on(known)]
    if not seen:
        return unknown_then(series.nama["id"], known)
    said = {"nama": series.nama["id"], "saat": words(at)}
    if day_of(at) < seen[0].mulai:
        return Refusal("LAW_BEFORE_FIRST", **said, mulai=tanggal(seen[0].mulai))
    last = [entry for entry in seen if entry.mulai <= day_of(at)][-1]
    code = "LAW_UNKNOWN_SINCE" if last.status == "unknown" else "LAW_ENDED"
    return Refusal(code, **said, mulai=tanggal(last.mulai), sebab=last.catatan or last.dasar.aturan)


def unknown_then(nama: str, known: dt.date | None) -> Refusal:
    """None of it had been enacted on the day whose knowledge was asked for."""
    return Refusal("LAW_NOTHING_KNOWN_YET", nama=nama, diketahui=tanggal(known) if known else "")
