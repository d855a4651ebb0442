"""Sums over the governments of a month, from the figures of each that count. What can't be added (shares, months covered) is not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Max, QuerySet

from naungan.budget.sums import known_sum, whole_sum
from naungan.coverage.tables import STATE
from naungan.relations.words import JAWABAN, PROGRAM, State
from naungan.told.material import province
from naungan.web.results.models import Month

NATION = "nasional"
_PEOPLE = {"workers": STATE, "terlindungi": JAWABAN}
_DUE = ("due", "due_perkiraan")
_MONEY = ("need", "line", "shortfall")


def across(months: Sequence[Month]) -> dict[str, Any]:
    """``ringkas``: the sums of the nation and, by code, of each province; the newest and the oldest position date."""
    provinces: dict[str, list[Mapping[str, Any]]] = {}
    for one in months:
        provinces.setdefault(province(one.pemda), []).append(one.ringkas)
    dates = [one.posisi for one in months if one.posisi]
    told = {code: added(found) | _units(one for one in months if province(one.pemda) == code) for code, found in provinces.items()}
    return {
        "ringkas": {NATION: added([one.ringkas for one in months]) | _units(months), "provinsi": told},
        "posisi": max(dates, default=None),
        "posisi_terlama": min(dates, default=None),
    }


def newest_date(months: QuerySet[Month]) -> dt.date | None:
    """The newest date of the member files of these months; None where none has one."""
    found: dt.date | None = months.aggregate(newest=Max("posisi_berkas"))["newest"]
    return found


def added(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One summary of several: people and rupiah that are known; ``pemda`` how many they are, ``tanpa_daftar`` those that count nobody."""
    counted = [one for one in parts if one["workers"][State.COVERED] is not None]
    findings: Counter[str] = Counter()
    for one in parts:
        findings.update(one["findings"])
    return {
        "pemda": len(parts),
        "tanpa_daftar": len(parts) - len(counted),
        **{name: {word: _total(counted, name, word) for word in words} for name, words in _PEOPLE.items()},
        **{name: {word: _owed(counted, name, word) for word in PROGRAM} for name in _DUE},
        **{name: known_sum(one[name] for one in parts) for name in _MONEY},
        "findings": dict(sorted(findings.items())),
    }


def _units(months: Iterable[Month]) -> dict[str, int]:
    """How many units are asked, and how many of them have locked, where that is known."""
    known = [(one.unit_terkunci or 0, one.unit_seluruh or 0) for one in months]
    return {"unit_terkunci": sum(one for one, _ in known), "unit_seluruh": sum(of for _, of in known)}


def _total(counted: Iterable[Mapping[str, Any]], name: str, word: str) -> int | None:
    values = [one[name][word] for one in counted]
    return sum(values) if values else None


def _owed(counted: Iterable[Mapping[str, Any]], name: str, program: str) -> int | None:
    values = [one[name][program] for one in counted]
    return whole_sum(values) if values else None
