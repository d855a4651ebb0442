"""Codes of units that the pemda's own list has not: the name beside them decides, and what it leaves open is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from naungan.acuan.readers import readers
from naungan.answers import read_file
from naungan.answers.forms import JAWABAN_UNIT as FORM
from naungan.engine import Engine
from naungan.evaluation import units
from naungan.intake.tables import BUDGET_LINE, CASH_PLAN, FILE, HONORARIUM, PACKAGE, RECAP, ROSTER, TREASURY
from naungan.regions import answered
from naungan.regions.tables import UNIT

pytestmark = pytest.mark.chain

SIPD = "1.02.0.00.0.00.01.0000"
EMPTY = {"roster": ROSTER, "recap": RECAP, "cash_plan": CASH_PLAN, "treasury": TREASURY, "package": PACKAGE, "honorarium": HONORARIUM}


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
    found |= {name: units.parted(found[name]) for name in (*units.WITH_UNIT, *units.BESIDE, "file")}
    said = read_file(FORM, folder / FORM.berkas, readers())
    names = units.resolved_names(engine, found, engine.table(answered(said.berlaku)))
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


@pytest.mark.parametrize(
    "spelled", ["Dinas Kesehatan", "DINAS  KESEHATAN", "Dinas Kesehatan Kab. Ogan Komering Ulu", f"{SIPD} Dinas Kesehatan"]
)
def test_without_a_list_a_code_with_name_and_the_name_alone_are_one_unit(engine: Engine, tmp_path: Path, spelled: str) -> None:
    coded, alone, other = ("1601", SIPD, "Dinas Kesehatan"), ("1601", None, spelled), ("1601", None, "Kecamatan Contoh")
    assert settled(engine, tmp_path, coded, alone, other) == {coded: SIPD, alone: SIPD, other: "KECAMATAN CONTOH"}


def test_a_likely_misspelling_is_asked_and_an_answer_holds(duck: Engine, tmp_path: Path) -> None:
    coded, near = ("1601", SIPD, "Dinas Kesehatan"), ("1601", None, "Dinas Kesehatam")
    assert settled(duck, tmp_path, coded, near)[near] == "DINAS KESEHATAM"
    (tmp_path / FORM.berkas).write_text(f"pemda;unit_nama;unit\n1601;Dinas Kesehatam;{SIPD}\n", "utf-8")
    assert settled(duck, tmp_path, coded, near)[near] == SIPD


def test_a_name_that_two_codes_bear_is_nobodys(duck: Engine, tmp_path: Path) -> None:
    lines = [("1601", SIPD, "Puskesmas Contoh"), ("1601", "1.02.0.00.0.00.01.0002", "Puskesmas Contoh"), ("1601", None, "Puskesmas Contoh")]
    assert settled(duck, tmp_path, *lines)[lines[2]] == "PUSKESMAS CONTOH"


def test_an_answer_places_the_code_too(duck: Engine, tmp_path: Path) -> None:
    (tmp_path / FORM.berkas).write_text("pemda;unit_nama;unit\n1671;Dinas Kesehatan Hewan;02\n", "utf-8")
    line = ("1671", SIPD, "Dinas Kesehatan Hewan")
    assert settled(duck, tmp_path, line) == {line: "02"}


def test_a_unit_that_only_a_budget_names_is_told_apart_from_the_list(duck: Engine) -> None:
    listed = duck.table(UNIT.of([{"pemda": "1671", "unit": "01", "nama": "Dinas Pendidikan"}]))
    names = duck.table(pa.table({"pemda": ["1671", "1671"], "unit_nama": ["Disdik", "Desa Suka Maju"], "unit": ["01", None]}))
    rows = duck.rows(units.all_units(listed, names).order_by("unit"))
    assert [(row["unit"], row["dari_daftar"]) for row in rows] == [("01", True), ("DESA SUKA MAJU", False)]


@pytest.mark.parametrize(
    ("said", "unit"), [("1", "01"), ("01", "01"), ("1,1", "1.10"), ("1.10", "1.10"), ("2", "2"), ("7", "7"), ("Dinas", "Dinas"), ("3", "3")]
)
def test_a_code_that_a_spreadsheet_took_for_a_number_is_the_one_of_the_list(duck: Engine, tmp_path: Path, said: str, unit: str) -> None:
    """``3`` may be 03 or 003: nobody guesses."""
    (tmp_path / FORM.berkas).write_text(f"pemda;unit_nama;unit\n1671;Dinas Contoh;{said}\n", "utf-8")
    listed = duck.table(UNIT.of([{"pemda": "1671", "unit": code, "nama": code} for code in ("01", "1.10", "02", "2", "03", "003")]))
    (row,) = units.restored(duck, listed, read_file(FORM, tmp_path / FORM.berkas, readers())).berlaku
    assert row.nilai["unit"] == unit
