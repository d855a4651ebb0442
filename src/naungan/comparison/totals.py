"""The summary of two evaluations: the bridge of each measure, whole and per pemda, and the findings by what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from naungan.comparison.tables import AKHIR, AWAL, UKURAN, Fate

Row = Mapping[str, Any]
Bridge = dict[str, dict[str, Any]]


def totals(sides: Mapping[str, Any], movement: Sequence[Row], fate: Sequence[Row]) -> dict[str, Any]:
    """``banding.json``: both sides by their dates and files; ``nasional`` and ``pemda`` as of ``bridges``; ``temuan`` counts fates."""
    codes = sorted({row["pemda"] for row in (*movement, *fate) if row["pemda"] and row.get("tingkat", "pemda") == "pemda"})
    whole = bridges(row for row in movement if row["tingkat"] == "nasional").get((None, None), {})
    each = bridges(row for row in movement if row["tingkat"] == "pemda")
    return {
        **sides, "nasional": whole, "temuan": fates_counted(fate),
        "pemda": {
            code: {**each.get((code, None), {}), "temuan": fates_counted(row for row in fate if row["pemda"] == code)} for code in codes
        },
    }  # fmt: skip


def bridges(rows: Iterable[Row]) -> dict[tuple[str | None, str | None], Bridge]:
    """By place and measure ``awal``, ``akhir`` and ``sebab``, the causes in their order; rows of MOVEMENT in theirs. Absent = 0."""
    found: dict[tuple[str | None, str | None], Bridge] = {}
    for row in rows:
        place = found.setdefault((row["pemda"], row["unit"]), {name: {AWAL: 0, "sebab": {}, AKHIR: 0} for name in UKURAN})
        one = place[row["ukuran"]]
        if row["sebab"] in (AWAL, AKHIR):
            one[row["sebab"]] = row["nilai"]
        else:
            one["sebab"][row["sebab"]] = row["nilai"]
    return found


def fates_counted(rows: Iterable[Row]) -> dict[str, int]:
    """Findings by what became of them, in the declared order; those of none are 0."""
    counted = Counter(row["nasib"] for row in rows)
    return {fate: counted[fate] for fate in Fate}
