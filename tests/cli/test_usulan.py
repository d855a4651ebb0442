"""``naungan usulan-anggaran`` and ``naungan pergeseran`` on a finished folder: papers per unit, and a move tried out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from naungan.cli.main import cli
from naungan.kernel.errors import Refusal


def asked(*args: object) -> str:
    result = CliRunner().invoke(cli, [*map(str, args)])
    if result.exception:
        raise result.exception
    return result.output


def stored(hasil: Path, name: str) -> list[dict[str, Any]]:
    (part,) = (hasil / "hasil" / name).glob("*.parquet")
    rows: list[dict[str, Any]] = pq.read_table(part).to_pylist()
    return rows


def test_a_move_is_shown_before_and_after(hasil: Path) -> None:
    """The run's one office has 60,000 left on JKK and 1,000 on JKM."""
    place = ("--pemda", "16.71", "--unit", "1.01", "--dari-rekening", "5.1.02.02.02.0006", "--ke-rekening", "5.1.02.02.02.0007")
    found = json.loads(asked("pergeseran", hasil, *place, "--rupiah", 20_000, "--json"))
    assert [one["tersedia"] for one in (*found["pemberi"], *found["penerima"])] == [60_000, 40_000, 1_000, 21_000]
    assert (found["aturan"]["kode"], found["aturan"]["status"]) == ("SUBRINCIAN", "recalled")
    text = asked("pergeseran", hasil, *place, "--rupiah", 20_000)
    assert "naskahnya belum diperiksa" in text and "tidak ada yang diubah" in text
    for said in (
        (*place, "--rupiah", 60_001),
        ("--pemda", "9999", *place[2:], "--rupiah", 1),
        (*place, "--unit-ke", "9.99", "--rupiah", 1),
    ):
        with pytest.raises(Refusal):
            asked("pergeseran", hasil, *said)


def test_each_unit_that_asks_has_its_papers(hasil: Path, tmp_path: Path) -> None:
    rows = stored(hasil, "budget_proposal")
    said = asked("usulan-anggaran", hasil, "--out", tmp_path / "usulan")
    places = {(row["pemda"], row["unit"]) for row in rows}
    made = sorted((tmp_path / "usulan").rglob("*.xlsx"))
    assert len(made) == len(places) and f"{len(places)} unit" in said
    for path in made:
        page = path.with_suffix(".html").read_text("utf-8")
        assert (
            path.with_suffix(".txt").read_text("utf-8").splitlines()[0].startswith("USULAN ANGGARAN") and "Content-Security-Policy" in page
        )
    pemda, unit = sorted(places, key=str)[0]
    asked("usulan-anggaran", hasil, "--out", tmp_path / "satu", "--pemda", pemda, *(["--unit", unit] if unit else []))
    with pytest.raises(Refusal):
        asked("usulan-anggaran", hasil, "--out", tmp_path / "kosong", "--pemda", "9999")
