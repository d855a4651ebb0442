"""Two evaluations for the screen: the bridge of each measure, whole, and the findings by what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from naungan.comparison.tables import AKHIR, AWAL, ORANG, UKURAN, Fate
from naungan.kernel.rupiah import rp
from naungan.told.lines import aligned
from naungan.told.two import sides
from naungan.told.words import label, number, say


def two_text(summary: Mapping[str, Any]) -> str:
    """Of ``banding.json``: a measure that stands still is one line."""
    lines = [say("DUA_JUDUL", **sides(summary)), ""]
    for name in UKURAN:
        lines += [f"  {one}" for one in _bridge(name, summary["nasional"].get(name, {AWAL: 0, "sebab": {}, AKHIR: 0}))]
    told = [(label("NASIB", fate), number(summary["temuan"][fate])) for fate in Fate if summary["temuan"][fate]]
    return "\n".join([*lines, "", say("DUA_TEMUAN_JUDUL"), *(f"  {line}" for line in aligned(told, right=(1,)))])


def _bridge(name: str, one: Mapping[str, Any]) -> list[str]:
    write = number if name in ORANG else rp
    heading = say(f"KOLOM_G_{name.upper()}")
    if not one["sebab"]:
        return [f"{heading}: {write(one[AKHIR])}"] if one[AKHIR] else []
    rows = [(label("GERAK", AWAL), write(one[AWAL]))]
    rows += [(label("GERAK", cause), f"{'+' if value > 0 else '−'}{write(abs(value))}") for cause, value in one["sebab"].items()]
    return [heading, *(f"  {line}" for line in aligned([*rows, (label("GERAK", AKHIR), write(one[AKHIR]))], right=(1,)))]
