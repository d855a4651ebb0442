"""A worker whose status changes: part-time PPPK stay, full PPPK leave at the TMT, the month of death is due; and no penalty anywhere."""

from __future__ import annotations

import ast
import datetime as dt

import pytest
from tests.contribution.rosters import assessed, due, roster
from tests.repository.files import ROOT, python_files

from naungan.contribution import ASSESSMENT
from naungan.engine import Engine

MONTHS = ("2026-01", "2026-02", "2026-03", "2026-04")


def owed(engine: Engine, *rows: dict) -> list[bool]:
    return [engine.rows(due(engine, roster(engine, row), bulan))[0]["hak"] == "wajib" for row, bulan in zip(rows, MONTHS, strict=True)]


def test_honorer_who_become_part_time_pppk_keep_their_membership(engine: Engine) -> None:
    before, after = {"kategori": "honorer"}, {"kategori": "pppk_paruh_waktu", "mulai": dt.date(2026, 3, 1)}
    assert owed(engine, before, before, after, after) == [True] * 4
    # The lists of the months before may already carry the new status: they worked here all the same.
    assert owed(engine, before, {"kategori": "pppk_paruh_waktu", "mulai": dt.date(2020, 1, 1)}, after, after) == [True] * 4


def test_who_becomes_a_full_pppk_is_owed_until_the_tmt(engine: Engine) -> None:
    row = {"kategori": "pppk", "mulai": dt.date(2026, 3, 1)}
    assert owed(engine, {"kategori": "honorer"}, row, row, row) == [True, True, False, False]


def test_the_month_of_death_is_due_and_the_next_is_not(engine: Engine) -> None:
    died = {"akhir": dt.date(2026, 2, 1)}
    assert owed(engine, died, died, died, died) == [True, True, False, False]


@pytest.mark.parametrize(
    ("row", "last"),
    [
        ({}, None), ({"akhir": dt.date(2026, 12, 31)}, "2026-12"), ({"akhir": dt.date(2026, 10, 1)}, "2026-10"),
        ({"kategori": "pppk", "mulai": dt.date(2026, 12, 1)}, "2026-11"), ({"kategori": "pppk", "mulai": dt.date(2026, 12, 2)}, "2026-12"),
        ({"kategori": "pppk_paruh_waktu", "mulai": dt.date(2026, 12, 1), "akhir": None}, None),
        ({"kategori": "pppk", "mulai": dt.date(2027, 1, 1), "akhir": dt.date(2026, 11, 30)}, "2026-11"),
    ],
)  # fmt: skip
def test_an_assessment_says_the_last_month_that_is_owed(engine: Engine, row: dict, last: str | None) -> None:
    begun = row | ({"mulai": dt.date(2026, 3, 1)} if row.get("kategori") == "pppk_paruh_waktu" else {})
    assert {one["sampai"] for one in engine.rows(assessed(engine, roster(engine, begun)))} == {last}


def test_no_penalty_in_what_is_owed() -> None:
    assert not [column.name for column in ASSESSMENT.columns if "denda" in column.name]


def test_only_the_answer_to_one_case_knows_the_penalty() -> None:
    """Need, adequacy, arrears, findings and documents can't take it in: none of their files names it."""
    allowed = {
        "contribution/answer.py",
        "contribution/lateness.py",
        "told/cases/contribution.py",
        "contribution/remarks.py",
        "contribution/case.py",
    }
    names = {"denda", "Denda", "denda_indikatif", "tarif_denda", "bulan_terlambat"}
    using = {
        file.relative_to(ROOT / "src" / "naungan").as_posix()
        for file in python_files("src/naungan")
        if "regulasi" not in file.parts
        and names & {node.id for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Name)}
    }
    assert using <= allowed
    assert using
