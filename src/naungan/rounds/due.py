"""Who must act: open findings by who answers for them, and which are overdue on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from naungan.rounds.state import Item, Round
from naungan.rounds.tables import Rung


@dataclass(frozen=True)
class Duty:
    """What one owner of one pemda has on one rung: how many open findings, how many of them overdue, and the first deadline."""

    pemda: str
    penanggung_jawab: str | None
    unit_nama: str | None
    tangga: Rung
    terbuka: int
    lewat: int
    terawal: dt.date | None


def overdue(item: Item, hari: dt.date) -> bool:
    """Whether an open finding is past its deadline; without a deadline it is not."""
    return item.open and item.tenggat is not None and item.tenggat < hari


def duties(one: Round, hari: dt.date) -> list[Duty]:
    """One row an owner, the most overdue first; where nobody was named, the unit it is about."""
    found: dict[tuple[str, str | None, str | None, Rung], list[Item]] = {}
    for item in one.butir.values():
        if item.open:
            unit = None if item.penanggung_jawab else item.unit_nama or item.unit
            found.setdefault((item.pemda, item.penanggung_jawab, unit, item.tangga), []).append(item)
    rows = [Duty(*key, len(items), sum(overdue(item, hari) for item in items), _first(items)) for key, items in found.items()]
    return sorted(rows, key=lambda row: (-row.lewat, -row.terbuka, row.pemda, row.penanggung_jawab or "", row.unit_nama or "", row.tangga))


def _first(items: list[Item]) -> dt.date | None:
    return min((item.tenggat for item in items if item.tenggat), default=None)
