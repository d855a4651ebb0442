"""What a projection takes for granted: each with its source, or marked as an assumption."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from naungan.projection.kept import Told
from naungan.told.table import Table, columns
from naungan.told.words import say

_TAKEN = columns("hal", "tanda_anggapan", "sumber_angka")


def assumptions(told: Told) -> Table:
    """In the order in which the summary has them."""
    return Table("STRATEGI_ANGGAPAN", _TAKEN, [_told(one) for one in told.summary["anggapan"]])


def _told(one: Mapping[str, Any]) -> dict[str, str]:
    own = one["anggapan"] == one["hal"]
    return {
        "hal": say(f"STRATEGI_HAL_{one['hal']}", nama=one["nama"] or ""),
        "tanda_anggapan": say("STRATEGI_BERSUMBER" if one["sumber"] else "STRATEGI_ANGGAPAN_SAJA"),
        "sumber_angka": one["sumber"] or (say(f"STRATEGI_{one['hal']}") if own else one["anggapan"] or say("STRATEGI_ANGGAPAN_SAJA")),
    }
