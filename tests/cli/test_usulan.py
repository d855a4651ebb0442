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


def two_accounts(hasil: Path) -> tuple[str, str, str, str, int]:
    """A unit with two accounts in its budget in force of which something is left: pemda, unit, both codes, and what is left of the first."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    rows = stored(hasil, "budget_line")
    for row in rows:
        left = (row["pagu"] or 0) - (row["realisasi"] or 0)
        if row["tahap"] == "APBD_P" and row["tahun"] == 2026 and row["unit"] and row["kode_rekening"] and left > 0:
            codes = found.setdefault((row["pemda"], row["unit"]), {})
            codes[row["kode_rekening"]] = codes.get(row["kode_rekening"], 0) + left
    (pemda, unit), codes = next(one for one in sorted(found.items()) if len(one[1]) > 1)
    giver, taker = sorted(codes)[:2]
    return pemda, unit, giver, taker, codes[giver]


def test_a_move_is_shown_before_and_after(hasil: Path) -> None:
    pemda, unit, giver, taker, left = two_accounts(hasil)
    place = ("--pemda", pemda, "--unit", unit, "--dari", giver, "--ke", taker)
    found = json.loads(asked("pergeseran", hasil, *place, "--rupiah", left, "--json"))
    assert found["pemberi"][0]["tersedia"] == left and found["pemberi"][1]["tersedia"] == 0
    assert found["penerima"][1]["pagu"] - found["penerima"][0]["pagu"] == left
    assert found["aturan"]["status"] == "recalled"
    text = asked("pergeseran", hasil, *place, "--rupiah", left)
    assert "naskahnya belum diperiksa" in text and "tidak ada yang diubah" in text
    with pytest.raises(Refusal):
        asked("pergeseran", hasil, *place, "--rupiah", left + 1)
    with pytest.raises(Refusal):
        asked("pergeseran", hasil, "--pemda", "9999", *place[2:], "--rupiah", 1)


def test_each_unit_that_asks_has_its_papers(hasil: Path, tmp_path: Path) -> None:
    rows = stored(hasil, "budget_proposal")
    said = asked("usulan-anggaran", hasil, "--out", tmp_path / "usulan")
    places = {(row["pemda"], row["unit"]) for row in rows}
    made = sorted((tmp_path / "usulan").rglob("*.xlsx"))
    assert len(made) == len(places) and f"{len(places)} unit" in said
    for path in made:
        page = path.with_suffix(".html").read_text("utf-8")
        assert path.with_suffix(".txt").read_text("utf-8").splitlines()[0].startswith("USULAN ANGGARAN") and "default-src 'none'" in page
    pemda, unit = sorted(places, key=str)[0]
    asked("usulan-anggaran", hasil, "--out", tmp_path / "satu", "--pemda", pemda, *(["--unit", unit] if unit else []))
    with pytest.raises(Refusal):
        asked("usulan-anggaran", hasil, "--out", tmp_path / "kosong", "--pemda", "9999")
