"""The planted history as files: without it nothing changes, and what intake reads of it is what was planted."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from naungan.demo.make import make_demo
from naungan.demo.riwayat import LAST
from naungan.engine import Engine
from naungan.evaluation.finished import read_finished
from naungan.projection.series import series
from tests.command import run

pytestmark = pytest.mark.chain

SOME = ("1501", "1601", "1671", "18", "1801")
MONTHS = 14


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("riwayat")
    for name, months in (("tanpa", 0), ("dengan", MONTHS)):
        make_demo(out / name, scale=0.002, seed=11, workers=1, only=SOME, riwayat=months)
    return out


def _files(root: Path) -> set[Path]:
    return {path.relative_to(root) for path in root.rglob("*") if path.is_file()}


def test_the_rest_of_the_example_stays_as_it_is(demo: Path) -> None:
    without, more = _files(demo / "tanpa"), _files(demo / "dengan")
    added = more - without
    assert without < more
    assert all("Riwayat cakupan" in path.name or path.name == "riwayat.parquet" for path in added)
    for path in without:
        if path.suffix != ".xlsx":  # a workbook holds the time at which it was written
            assert (demo / "tanpa" / path).read_bytes() == (demo / "dengan" / path).read_bytes(), path


def test_what_is_read_is_what_was_planted(demo: Path, duck: Engine, tmp_path: Path) -> None:
    run("evaluate", demo / "dengan" / "berkas", "--bulan", str(LAST), "--out", tmp_path / "hasil", expect=1)
    said = [row for row in series(duck, [read_finished(tmp_path / "hasil")]) if row["asal"] == "terbitan" and row["penyebut"] == "semesta"]
    assert {row["lingkup"] for row in said} == {"semua_tanpa_jakon"}
    names = ("tingkat", "wilayah", "bulan", "aktif", "semesta")
    read = [tuple(row[name] for name in names) for row in said]
    planted = [tuple(row[name] for name in names) for row in pq.read_table(demo / "dengan" / "kebenaran" / "riwayat.parquet").to_pylist()]
    assert sorted(read, key=str) == sorted(planted, key=str)
    assert {row[2] for row in planted} == {str(LAST.plus(-step)) for step in range(MONTHS)}
    # Four kabupaten and cities, three provinces, and the nation.
    assert len(planted) == MONTHS * (4 + 3 + 1)
