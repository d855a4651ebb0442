"""A comparison for the screen: a line a group, then the papers that follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from naungan.kernel.rupiah import rp
from naungan.told.changes import MONEY, groups, months, set_aside
from naungan.told.lines import aligned
from naungan.told.words import label, number, say


def comparison_text(summary: Mapping[str, Any]) -> str:
    """Of the summary of ``naungan compare``."""
    said = groups(summary)
    money = [column.key for column in MONEY]
    table = [tuple(column.heading for column in said.columns[: 2 + len(money)])]
    table += [(row["kelompok_nama"], number(row["people"]), *(rp(row[part]) for part in money)) for row in said.rows]
    lines = [say("BANDING_JUDUL", **months(summary)), "", *(f"  {line}" for line in aligned(table, right=range(1, 2 + len(money))))]
    if any(summary["total"][part] for part in ("before_estimated", "after_estimated")):
        lines.append(say("BANDING_PERKIRAAN", lama=rp(summary["total"]["before_estimated"]), baru=rp(summary["total"]["after_estimated"])))
    lines += ["", *(f"  {label('RUTE', name):<46}{number(count):>6}" for name, count in summary["routes"].items() if count)]
    return "\n".join([*lines, "", set_aside(summary)] if set_aside(summary) else lines)
