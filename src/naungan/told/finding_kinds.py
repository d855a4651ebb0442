"""Findings of one kind drawn together on one row."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from naungan.budget.sums import known_sum
from naungan.told.findings import finding
from naungan.told.material import Row, grouped
from naungan.told.words import label, number, said, say


@dataclass(frozen=True)
class FindingKind:
    """All findings of one kind: how many people or units, how much money as far as known, and the steps still open.

    ``rupiah`` sums what is known, None where nothing is; ``tanpa_nilai`` findings have no amount. ``langkah_terdekat`` is the step
    that ends first, on ``tenggat``; ``langkah`` the commonest.
    """

    nama: str
    tingkat: str
    unit: int
    pemda: int
    jumlah: str
    ringkas: str
    rupiah: int | None
    tanpa_nilai: int
    langkah_terdekat: str
    tenggat: dt.date | None
    langkah: str


def finding_kinds(rows: list[Row]) -> list[FindingKind]:
    """The kinds of these findings, in the order in which each comes first."""
    return [_kind(code, found) for code, found in grouped(rows, lambda row: row["kode"]).items()]


def _kind(code: str, rows: list[Row]) -> FindingKind:
    amounts = [row["rupiah"] for row in rows]
    units, counted = len({(row["pemda"], row["unit"]) for row in rows}), _counted(rows)
    common = Counter(row["langkah"] for row in rows).most_common(1)[0][0]
    step = finding(next(row for row in rows if row["langkah"] == common)).langkah
    soonest = min(rows, key=lambda row: (row["tenggat"] is None, row["tenggat"] or 0))
    return FindingKind(
        nama=label("HAL_JENIS", code.removeprefix("TEMUAN_")),
        tingkat=rows[0]["tingkat"],
        unit=units,
        pemda=len({row["pemda"] for row in rows}),
        jumlah=counted,
        ringkas=counted if counted == f"{number(units)} unit" else say("HAL_S_RINGKAS", unit=number(units), jumlah=counted),
        rupiah=known_sum(amounts),
        tanpa_nilai=amounts.count(None),
        langkah_terdekat=said(soonest["langkah"], soonest["params"]) if soonest["langkah"] else step,
        tenggat=soonest["tenggat"],
        langkah=step,
    )


def _counted(rows: list[Row]) -> str:
    """``5 orang, 2 rekening``."""
    found = Counter[str]()
    for row in rows:
        found[row["satuan"] or ""] += row["jumlah"] or 0
    return ", ".join(f"{number(count)} {unit}" for unit, count in sorted(found.items()) if count and unit)
