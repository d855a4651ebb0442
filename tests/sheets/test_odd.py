"""Strange files are read for what they hold: stored values, and nothing of what lies elsewhere, is hidden or commented out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from naungan.sheets.guarded import Guarded
from tests.sheets.odd import READ


@pytest.fixture(scope="module")
def reader() -> Iterator[Guarded]:
    with Guarded("naungan.intake.reading.staging:stage", seconds=60) as guarded:
        yield guarded


@pytest.mark.parametrize(("name", "make", "rows"), READ, ids=[name for name, _, _ in READ])
def test_a_strange_file_is_read(
    tmp_path: Path, reader: Guarded, name: str, make: Callable[[Path], object], rows: list[tuple[str | None, ...]]
) -> None:
    make(tmp_path / name)
    answer = reader.run({"path": str(tmp_path / name), "part": str(tmp_path / "part.parquet"), "no": 0})
    found = pq.read_table(tmp_path / "part.parquet", columns=["nama", "nik", "unit_nama"]).to_pylist()
    assert [tuple(row.values()) for row in found] == rows
    assert answer["layout"] == "roster_bebas" and answer["rows"] == len(rows)


def test_a_hidden_sheet_is_named(tmp_path: Path, reader: Guarded) -> None:
    next(make for name, make, _ in READ if name == "hidden.xlsx")(tmp_path / "hidden.xlsx")
    assert reader.run({"path": str(tmp_path / "hidden.xlsx")})["hidden"] == ["Lama"]
