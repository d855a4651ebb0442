"""How a series stands: what it says last, how sure that is, when somebody last looked, and when it is due to change."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from naungan.law.series import STATUS, Entry, Series

# A series that nobody has checked for so long is stale.
BASI_HARI = 365


@dataclass(frozen=True)
class Standing:
    """``jumlah`` counts entries by status; ``kini`` and ``sandaran`` are those of today's value, None before the first and after the last.

    ``terlambat`` is the day on which a new value was due and is still not known.
    """

    kode: str
    nama: dict[str, str]
    sejak: dt.date
    jumlah: dict[str, int]
    diperiksa: dt.date
    basi: bool
    terlambat: dt.date | None
    kini: str | None
    sandaran: str | None

    @property
    def lemah(self) -> bool:
        """Whether today's value is less than confirmed, or is due to be looked at again."""
        return self.basi or self.terlambat is not None or self.kini in STATUS[1:]


def standing(series: Series, today: dt.date) -> Standing:
    """The series as seen today."""
    now = series.at(today)
    begun = [entry for entry in series.entries if entry.mulai <= today] or list(series.entries[:1])
    counts = Counter(entry.status for entry in series.entries if entry.nilai is not None or entry.status == "unknown")
    return Standing(
        series.kode, series.nama, begun[-1].mulai, {status: counts[status] for status in STATUS}, series.diperiksa,
        (today - series.diperiksa).days > BASI_HARI, series.overdue(today), _certainty(now or begun[-1]),
        now.sandaran if now else None,
    )  # fmt: skip


def _certainty(entry: Entry) -> str | None:
    """The status of what is said today; nothing is doubtful about a series that was closed for certain."""
    return None if entry.nilai is None and entry.status != STATUS[-1] else entry.status
