"""The same seed gives the same files and the same truth; another seed gives others."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from naungan.demo import offices
from naungan.demo.make import make_demo, make_government

from .reading import cells


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


def test_two_processes_give_what_one_gives(demo: Path, tmp_path: Path) -> None:
    make_demo(tmp_path / "lain", scale=0.002, seed=11, workers=2)
    for file in sorted((demo / "kebenaran").rglob("*.parquet")):
        assert pq.read_table(file).equals(pq.read_table(tmp_path / "lain" / file.relative_to(demo)))
    ours, theirs = (sorted(path.relative_to(root) for path in root.rglob("*.*")) for root in (demo, tmp_path / "lain"))
    assert ours == theirs


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    one, other = (make_government(offices(0.01, seed)[30], tmp_path / str(seed))[0] for seed in (1, 2))
    assert one["2026-10"].orang != other["2026-10"].orang
