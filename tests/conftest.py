"""What every test may use: an engine of either kind, and one finished run."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from naungan.cli.main import RARELY
from naungan.engine import Engine, open_engine
from tests.command import run
from tests.evaluation.offices import BULAN, KEMUDIAN, later_folder, small_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

gc.set_threshold(*RARELY)
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# A test must not find a system Java: Spark runs on the bundled runtime alone.
os.environ.pop("JAVA_HOME", None)
os.environ["SPARK_CONF_DIR"] = str(Path(__file__).parent / "engine" / "spark")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with heavy tests come first, so that no core waits for one of them at the end."""
    heavy = {item.path for item in items if item.get_closest_marker("slow") is not None}
    items.sort(key=lambda item: item.path not in heavy)


@pytest.fixture(scope="session")
def duck() -> Iterator[Engine]:
    with open_engine("duckdb", threads=2) as engine:
        yield engine


@pytest.fixture(scope="session")
def spark() -> Iterator[Engine]:
    with open_engine("spark", threads=2) as engine:
        yield engine


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """``berkas``, the small folder, and ``hasil``, its finished run: made once for all workers, and only read by tests."""
    return _evaluated(tmp_path_factory, request, "selesai", small_folder, BULAN, 1)


@pytest.fixture(scope="session")
def kemudian(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """``berkas`` and ``hasil`` of the same offices two months later (``later_folder``): made once for all workers, and only read."""
    return _evaluated(tmp_path_factory, request, "kemudian", later_folder, KEMUDIAN, 0)


def _evaluated(
    factory: pytest.TempPathFactory, request: pytest.FixtureRequest, name: str, offices: Callable[[Path], Path], bulan: str, code: int
) -> Path:  # fmt: skip
    base = factory.getbasetemp()
    home = (base.parent if hasattr(request.config, "workerinput") else base) / name
    with (base.parent / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "hasil").exists():
            done = run("evaluate", offices(home / "berkas"), "--bulan", bulan, "--out", home / "hasil", expect=code)
            (home / "layar.txt").write_text(done.stdout, "utf-8")
    return home


@pytest.fixture(scope="session")
def hasil(finished: Path) -> Path:
    """The folder of the finished run."""
    return finished / "hasil"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of a run: Playwright keeps a loop in this thread, and a second one beside it is refused."""
    from playwright.sync_api import sync_playwright

    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    assert program, "chromium belum terpasang; `make test-browser` memasangnya"
    with sync_playwright() as driver:
        # Everything runs on pages of our own; the sandbox can't be had as root, as which containers run.
        opened = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield opened
        opened.close()


@pytest.fixture(params=["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each test that asks for ``engine`` runs on DuckDB, and on Spark under ``-m spark``."""
    found: Engine = request.getfixturevalue("duck" if request.param == "duckdb" else "spark")
    return found


def pytest_sessionfinish() -> None:
    """What is measured is kept now: a worker that takes long to end is killed, and its measurement with it."""
    coverage = sys.modules.get("coverage")
    measuring = coverage.Coverage.current() if coverage else None
    if measuring:
        measuring.save()
