"""The pair of files for scoring a matching: the truth names rows that exist and belong together."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from naungan.demo import write_pair

pytestmark = pytest.mark.chain


def test_links_join_rows_with_the_same_nik_unless_one_is_spoiled(tmp_path: Path) -> None:
    roster, members, truth = (pq.read_table(path).to_pylist() for path in write_pair(tmp_path, people=3000, seed=2))
    assert [row["roster_row"] for row in truth] == list(range(len(roster)))
    nik = next(name for name in roster[0] if name.lower() in ("nik", "no. ktp", "nomor induk kependudukan"))
    linked = [row for row in truth if row["member_row"] is not None]
    equal = [row for row in linked if roster[row["roster_row"]][nik] == members[row["member_row"]]["NIK"]]
    assert len(linked) > 1000
    assert 0.8 < len(equal) / len(linked) < 0.9  # 14.6 % of the roster's NIK are spoiled, half a percent of the members'
    assert all(row["member_row"] in row["member_rows"] for row in linked)
