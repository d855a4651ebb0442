"""Who asked what when: lines are added whole or not at all, and who waits is known again."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from naungan.asking.register import append, waiting_since
from naungan.demo import make_demo
from naungan.demo.answered import PENANYA
from tests.command import run
from tests.killed import killed_before

FIRST = [("2026-11-02T08:00:00+00:00", "a", "PALEMBANG", "1671", "2", "f" * 64, mark) for mark in ("m1", "m2")]
LATER = [("2026-12-02T08:00:00+00:00", "b", "PALEMBANG", "1671", "2", "e" * 64, mark) for mark in ("m2", "m3")]


def since(path: Path) -> dict[str, str]:
    return {row["sidik_orang"]: str(row["menunggu"]) for row in waiting_since(path).to_pylist()}


def test_lines_are_only_added_and_the_first_day_stands(tmp_path: Path) -> None:
    path = tmp_path / "tanya.csv"
    append(path, FIRST)
    before = path.read_bytes()
    append(path, LATER)
    assert path.read_bytes().startswith(before)
    assert since(path) == {"m1": "2026-11-02", "m2": "2026-11-02", "m3": "2026-12-02"}


KILLED = """
from pathlib import Path
from naungan.asking import register

def work(path):
    rows = [("2026-12-02T08:00:00+00:00", "b", "PALEMBANG", "1671", "2", "e" * 64, mark) for mark in ("m2", "m3")]
    register.append(Path(path), rows)
"""


@pytest.mark.chain
def test_killed_at_every_step_all_lines_are_there_or_none(tmp_path: Path) -> None:
    seen = set()
    for step in range(60):
        path = tmp_path / str(step) / "tanya.csv"
        append(path, FIRST)
        before = path.read_bytes()
        killed = killed_before(step, KILLED, path)
        whole = path.read_bytes() != before
        assert set(since(path)) == ({"m1", "m2", "m3"} if whole else {"m1", "m2"})
        seen.add((whole, killed))
        if not whole:
            append(path, LATER)
            assert len(since(path)) == 3
        if not killed:
            break
    assert {(False, True), (True, False)} <= seen


@pytest.mark.chain
def test_a_second_list_says_since_when_people_wait(tmp_path: Path) -> None:
    make_demo(tmp_path / "contoh", scale=0.02, seed=11, only=(PENANYA,), workers=1)
    out = tmp_path / "hasil"
    run("evaluate", tmp_path / "contoh" / "berkas", "--bulan", "2026-10", "--out", out, expect=1)
    said = run("tanya", out, "--oleh", "=Kasubbag", "--out", tmp_path / "satu", expect=0).stdout
    assert "PALEMBANG" in said
    lines = list(csv.DictReader((tmp_path / "tanya.csv").open(encoding="utf-8-sig"), delimiter=";"))
    assert {line["oleh"] for line in lines} == {"Kasubbag"} and len(lines) == int(lines[0]["jumlah"]) > 0
    run("tanya", out, "--oleh", "b", "--cabang", "palembang", "--out", tmp_path / "dua", expect=0)
    (path,) = (tmp_path / "dua").glob("*.xlsx")
    page = openpyxl.load_workbook(path).active
    assert page is not None
    head = next(row for row in page.iter_rows(values_only=True) if row[0] == "No")
    people = [row for row in page.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert len(people) == len(lines) and all(row[head.index("Pertama ditanyakan")] for row in people)
    niks = [str(row[1]) for row in people]
    assert not any(nik in (tmp_path / "tanya.csv").read_text("utf-8") for nik in niks)
    run("tanya", out, "--oleh", "b", expect=0)
    run("tanya", out, "--oleh", "b", "--cabang", "palembang", expect=0)
    assert len([path for path in tmp_path.glob("tanya-*") if any(path.glob("*.xlsx"))]) == 2, "a list that was asked is not written over"
    run("tanya", out, "--oleh", "b", "--cabang", "Medan", "--out", tmp_path / "tiga", expect=2)
    assert not (tmp_path / "tiga").exists()
