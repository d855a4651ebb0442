"""The same seed gives the same files and the same truth; another seed gives others."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from naungan.demo import offices
from naungan.demo.make import make_demo, make_government

from .reading import cells

pytestmark = pytest.mark.chain


def test_two_runs_are_equal_file_by_file(tmp_path: Path) -> None:
    some = offices(0.01, 3)[::16]
    made = [[make_government(office, tmp_path / name) for office in some] for name in ("a", "b")]
    assert made[0] == made[1]
    files = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*.*"))
    assert files == sorted(path.relative_to(tmp_path / "b") for path in (tmp_path / "b").rglob("*.*"))
    for file in files:
        if file.suffix == ".csv":
            assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()
        assert cells(tmp_path / "a" / file) == cells(tmp_path / "b" / file), file


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    some = ("1501", "1571", "1671", "1771", "1804", "1871")
    for workers in (1, 2):
        make_demo(tmp_path / str(workers), scale=0.004, seed=11, workers=workers, only=some)
    ours, theirs = (sorted(path.relative_to(tmp_path / name) for path in (tmp_path / name).rglob("*.*")) for name in "12")
    assert ours == theirs and len(
        {path.parts[1] for path in ours if path.parts[0] == "berkas"} - {"isi.csv", "pemetaan.csv", "kalender_anggaran.csv", "CONTOH.txt"}
    ) == len(some)
    for file in ours:
        one, other = (tmp_path / name / file for name in "12")
        if file.suffix == ".parquet":
            assert pq.read_table(one).equals(pq.read_table(other))
        elif file.suffix != ".xlsx":
            assert one.read_bytes() == other.read_bytes()


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    one, other = (make_government(offices(0.01, seed)[30], tmp_path / str(seed))[0] for seed in (1, 2))
    assert one["2026-10"].orang != other["2026-10"].orang
