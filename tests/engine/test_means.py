"""How much memory DuckDB may take where nobody has said it."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from naungan.engine import Means, opened


def _file(folder: Path, megabytes: int) -> Path:
    path = folder / f"{megabytes}.csv"
    with path.open("wb") as file:
        file.truncate(megabytes * 1_000_000)
    return path


@pytest.mark.parametrize(
    ("sizes", "limit"),
    [((), "500MB"), ((60,), "500MB"), ((60, 65), "1000MB"), ((250,), "2000MB"), ((251,), None)],
    ids=["no file", "small files", "eight times all of them", "the most", "DuckDB's own"],
)
def test_the_limit_follows_the_files(tmp_path: Path, sizes: tuple[int, ...], limit: str | None) -> None:
    files = [_file(tmp_path, size) for size in sizes]
    assert Means().enough_for([*files, tmp_path / "gone.csv"]).memory == limit


def test_what_somebody_has_set_holds() -> None:
    assert Means(memory="3GB").enough_for([]).memory == "3GB"
    assert Means(engine="spark").enough_for([]).memory is None


def test_the_engine_is_held_to_it_and_puts_aside_what_is_more(tmp_path: Path) -> None:
    with opened(Means(memory="64MB").enough_for([]), beside=tmp_path) as (engine, work):
        many = engine.table(pa.table({"n": range(1_000)}))
        rows = engine.keep(many.cross_join(many.rename(m="n")).cross_join(many.limit(10).rename(k="n")))
        assert engine.rows(rows.aggregate(n=rows.count(), sum=rows.n.sum())) == [{"n": 10_000_000, "sum": 4_995_000_000}]
        assert any(work.rglob("duckdb_temp*"))
