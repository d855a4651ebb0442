"""Over which pemda, and in which months, a sum of pemda can be followed."""

from __future__ import annotations

from typing import Any

# Month → pemda → its row.
Months = dict[str, dict[str, dict[str, Any]]]


def steady(months: Months) -> tuple[frozenset[str], tuple[str, ...]]:
    """The pemda of a sum, and its months in order: each of these pemda has a figure in each of these months.

    Whoever reports in all of the last k months is a candidate, for each k; the one with the most figures stands (pemda × months), of
    equals the one with more months. So the newest month is always there, and neither a pemda that has just begun to report nor an old
    month in which few did takes away the history of all others.
    """
    order = sorted(months, reverse=True)
    best: tuple[tuple[int, int], frozenset[str], tuple[str, ...]] = ((0, 0), frozenset(), ())
    members: frozenset[str] = frozenset(months[order[0]]) if order else frozenset()
    for month in order:
        members = members & months[month].keys()
        used = tuple(one for one in reversed(order) if members <= months[one].keys())
        best = max(best, ((len(members) * len(used), len(used)), members, used), key=lambda one: one[0])
    return best[1], best[2]
