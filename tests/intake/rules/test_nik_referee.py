"""The set-based NIK rules against the plain-Python reading of ``kernel.nik``, on generated cells."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.intake.rules.identity import NIK_CODES
from naungan.kernel import nik

pytestmark = pytest.mark.chain

POSISI = dt.date(2024, 2, 29)
_DIGITS = st.text("0123456789", min_size=10, max_size=18)
_SHAPED = st.builds(
    lambda region, day, month, year, serial: f"{region:06d}{day:02d}{month:02d}{year:02d}{serial:04d}",
    st.integers(0, 999999), st.integers(0, 99), st.integers(0, 13), st.integers(0, 99), st.integers(0, 3) | st.integers(0, 9999),
)  # fmt: skip
_DRESSED = st.builds(
    lambda before, text, after: before + text + after, st.sampled_from(["", "'", " "]), _SHAPED, st.sampled_from(["", ".0", " ", "-"])
)
_WORDS = st.sampled_from(
    ["-", "belum ada", "0", "Tidak Ada", "1.67E+15", "1,6710e15", "1234567890123456", "9" * 16, "16710145O5900017", "."]
)
CELLS = st.lists(st.none() | _SHAPED | _DRESSED | _DIGITS | _WORDS, min_size=30, max_size=200)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(cells=CELLS)
def test_both_readings_agree(duck: Engine, cells: list[str | None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.parquet"
        pq.write_table(pa.table({"nama": ["Siti"] * len(cells), "nik": pa.array(cells, pa.string()), "opd": ["Dinas"] * len(cells)}), path)
        checked = check_files(duck, [Source(path, "a")], posisi=POSISI, work=Path(folder) / "work")
        found: dict[int, set[str]] = {}
        for problem in duck.rows(checked.problem):
            found.setdefault(problem["baris"], set()).add(problem["kode"])
        kept = {row["baris"]: row["nik"] for row in duck.rows(checked.relations["roster"])}
    for row, cell in enumerate(cells, start=1):
        wanted = nik.parse(" ".join(cell.split()) if cell else None, POSISI)
        codes = {code for code in found.get(row, set()) if code in (*NIK_CODES, "NIK_USIA")}
        assert (codes, kept[row]) == ({wanted.code} - {None}, wanted.digits), f"row {row}"
