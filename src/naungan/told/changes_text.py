"""A comparison for the screen: a line a group, then the papers that follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from naungan.kernel.rupiah import rp
from naungan.told.changes import MONEY, groups, months, set_aside
from naungan.told.words import label, number, say


def comparison_text(summary: Mapping[str, Any]) -> str:
    """Of the summary of ``naungan compare``."""
    said = groups(summary)
    money = [column.key for column in MONEY]
    table = [tuple(column.heading for column in said.columns[: 2 + len(money)])]
    table += [(row["kelompok_nama"], number(row["people"]), *(rp(row[part]) for part in money)) for row in said.rows]
    first, *widths = (max(map(len, column)) for column in zip(*table, strict=True))
    lines = [say("BANDING_JUDUL", **months(summary)), ""]
    for name, *cells in table:
        lines.append(f"  {name:<{first}}" + "".join(f"  {text:>{width}}" for text, width in zip(cells, widths, strict=True)))
    if any(summary["total"][part] for part in ("before_estimated", "after_estimated")):
        lines.append(say("BANDING_PERKIRAAN", lama=rp(summary["total"]["before_estimated"]), baru=rp(summary["total"]["after_estimated"])))
    lines += ["", *(f"  {label('RUTE', name):<46}{number(count):>6}" for name, count in summary["routes"].items() if count)]
    return "\n".join([*lines, "", set_aside(summary)] if set_aside(summary) else lines)
