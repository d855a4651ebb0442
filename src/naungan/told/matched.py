"""How many persons of a roster were found among the members, and on what evidence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from naungan.kernel.messages import sentence


def matched_text(summary: Mapping[str, Any]) -> str:
    """Of the summary of ``naungan match``."""
    roster = summary["roster"]
    lines = [sentence("MATCH_RINGKASAN", {**summary["decisions"], "rows": roster["in"], "refused": roster["refused"]})]
    for word, tiers in summary["tiers"].items():
        outcome = sentence(f"MATCH_{word.upper()}")
        lines += [f"  {outcome:<16} {tier.replace('_', ' '):<26} {count:>9}" for tier, count in tiers.items()]
    if summary["skipped"]:
        lines.append(sentence("MATCH_DILEWATI", {"tingkat": ", ".join(summary["skipped"])}))
    return "\n".join([*lines, sentence("MATCH_DITULIS", {"berkas": Path(summary["out"])})])
