"""Codes of units that the pemda's own list has not: the name beside them decides, and what it leaves open is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from naungan.engine import Engine
from naungan.evaluation import units
from naungan.evaluation.inventory import JAWABAN_UNIT
from naungan.intake.tables import BUDGET_LINE, CASH_PLAN, FILE, RECAP, ROSTER, TREASURY
from naungan.regions.tables import UNIT

SIPD = "1.02.0.00.0.00.01.0000"
EMPTY = {"roster": ROSTER, "recap": RECAP, "cash_plan": CASH_PLAN, "treasury": TREASURY}


def settled(
    engine: Engine, folder: Path, *lines: tuple[str, str | None, str | None]
) -> dict[tuple[str, str | None, str | None], str | None]:
    """The unit of each budget line (pemda, code, name); 1671 has a list of two units, 1601 none."""
    known: dict[str, Any] = {"sumber": "a", "berkas": "rka.xlsx", "tahun": 2026, "tahap": "APBD"}
    rows = [
        {**known, "baris": at, "urutan": at, "pemda": pemda, "unit": unit, "unit_nama": nama}
        for at, (pemda, unit, nama) in enumerate(lines, 1)
    ]
    listed = [{"pemda": "1671", "unit": "01", "nama": "Dinas Pendidikan"}, {"pemda": "1671", "unit": "02", "nama": "Dinas Kesehatan"}]
    found = {"budget_line": engine.table(BUDGET_LINE.of(rows)), "unit": engine.table(UNIT.of(listed))}
    found |= {name: engine.table(relation.of([])) for name, relation in EMPTY.items()} | {"file": engine.table(FILE.of([]))}
    names = units.resolved_names(engine, found, folder)
    placed = {row["baris"]: row["unit"] for row in engine.rows(units.with_units(found["budget_line"], names, found["unit"]))}
    return {line: placed[at] for at, line in enumerate(lines, 1)}


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        (("1671", SIPD, "DINAS KESEHATAN"), "02"),
        (("1671", "01", "Dinas Kesehatan"), "01"),
        (("1671", SIPD, "Dinas Kesehatan Hewan"), "DINAS KESEHATAN HEWAN"),
        (("1671", SIPD, None), SIPD),
        (("1671", None, "Dinas Pendidikan"), "01"),
        (("1601", SIPD, "Dinas Kesehatan"), SIPD),
    ],
    ids=["by its name", "a known code is believed", "a doubtful name", "nothing but a code", "no code", "a pemda without a list"],
)
def test_a_code_that_the_list_has_not_gives_way_to_the_name(
    duck: Engine, tmp_path: Path, line: tuple[str, str | None, str | None], unit: str
) -> None:
    assert settled(duck, tmp_path, line) == {line: unit}


def test_an_answer_places_the_code_too(duck: Engine, tmp_path: Path) -> None:
    (tmp_path / JAWABAN_UNIT).write_text("pemda;unit_nama;unit\n1671;Dinas Kesehatan Hewan;02\n", "utf-8")
    line = ("1671", SIPD, "Dinas Kesehatan Hewan")
    assert settled(duck, tmp_path, line) == {line: "02"}


def test_a_unit_that_only_a_budget_names_is_told_apart_from_the_list(duck: Engine) -> None:
    listed = duck.table(UNIT.of([{"pemda": "1671", "unit": "01", "nama": "Dinas Pendidikan"}]))
    names = duck.table(pa.table({"pemda": ["1671", "1671"], "unit_nama": ["Disdik", "Desa Suka Maju"], "unit": ["01", None]}))
    rows = duck.rows(units.all_units(listed, names).order_by("unit"))
    assert [(row["unit"], row["dari_daftar"]) for row in rows] == [("01", True), ("DESA SUKA MAJU", False)]
