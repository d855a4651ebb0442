"""What truly becomes of the people of a finding is planted, and an evaluation never claims more to be solved than that."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.truth import score_fates

from naungan.comparison import FATE, fates
from naungan.demo import make_demo
from naungan.demo.fates import fate_rows
from naungan.engine import Engine
from naungan.evaluation.finished import read_finished
from tests.command import run

UNIT = {"pemda": "1671", "unit": "1.01", "dihitung": True}


def person(orang: str, keadaan: str, terlindungi: str = "tidak", **more: object) -> dict:
    return {**UNIT, "orang": orang, "keadaan": keadaan, "terlindungi": terlindungi, **more}


def test_each_person_of_a_finding_has_one_fate() -> None:
    before = [person(name, "unregistered") for name in "abcd"] + [person("e", "covered", "ya"), person("f", "inactive", dihitung=False)]
    after = [
        person("a", "covered", "ya"),
        person("b", "inactive"),
        person("c", "unresolved", "tidak_diketahui"),
        person("f", "covered", "ya"),
    ]
    (row,) = fate_rows(before, after)
    assert (row["kode"], row["nasib"]) == ("TEMUAN_BELUM_TERDAFTAR", "sebagian")
    assert (row["n_selesai"], row["n_masih"], row["n_tidak_dapat_diperiksa"]) == (1, 1, 2)


@pytest.mark.parametrize(("later", "fate"), [("ya", "selesai"), ("tidak", "masih"), ("tidak_diketahui", "tidak_dapat_diperiksa")])
def test_who_stands_in_several_lists_is_solved_only_where_all_say_so(later: str, fate: str) -> None:
    (row,) = fate_rows([person("a", "inactive")], [person("a", "covered", "ya"), person("a", "x", later)])
    assert row["nasib"] == fate


@pytest.mark.slow
def test_no_more_is_called_solved_than_was_planted(tmp_path: Path, duck: Engine) -> None:
    make_demo(tmp_path / "demo", scale=0.02, seed=11, workers=1, only=("1671", "1801", "1771"))
    for bulan in ("2023-07", "2026-10"):
        run("evaluate", tmp_path / "demo" / "berkas", "--bulan", bulan, "--out", tmp_path / bulan, expect=1)
    old, new = (read_finished(tmp_path / bulan) for bulan in ("2023-07", "2026-10"))
    duck.write(FATE.published(fates(duck, old, new)), tmp_path / "fate.parquet", FATE.key)
    found = score_fates(tmp_path / "demo", tmp_path / "fate.parquet")
    known = [row for row in found if row["found"] is not None]
    assert sum(row["n"] for row in known) >= 10
    assert {row["planted"] for row in known} >= {"masih", "sebagian", "tidak_dapat_diperiksa"}
    assert not sum(row["too_many_solved"] for row in known)
    right = sum(row["n"] for row in known if row["found"] == row["planted"])
    assert right >= 0.8 * sum(row["n"] for row in known), found
    assert not [row for row in found if row["planted"] in ("masih", "tidak_dapat_diperiksa") and row["found"] in ("selesai", "sebagian")]
