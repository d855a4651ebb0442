"""What every test may use: an engine of either kind."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from naungan.cli.main import RARELY
from naungan.engine import Engine, open_engine

gc.set_threshold(*RARELY)
# A test must not find a system Java: Spark runs on the bundled runtime alone.
os.environ.pop("JAVA_HOME", None)
os.environ["SPARK_CONF_DIR"] = str(Path(__file__).parent / "engine" / "spark")


@pytest.fixture(scope="session")
def duck() -> Iterator[Engine]:
    with open_engine("duckdb", threads=2) as engine:
        yield engine


@pytest.fixture(scope="session")
def spark() -> Iterator[Engine]:
    with open_engine("spark", threads=2) as engine:
        yield engine


@pytest.fixture(params=["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each test that asks for ``engine`` runs on DuckDB, and on Spark under ``-m spark``."""
    found: Engine = request.getfixturevalue("duck" if request.param == "duckdb" else "spark")
    return found
