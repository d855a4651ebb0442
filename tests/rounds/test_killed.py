"""A round that is opened or closed is whole or not there, at whatever moment its writer is killed."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from naungan.kernel.errors import Refusal
from naungan.rounds import close_round, is_book, read_book
from naungan.rounds.freeze import damaged
from tests.killed import calls_of, killed_before
from tests.rounds.events import WAKTU, frozen, item, opened, write

pytestmark = pytest.mark.chain
SEEDS = range(10)
CLOSE = """
from pathlib import Path
from naungan.rounds.closing import close_round

def work(book):
    close_round(Path(book), "R1", {"1801": "tidak_hadir"}, oleh="Budi", waktu="2026-11-25T05:00:00+00:00")
"""
OPEN = """
import datetime as dt
from pathlib import Path
from naungan.rounds.opening import Called, open_round
from naungan.rounds.items import Said

def says(row):
    return Said("kondisi", None, None)

def work(book, hasil):
    called = Called("1", "provinsi", dt.date(2026, 11, 25), "Palembang", ("BPJS",))
    open_round(Path(book), called, hasil=[Path(hasil)], masukan=[], says=says, oleh="Ani", waktu="2026-11-25T03:00:00+00:00")
"""


def test_a_close_is_all_or_nothing(tmp_path: Path) -> None:
    book = tmp_path / "rapat"
    before = write(book, opened(), frozen("1671"), *(item(f"R1-{number:04d}") for number in range(1, 30)))
    most = calls_of(CLOSE, shutil.copytree(book, tmp_path / "salinan"))
    seen = set()
    for seed in SEEDS:
        home = shutil.copytree(book, tmp_path / f"b{seed}")
        killed_before(random.Random(seed).randrange(most), CLOSE, home)
        after = read_book(home)
        seen.add(after.rapat["R1"].closed)
        assert after == before or (after.rapat["R1"].closed and after.rapat["R1"].tidak_hadir.keys() == {"1801"})
        _ends(home)
    assert False in seen


def _ends(home: Path) -> None:
    """Whatever the dead one left, the next one closes the round, or is told that it is closed; what it left goes with the next batch."""
    try:
        close_round(home, "R1", {"1801": "tidak_hadir"}, oleh="Budi", waktu=WAKTU)
    except Refusal as refused:
        assert refused.code == "RAPAT_SUDAH_DITUTUP"
    assert read_book(home).rapat["R1"].closed
    write(home, opened("R2", sebelumnya="R1"))
    assert sorted(path.name for path in (home / "peristiwa").iterdir()) == [f"{place:06d}.jsonl" for place in (1, 2, 3)]


def test_what_is_frozen_is_whole_or_not_there(tmp_path: Path, hasil: Path) -> None:
    some = _small(hasil, tmp_path / "hasil")
    most = calls_of(OPEN, tmp_path / "salinan", some)
    for seed in SEEDS:
        home = tmp_path / f"b{seed}"
        killed_before(random.Random(seed).randrange(most), OPEN, home, some)
        kept = [path.name for path in (home / "beku").glob("[0-9a-f]*")] if (home / "beku").exists() else []
        assert not is_book(home) or (len(kept) == 1 and read_book(home).rapat["R1"].butir)
        assert all(damaged(home, name) == [] for name in kept)
        write(home, opened("R9"))
        assert all(not path.name.startswith(".") for room in ("beku", "peristiwa") for path in (home / room).glob("*"))


def _small(hasil: Path, out: Path) -> Path:
    """A finished folder of two relations: so small that every call matters."""
    for name in ("run.json", "summary.json"):
        out.mkdir(exist_ok=True)
        shutil.copyfile(hasil / name, out / name)
    for name in ("finding", "measure"):
        shutil.copytree(hasil / "hasil" / name, out / "hasil" / name)
    record = json.loads((out / "run.json").read_text("utf-8"))
    (out / "run.json").write_text(json.dumps({**record, "masukan": []}), "utf-8")
    return out
