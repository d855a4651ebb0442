"""Small rosters of invented people."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa

from naungan.contribution import assess, dues, one_row
from naungan.engine import Engine
from naungan.intake.tables import ROSTER


def roster(engine: Engine, *rows: dict[str, Any]) -> Any:
    """ROSTER columns and ``orang``; what a row does not say is an honorer of unit u in 1671 who earns 1,000,000."""
    full = [
        {
            "sumber": "s",
            "berkas": "b.xlsx",
            "lembar": "l",
            "baris": n,
            "urutan": n,
            "pemda": "1671",
            "unit": "u",
            "kategori": "honorer",
            "upah": 1_000_000,
        }
        | {key: value for key, value in row.items() if key != "orang"}
        for n, row in enumerate(rows)
    ]
    for row in full:
        row["upah"] = None if row["upah"] is None else Decimal(str(row["upah"]))
    persons = pa.array([row.get("orang", f"p{n}") for n, row in enumerate(rows)], pa.string())
    return engine.table(ROSTER.of(full).append_column("orang", persons))


def due(engine: Engine, table: Any, bulan: str = "2026-10", **options: Any) -> Any:
    """What the law says of each person and unit of a roster."""
    return dues(engine, one_row(table), bulan=bulan, **options)


def assessed(engine: Engine, table: Any, bulan: str = "2026-10", **options: Any) -> Any:
    """The assessment of a roster."""
    return assess(engine, due(engine, table, bulan, **options))
