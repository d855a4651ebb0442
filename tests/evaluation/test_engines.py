"""The engine contract: every step of the chain runs on Spark too, and gives equal rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from naungan.engine import Engine
from naungan.evaluation.chain import evaluate
from naungan.evaluation.record import RESULTS
from tests.evaluation.offices import BULAN, small_folder


@pytest.mark.spark
def test_spark_and_duckdb_agree_on_every_result(duck: Engine, spark: Engine, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "berkas")
    rows = {}
    for engine in (duck, spark):
        work = tmp_path / engine.name
        work.mkdir()
        run = evaluate(engine, folder, bulan=BULAN, posisi=None, work=work, progress=lambda *_: None)
        rows[engine.name] = {name: sorted(map(str, engine.rows(relation.conform(run.results[name])))) for name, relation in RESULTS.items()}
    for name in RESULTS:
        assert rows["spark"][name] == rows["duckdb"][name], name
