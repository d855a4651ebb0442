"""How long one explanation takes once everything is loaded: a question asked at a desk, not a million at once."""

from __future__ import annotations

import statistics
import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naungan.engine import Engine

# What may pass between the question and the answer, in seconds.
BAR = 0.3
_ROUNDS = 15


def measured(folder: Path) -> dict[str, float]:
    """Median of several explanations of one person and month, four programmes with a ceiling; the first, which loads, is not counted."""
    from naungan.engine import open_engine

    with open_engine("duckdb", threads=1) as engine:
        _explain(engine)
        return {"seconds": statistics.median(_explain(engine) for _ in range(_ROUNDS))}


def _explain(engine: Engine) -> float:
    from naungan.contribution.answer import answer
    from naungan.contribution.case import make_case
    from naungan.contribution.reasons import reasons
    from naungan.contribution.request import Request
    from naungan.kernel.period import Bulan

    asked = Request(bulan=Bulan(2026, 10), upah=Decimal(15_000_000), program=("jkk", "jkm", "jht", "jp"))
    begun = time.perf_counter()
    reasons(answer(engine, make_case(asked)))
    return time.perf_counter() - begun
