"""Findings of one kind drawn together on one row."""

from __future__ import annotations

from collections import Counter

from naungan.budget.sums import known_sum
from naungan.documents.trouble import finding_row
from naungan.told.material import Row
from naungan.told.words import label, number, said, say


def finding_kind(code: str, rows: list[Row]) -> Row:
    """All findings of one kind on one row: how many people or units, how much money as far as known, and the steps still open."""
    amounts = [row["rupiah"] for row in rows]
    counted = Counter[str]()
    for row in rows:
        counted[row["satuan"] or ""] += row["jumlah"] or 0
    told_count = ", ".join(f"{number(count)} {unit}" for unit, count in sorted(counted.items()) if count and unit)
    units = len({(row["pemda"], row["unit"]) for row in rows})
    common = Counter(row["langkah"] for row in rows).most_common(1)[0][0]
    step = finding_row(next(row for row in rows if row["langkah"] == common))["langkah"]
    soonest = min(rows, key=lambda row: (row["tenggat"] is None, row["tenggat"] or 0))
    return {
        "nama": label("HAL_JENIS", code.removeprefix("TEMUAN_")),
        "tingkat": rows[0]["tingkat"],
        "unit": units,
        "pemda": len({row["pemda"] for row in rows}),
        "jumlah": told_count,
        "ringkas": told_count if told_count == f"{number(units)} unit" else say("HAL_S_RINGKAS", unit=number(units), jumlah=told_count),
        "rupiah": known_sum(amounts),
        "tanpa_nilai": amounts.count(None),
        "langkah_terdekat": said(soonest["langkah"], soonest["params"]) if soonest["langkah"] else step,
        "tenggat": soonest["tenggat"],
        "langkah": step,
    }
