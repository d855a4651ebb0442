"""The engine contract: every step of the chain runs on Spark too, and gives equal rows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from naungan.demo import make_demo
from naungan.engine.lake import PART
from naungan.evaluation.record import RESULTS
from tests.evaluation.offices import doubled
from tests.evaluation.test_truth import SOME


@pytest.mark.spark
@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_the_example_gives_the_same_on_both_engines_without_a_java_of_the_system(tmp_path: Path) -> None:
    """The whole of ``naungan evaluate`` as a user calls it: every relation, row by row in the order of its key, the summary, the lists."""
    path = _without_java(tmp_path / "bin")
    make_demo(tmp_path / "demo", scale=0.02, seed=11, only=SOME)
    for engine in ("duckdb", "spark"):
        _naungan(path, "evaluate", tmp_path / "demo" / "berkas", "--bulan", "2026-10", "--engine", engine, "--out", tmp_path / engine)
    one, other = tmp_path / "duckdb", tmp_path / "spark"
    assert {path.name for path in (one / "hasil").iterdir()} == set(RESULTS)
    for name, relation in RESULTS.items():
        assert doubled(one, relation) == [], f"{name}: rows that share a key have no order of their own"
        assert _rows(other, name) == _rows(one, name), name
    assert json.loads((other / "summary.json").read_text("utf-8")) == json.loads((one / "summary.json").read_text("utf-8"))
    lists = {file.name for file in one.glob("*.csv")}
    assert lists >= {"problems.csv", "isi.csv", "keputusan.csv"} and {file.name for file in other.glob("*.csv")} == lists
    for name in lists:
        assert (other / name).read_bytes() == (one / name).read_bytes(), name


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return pq.read_table(folder / "hasil" / name / PART).to_pylist()


def _without_java(folder: Path) -> str:
    """A PATH that holds every program of this machine but Java."""
    folder.mkdir()
    for place in os.environ["PATH"].split(os.pathsep):
        for program in Path(place).iterdir() if Path(place).is_dir() else ():
            if not program.name.startswith("java") and not (folder / program.name).exists():
                (folder / program.name).symlink_to(program)
    assert shutil.which("java", path=str(folder)) is None
    return str(folder)


def _naungan(path: str, *arguments: object) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("JAVA_HOME", "SPARK_CONF_DIR")} | {"PATH": path}
    done = subprocess.run([sys.executable, "-m", "naungan", *map(str, arguments)], env=bare, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr[-2000:]
