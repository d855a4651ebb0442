"""Where the rows of short files wait: none comes twice, whatever failed in between, and what may be long does not wait."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from naungan.intake.reading import shelf
from naungan.intake.reading.shelf import finish, put_aside, waits

SCHEMA = pa.schema([("no", pa.int64())])


def _put(folder: Path, no: int, rows: int) -> None:
    task = {"waits": True, "run": folder.name, "no": no, "part": str(folder / f"{no}.parquet")}
    with put_aside("roster_bebas", SCHEMA, task) as write:
        write(pa.table({"no": [no] * rows}, SCHEMA))


def _rows(folder: Path) -> list[int]:
    parts = {part for _, part in finish(folder.name, folder)}
    return sorted(no for part in parts for no in pq.read_table(part)["no"].to_pylist())


def test_what_is_too_much_is_written_by_the_next_file_and_a_file_asked_again_counts_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "_WAITING", 0)
    _put(tmp_path, 0, 3)
    assert not list(tmp_path.iterdir())
    with monkeypatch.context() as lacking:
        lacking.setattr(pa, "concat_tables", _no_memory)
        with pytest.raises(MemoryError):
            _put(tmp_path, 1, 2)
    _put(tmp_path, 1, 2)
    assert pq.read_table(tmp_path / "0.parquet")["no"].to_pylist() == [0, 0, 0]
    _put(tmp_path, 2, 1)
    assert _rows(tmp_path) == [0, 0, 0, 1, 1, 2]


@pytest.mark.parametrize("most", [0, 1_000])
def test_a_file_asked_again_after_it_was_put_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(shelf, "_WAITING", most)
    for no in (0, 1, 1):
        _put(tmp_path, no, 2)
    assert _rows(tmp_path) == [0, 0, 1, 1]


@pytest.mark.parametrize(("kind", "rows_wait"), [("csv", True), ("parquet", False)])
def test_a_small_parquet_file_does_not_wait(tmp_path: Path, kind: str, rows_wait: bool) -> None:
    (tmp_path / "a").write_bytes(b"a")
    assert waits({"run": "r", "path": str(tmp_path / "a")}, kind) is rows_wait
    assert not waits({"path": str(tmp_path / "a")}, kind)


def _no_memory(_: list[pa.Table]) -> pa.Table:
    raise MemoryError
