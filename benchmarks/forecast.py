"""What it takes to forecast all governments of a nation, with their provinces and the nation, and to look back at earlier years."""

from __future__ import annotations

import json
from pathlib import Path

# 546 governments × 36 months, forecast to the end of the next year: the bars that were asked for.
PEMDA, MONTHS = 546, 36
BAR_SECONDS, BAR_MB = 60, 2_048
_PROVINCES = 38


def make(folder: Path) -> None:
    """The series of an invented nation, as rows."""
    from naungan.demo.riwayat import world

    codes = [f"{11 + place % _PROVINCES}{1 + place // _PROVINCES:02d}" for place in range(PEMDA)]
    rows = world(1, months=MONTHS, units=1, codes=codes).rows(("pemda", "provinsi", "nasional"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "deret.json").write_text(json.dumps(rows), "utf-8")


def measured(folder: Path) -> dict[str, float]:
    """Forecast and back-test; how many figures there were."""
    from naungan.kernel.period import Bulan
    from naungan.projection.forecast import forecast

    rows = json.loads((folder / "deret.json").read_text("utf-8"))
    found = forecast(rows, sampai=Bulan(2027, 12))
    return {"figures": len(found.forecast), "checks": len(found.checks)}
