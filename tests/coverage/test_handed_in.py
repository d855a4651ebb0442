"""What has come in: used, set aside with a clash, or a file that names its unit and that nobody could read."""

from __future__ import annotations

from typing import Any

from naungan.coverage import answered, handed_in, unused
from naungan.engine import Engine
from naungan.intake.tables import BUDGET_LINE, FILE, RECAP, ROSTER

RELATIONS = {"roster": ROSTER, "recap": RECAP, "budget_line": BUDGET_LINE}


def row(unit: str | None, at: int = 2) -> dict[str, Any]:
    return {"sumber": "a", "berkas": "a.xlsx", "baris": at, "urutan": at, "pemda": "1671", "unit": unit}


def came(engine: Engine, read: dict[str, list[Any]], used: dict[str, list[Any]], files: list[dict[str, Any]]) -> list[dict[str, Any]]:
    tables = [{name: engine.table(one.of(rows.get(name, []))) for name, one in RELATIONS.items()} for rows in (read, used)]
    return engine.rows(handed_in(*tables, engine.table(FILE.of(files))))


def test_what_is_set_aside_has_come_in(engine: Engine) -> None:
    read = {"roster": [row("A"), row("A", 3), row("B", 4), row(None, 5)], "budget_line": [row("C")]}
    rows = came(engine, read, {"roster": [row("B", 4)]}, [])
    assert sorted((one["unit"] or "", one["dataset"], one["baris"], one["dipakai"]) for one in rows) == [
        ("", "roster", 1, 0), ("A", "roster", 2, 0), ("B", "roster", 1, 1), ("C", "budget_line", 1, 0),
    ]  # fmt: skip
    assert answered(rows) == {("1671", "A"), ("1671", "B")}


def test_a_file_that_names_its_unit_has_come_in_whatever_it_is(engine: Engine) -> None:
    files = [
        {"berkas": "a.xlsx", "pemda": "1671", "unit": "A"},
        {"berkas": "b.xlsx", "pemda": "1671", "unit": "B", "dataset": "roster"},
        {"berkas": "c.xlsx", "pemda": "1671", "unit": "C", "dataset": "member"},
        {"berkas": "d.xlsx", "pemda": "1671"},
    ]
    assert answered(came(engine, {}, {}, files)) == {("1671", "A"), ("1671", "B")}


def test_files_in_no_figure_are_counted_beside_it() -> None:
    clash = {"dipakai": False, "kode": "BERKAS_BERTABRAKAN", "masuk": 21, "orang": None}
    locked = {"dipakai": False, "kode": "BERKAS_TERKUNCI", "masuk": None, "orang": None}
    shown = {**locked, "kode": "TATA_LETAK_TIDAK_DIKENAL", "orang": 17}
    used = {"dipakai": True, "kode": None, "masuk": 40, "orang": None}
    nothing = {"belum_dibaca": 0, "orang": None, "orang_pasti": True, "bertabrakan": 0, "baris": 0}
    assert unused([used]) == nothing
    assert unused([used, shown, shown]) == {**nothing, "belum_dibaca": 2, "orang": 34}
    assert unused([shown, locked]) == {**nothing, "belum_dibaca": 2, "orang": 17, "orang_pasti": False}
    assert unused([locked]) == {**nothing, "belum_dibaca": 1, "orang_pasti": False}
    assert unused([clash, clash]) == {**nothing, "bertabrakan": 2, "baris": 42}
