"""The planted truth of the example is found again: no wrong link, each error kind, each state."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.truth import score

from naungan.demo import make_demo
from tests.evaluation.test_evaluate import run

BULAN = "2026-10"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict:
    root: Path = tmp_path_factory.mktemp("truth")
    make_demo(root / "demo", scale=0.05, seed=11, only=("16", "1671", "18", "1801", "17", "1771", "15", "19"))
    run("evaluate", root / "demo" / "berkas", "--bulan", BULAN, "--out", root / "out", expect=1)
    return score(root / "demo", BULAN, root / "out")


def test_no_two_people_are_joined(found: dict) -> None:
    assert found["links"]["joined"] > 300
    assert found["links"]["precision"] == 1
    assert found["links"]["twins_joined"] == 0


def test_members_are_found_or_put_to_a_person(found: dict) -> None:
    assert found["links"]["recall"] > 0.95
    assert found["links"]["recall_with_review"] > 0.98


def test_every_planted_error_gets_its_code(found: dict) -> None:
    assert found["errors"]
    assert [row for row in found["errors"] if row["found"] < row["planted"]] == []


def test_states_are_as_planted(found: dict) -> None:
    assert found["states"]["share"] > 0.99


def test_the_axes_of_the_units_are_as_planted(found: dict) -> None:
    for axis in ("anggaran", "pembayaran"):
        assert found["units"][axis]["right"] >= 0.9 * found["units"][axis]["units"] > 0
