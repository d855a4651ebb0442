"""Obstacles in the report of a quarter: those that are new, those that are carried on until they are solved, those solved in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from naungan.acuan.triwulan import Triwulan
from naungan.rounds.register_tables import OBSTACLE_REPORTED
from naungan.rounds.registers import newest
from naungan.rounds.tables import OBSTACLE

_QUARTERS = 4


def obstacle_reported(entered: Iterable[Mapping[str, Any]], laporan: Triwulan) -> list[dict[str, Any]]:
    """OBSTACLE_REPORTED of a quarter, in the order of the key; as it was then, whatever was solved later."""
    rows = [row for one in newest(OBSTACLE, list(entered)) if (row := _reported(one, laporan)) is not None]
    return sorted(rows, key=lambda row: (row["pemda"], row["triwulan"], row["nomor"]))


def _reported(row: Mapping[str, Any], laporan: Triwulan) -> dict[str, Any] | None:
    since = Triwulan.parse(row["triwulan"])
    solved = Triwulan.parse(row["selesai_triwulan"]) if row["selesai_triwulan"] else None
    if since > laporan or (solved is not None and solved < laporan):
        return None
    age = (laporan.tahun - since.tahun) * _QUARTERS + laporan.ke - since.ke
    state = "selesai" if solved == laporan else "baru" if age == 0 else "dibawa"
    found = {**row, "laporan": str(laporan), "keadaan": state, "lama": age}
    return {name: found[name] for name in OBSTACLE_REPORTED.names}
