"""Days and amounts as people and programs spell them, on both engines."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pyarrow as pa
import pytest

from naungan.engine import Engine
from naungan.intake.rules.words import amount_of, date_of, is_negative

DAY = dt.date(1985, 11, 24)
DAYS = (
    "24 Nov 1985", "24 November 1985", "24 Nopember 1985", "24-Nov-1985", "24Nov1985", "24 NOV. 1985", "24-NOPEMBER-1985", "Nov 24, 1985",
    "November 24 1985", "Sun Nov 24 1985", "Minggu, 24 November 1985", "24 Novmber 1985", "1985/11/24", "1985-11-24", "1985.11.24", "1985 11 24",
    "24.11.1985", "24-11-1985", "24/11/1985", "24 - 11 - 1985", "24 11 1985", "24–11–1985", "24—11—1985", "24‑11‑1985", "24−11−1985",
    "24 – 11 – 1985", "24 November – 1985", "1985–11–24", "19851124", "24111985", "Cilacap, 24-11-1985", "Cilacap,24 November 1985",
    "Cilacap 24-11-1985", "Cilacap/24-11-1985", "Cilacap/24 November 1985", "Cilacap, 24 Nov. 1985", "CILACAP , 24 - 11 - 1985",
    "Cilacap-24-11-1985", "Cilacap: 24/11/1985", "Kab. Cilacap, 24-11-1985", "Tgl. 24-11-1985", "24/XI/1985", "24-xi-1985", "24 XI 1985",
    "Cilacap, 24 XI 1985",
)  # fmt: skip
# What could be another day is none.
NO_DAYS = (
    "24-Nov-85", "24-11-85", "11/24/1985", "24-11-1985 (40 th)", "24", "1985", "Nov 1985", "31-02-1985", "00-00-0000", "0000-00-00", "32-01-1990",
    "24-13-1985", "1985-24-11", "01-01-2026 s.d. 31-12-2026", "1 Januari 2026 - 31 Desember 2026", "2026-01-01/2026-12-31", "24/XV/1985",
    "5-24-11-1985", "24-11-1985-5", "19853011", "241185", "-", "belum ada", "1985-11-24x", "24 Xyz 1985",
)  # fmt: skip
AMOUNTS = {
    "3000000": 3_000_000, "3.000.000": 3_000_000, "3,000,000": 3_000_000, "3 000 000": 3_000_000, "Rp3.000.000": 3_000_000,
    "Rp 3.000.000,-": 3_000_000, "Rp. 3.000.000.-": 3_000_000, "Rp 3.000.000,=": 3_000_000, "IDR 3,000,000.00": 3_000_000,
    "3000000.": 3_000_000, "3.000.000.": 3_000_000, "3000000,": 3_000_000, "3000000.0": 3_000_000, "3000000,00": 3_000_000,
    "3000000.0000": 3_000_000, "3000000,0000": 3_000_000, "3000000.000000": 3_000_000, "3.000.000,0000": 3_000_000,
    "3,000,000.0000": 3_000_000, "3.0E+06": 3_000_000, "3.00E+06": 3_000_000, "3,0E+06": 3_000_000, "3E6": 3_000_000, "3.0e7": 30_000_000,
    "3.045123E6": 3_045_123, "1.25E10": 12_500_000_000, "3000000.5000": Decimal("3000000.50"), "1.250.000,4900": Decimal("1250000.49"),
    "0": 0, "0.0000": 0, "0,00": 0,
}  # fmt: skip
# Three decimals may be thousands, and a rounded power has lost digits: nothing is guessed.
NO_AMOUNTS = (
    "3000000.000", "3.000.000,000", "2999999.9999999995", "3000000.1234", "3.05E+06", "1.23457E+11", "3.0451239E6", "1.0000", "3.5000000",
    "1.5.000", "3,00,000", "tiga juta", "1,5 juta", "nan", "#REF!", "9E30", "3E", "E6", "--", "1.000.00",
)  # fmt: skip


@pytest.fixture
def words(engine: Engine) -> dict[str, tuple[object, object]]:
    """Every spelling with the day and the amount that the engine reads."""
    table = engine.table(pa.table({"text": [*DAYS, *NO_DAYS, *AMOUNTS, *NO_AMOUNTS]}))
    read = engine.keep(table.select("text", day=date_of(table.text), amount=amount_of(table.text)))
    return {row["text"]: (row["day"], row["amount"]) for row in engine.rows(read)}


def test_every_spelling_is_read_or_left_alike_on_both_engines(words: dict[str, tuple[object, object]]) -> None:
    assert {text: words[text][0] for text in DAYS} == dict.fromkeys(DAYS, DAY)
    assert {text: words[text][0] for text in NO_DAYS} == dict.fromkeys(NO_DAYS)
    assert {text: words[text][1] for text in AMOUNTS} == AMOUNTS
    assert {text: words[text][1] for text in NO_AMOUNTS} == dict.fromkeys(NO_AMOUNTS)


def test_below_zero_is_known_in_every_spelling(engine: Engine) -> None:
    table = engine.table(pa.table({"text": ["-3.000.000", "(3.000.000)", "Rp -500.000", "3.000.000-", "3.000.000,-", "-"]}))
    read = engine.rows(table.select("text", below=is_negative(table.text)))
    assert {row["text"] for row in read if row["below"]} == {"-3.000.000", "(3.000.000)", "Rp -500.000"}
