"""What many share is judged once; what is each one's own makes no combination of its own."""

from __future__ import annotations

from tests.contribution.rosters import roster

from naungan import contribution, coverage
from naungan.engine import Engine
from naungan.matching.tables import LINK
from naungan.relations import NOMOR


def test_a_decree_of_ones_own_makes_no_combination(engine: Engine) -> None:
    rows = roster(engine, *({"dasar_pengangkatan": text} for text in ("SK 1", "SK 2", None)), {"kategori": "pppk_paruh_waktu"}).drop(
        "orang"
    )
    link = engine.table(
        LINK.of([{NOMOR: number, "pemda": "1671", "orang": str(number), "decision": "none", "sendiri": True} for number in range(4)])
    )
    owed = contribution.owed(engine, rows, link, bulan="2026-10", bawa=coverage.SHOWN)
    assert len(engine.rows(owed.people.cells)) == 2
    told = {row[NOMOR]: row["dasar_pengangkatan"] for row in engine.rows(owed.table())}
    assert told == {0: "SK 1", 1: "SK 2", 2: None, 3: None}
