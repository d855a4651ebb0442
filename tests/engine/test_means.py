"""How much memory DuckDB may take where nobody has said it."""

from __future__ import annotations

from pathlib import Path

import ibis.expr.types as ir
import pyarrow as pa
import pytest

from naungan.engine import Engine, Means, opened
from naungan.kernel.errors import Unfit


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


def _lists(engine: Engine) -> ir.Table:
    """Numbers in one list, which DuckDB can't put aside: of so many it takes some 100 MB."""
    rows = engine.table(pa.table({"n": range(1_000)}))
    many = engine.keep(rows.cross_join(rows.rename(m="n")).cross_join(rows.limit(4).rename(k="n")))
    return many.aggregate(semua=many.n.collect())


def test_a_limit_that_nobody_has_set_gives_way_where_nothing_can_be_put_aside(tmp_path: Path) -> None:
    with opened(Means(memory="64MB", threads=2, soft=True), beside=tmp_path) as (engine, _):
        kept = engine.keep(_lists(engine))
        assert engine.rows(kept.select(n=kept.semua.length())) == [{"n": 4_000_000}]
    with opened(Means(memory="64MB", threads=2, soft=True), beside=tmp_path) as (engine, _):
        assert engine.arrow(_lists(engine)).num_rows == 1


def test_a_limit_that_somebody_has_set_does_not(tmp_path: Path) -> None:
    with pytest.raises(Unfit) as lacking, opened(Means(memory="64MB", threads=2), beside=tmp_path) as (engine, _), engine.step("uji"):
        engine.keep(_lists(engine))
    assert lacking.value.code == "MEMORI_HABIS"


def test_the_engine_is_held_to_it_and_puts_aside_what_is_more(tmp_path: Path) -> None:
    with opened(Means(memory="64MB").enough_for([]), beside=tmp_path) as (engine, work):
        many = engine.table(pa.table({"n": range(1_000)}))
        rows = engine.keep(many.cross_join(many.rename(m="n")).cross_join(many.limit(10).rename(k="n")))
        assert engine.rows(rows.aggregate(n=rows.count(), sum=rows.n.sum())) == [{"n": 10_000_000, "sum": 4_995_000_000}]
        assert any(work.rglob("duckdb_temp*"))
