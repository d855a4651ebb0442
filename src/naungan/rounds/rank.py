"""Ranks of regions among their like: one level, one series, year, scope and denominator, and figures of one month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from naungan.regions import tingkat

_PROVINCE = 2


def ranked(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with ``peringkat``, ``peringkat_terburuk`` and ``dari``; ``_persen`` are the exact bounds of the share that is ranked.

    Of exact shares equal ones have one rank. Where a part is not known a rank is the best that is possible, and beside it stands the
    worst. Who has no share, or nobody beside it, has no rank.
    """
    kept = list(rows)
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in kept:
        if row.get("_persen", (None, None))[0] is not None and row["wilayah"] is not None:
            groups[_like(row)].append(row)
    for group in groups.values():
        _rank(group)
    return kept


def level(wilayah: str | None) -> str:
    """nasional, provinsi, or kabupaten_kota: kabupaten and kota are ranked together."""
    if wilayah is None:
        return "nasional"
    return "provinsi" if tingkat(wilayah) == "provinsi" else "kabupaten_kota"


def _like(row: dict[str, Any]) -> tuple[Any, ...]:
    """Kabupaten and kota stand beside those of their province, as is published; provinces beside all provinces."""
    wilayah = row["wilayah"]
    above = wilayah[:_PROVINCE] if len(wilayah) > _PROVINCE else ""
    return level(wilayah), above, row["deret"], row["tahun"], row["lingkup"], row["penyebut"], row["capaian_bulan"]


def _rank(group: Sequence[dict[str, Any]]) -> None:
    if len(group) == 1:
        return
    for row in group:
        lowest, highest = row["_persen"]
        row["peringkat"] = 1 + sum(other["_persen"][0] > highest for other in group)
        row["peringkat_terburuk"] = 1 + sum(other["_persen"][1] > lowest for other in group if other is not row)
        row["dari"] = len(group)
