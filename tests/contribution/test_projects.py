"""What projects owe, all at once: the tiers of the law to the rupiah, and unknown where anything is."""

from __future__ import annotations

import pyarrow as pa
import pytest

from naungan.contribution.projects import project_dues
from naungan.engine import Engine

# Worked from the tiers of PP 44/2015: contract value, whether it holds VAT, the month, what is due.
CASES = [
    (50_000_000, False, "2026-03", 120_000),
    (80_000_000, False, "2025-11", 192_000),
    (100_000_000, False, "2026-03", 240_000),
    (200_000_000, False, "2024-05", 430_000),
    (500_000_000, False, "2026-03", 1_000_000),
    (1_000_000_000, False, "2026-03", 1_750_000),
    (1_110_000_000, True, "2026-03", 1_750_000),
    (5_000_000_000, False, "2026-03", 6_550_000),
    (500_000_000, None, "2026-03", None),
    (None, False, "2026-03", None),
    (500_000_000, False, None, None),
    (111_000_000, True, "2018-03", None),
    (500_000_000, False, "2014-01", None),
    (9_990_000_000_000, True, "2026-03", None),
]


def test_the_contribution_of_a_project(engine: Engine) -> None:
    kinds = {"no": pa.int64(), "nilai_kontrak": pa.int64(), "ppn_termasuk": pa.bool_(), "bulan": pa.string()}
    rows = [{"no": no, "nilai_kontrak": value, "ppn_termasuk": vat, "bulan": month} for no, (value, vat, month, _) in enumerate(CASES)]
    table = engine.table(pa.Table.from_pylist(rows, pa.schema(list(kinds.items()))))
    found = {row["no"]: row for row in engine.rows(project_dues(engine, table))}
    due = [found[no]["iuran_jakon"] for no in range(len(CASES))]
    assert due[:-1] == [wanted for *_, wanted in CASES[:-1]]
    # 9 × 10^12 without VAT: the tiers up to 5 milliar, then 0,09 % and 0,01 % of the rest.
    assert due[-1] == 6_550_000 + (9_000_000_000_000 - 5_000_000_000) // 1000
    assert {found[no]["status_hukum"] for no in range(8)} == {"recalled"}


@pytest.mark.parametrize("month", [None, "2010-01"])
def test_nothing_is_due_by_a_law_that_is_not_known(duck: Engine, month: str | None) -> None:
    row = {"no": [1], "nilai_kontrak": [500_000_000], "ppn_termasuk": [False], "bulan": pa.array([month], pa.string())}
    (found,) = duck.rows(project_dues(duck, duck.table(pa.table(row))))
    assert found["iuran_jakon"] is None
