"""How a series stands: what it says last, how sure that is, when somebody last looked, and when it is due to change."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from naungan.law.series import STATUS, Series

# A series that nobody has checked for so long is stale.
BASI_HARI = 365


@dataclass(frozen=True)
class Standing:
    """``jumlah`` counts entries by status; ``terlambat`` is the day on which a new value was due and is still not known."""

    kode: str
    nama: dict[str, str]
    sejak: dt.date
    jumlah: dict[str, int]
    diperiksa: dt.date
    basi: bool
    terlambat: dt.date | None


def standing(series: Series, today: dt.date) -> Standing:
    """The series as seen today."""
    begun = [entry for entry in series.entries if entry.mulai <= today] or list(series.entries[:1])
    counts = Counter(entry.status for entry in series.entries if entry.nilai is not None or entry.status == "unknown")
    return Standing(
        series.kode, series.nama, begun[-1].mulai, {status: counts[status] for status in STATUS}, series.diperiksa,
        (today - series.diperiksa).days > BASI_HARI, series.overdue(today),
    )  # fmt: skip
