"""The share that a purse carries of a due, in the spellings of offices and of cells that are formatted as a percentage."""

from __future__ import annotations

import ibis

from naungan.engine import Engine
from naungan.intake.readers.offices import share_of

SHARES = {
    "70%": 700, "70 %": 700, "70": 700, "70,0%": 700, "70,00%": 700, "33,3%": 333, "0,7": 700, "0.125": 125, "1": 1000, "1.0": 1000, "100%": 1000,
    "1%": 10, "0": None, "0%": None, "101": None, "-5": None, "33,33%": None, "0.3333": None, "70/30": None, "separuh": None,
}  # fmt: skip


def test_a_share_is_read_in_per_mille_or_not_at_all(engine: Engine) -> None:
    rows = engine.rows(engine.table(ibis.memtable({"teks": list(SHARES)}).to_pyarrow()).mutate(bagian=lambda one: share_of(one.teks)))
    assert {row["teks"]: row["bagian"] for row in rows} == SHARES
