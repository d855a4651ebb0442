"""Snapshots are whole, repeatable, and named by what they were made from."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from naungan.engine import Engine, digest_of, read_snapshot, write_snapshot
from naungan.kernel.errors import Fault
from naungan.relations import Column, Relation

TOY = Relation("toy", 1, "Satu baris mainan.", ("nama",), (Column("nama", "text", "Nama."), Column("nilai", "rupiah", "Nilai.")))
ROWS = [{"nama": "b", "nilai": 2}, {"nama": "a", "nilai": None}]


def test_it_works(engine: Engine, tmp_path: Path) -> None:
    snapshot = write_snapshot(engine, TOY, engine.table(TOY.of(ROWS)), tmp_path / "toy", {"langkah": 1})
    assert (snapshot.rows, read_snapshot(tmp_path / "toy").manifest["engine"]) == (2, engine.name)
    assert pq.read_table(snapshot.part).column("nama").to_pylist() == ["a", "b"]
    assert [path.name for path in tmp_path.iterdir()] == ["toy"]


def test_the_same_recipe_is_not_computed_again(duck: Engine, tmp_path: Path) -> None:
    first = write_snapshot(duck, TOY, duck.table(TOY.of(ROWS)), tmp_path / "toy", {"langkah": 1})
    before = first.part.stat().st_mtime_ns
    write_snapshot(duck, TOY, duck.table(TOY.of(ROWS[:1])), tmp_path / "toy", {"langkah": 1})
    assert first.part.stat().st_mtime_ns == before
    assert write_snapshot(duck, TOY, duck.table(TOY.of(ROWS[:1])), tmp_path / "toy", {"langkah": 2}).rows == 1


def test_a_failed_step_leaves_the_old_snapshot(duck: Engine, tmp_path: Path) -> None:
    write_snapshot(duck, TOY, duck.table(TOY.of(ROWS)), tmp_path / "toy", {"langkah": 1})
    table = duck.table(TOY.of(ROWS))
    broken = table.mutate(nilai=table.nama.cast("int64"))
    with pytest.raises(Fault), duck.step("tulis"):
        write_snapshot(duck, TOY, broken, tmp_path / "toy", {"langkah": 2})
    assert read_snapshot(tmp_path / "toy").rows == 2
    assert [path.name for path in tmp_path.iterdir()] == ["toy"]


def test_a_digest_depends_on_content_and_not_on_order() -> None:
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1}) != digest_of({"a": 1, "b": 3})


def test_an_engine_error_names_the_step_and_no_value(engine: Engine) -> None:
    secret = "1671010101900001"
    table = engine.table(TOY.of([{"nama": secret, "nilai": 1}]))
    with pytest.raises(Fault) as caught, engine.step("uji"):
        engine.rows(table.mutate(x=table.nilai.cast("string").re_replace("[", secret)))
    assert "uji" in str(caught.value)
    assert secret not in str(caught.value)
    assert caught.value.__cause__ is None


def test_no_progress_is_drawn_amid_what_a_program_reads(duck: Engine) -> None:
    (shown,) = duck.connection.raw_sql("SELECT current_setting('enable_progress_bar')").fetchone()
    assert shown is False
