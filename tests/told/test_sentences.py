"""Sentences about everything and about one thing, from rows alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from naungan.coverage.tables import FLAG
from naungan.engine import Engine
from naungan.told import words
from naungan.told.finding_kinds import finding_kinds
from naungan.told.findings import finding, gravest
from naungan.told.gaps import gap
from naungan.told.headline import cards, headline
from naungan.told.material import Material, gather
from naungan.told.method import method
from naungan.told.places import Places, unit_lasts
from naungan.told.running_out import running_out
from naungan.told.silence import silence
from naungan.told.told import Told, tell
from naungan.told.wall import wall
from naungan.told.words import few
from tests.documents.conftest import PEMDA, SILENT

EMPTY: dict[str, Any] = {"bulan": "2026-10", "posisi": None}


@pytest.fixture(scope="module")
def said(duck: Engine, results: dict[str, Any], run: dict[str, Any]) -> Told:
    return tell(duck, results, run)


@pytest.fixture(scope="module")
def material(said: Told) -> Material:
    return said.material


def test_the_headline_says_what_the_measures_count(material: Material) -> None:
    words = headline(material)
    assert f"{material.total['pekerja']:,}".replace(",", ".") in words.cakupan
    assert words.aloud[0] == words.cakupan and words.aloud[1] == words.belum_dibaca and words.tawaran in words.aloud
    assert cards(material)[0].value in words.cakupan


def test_where_nothing_is_known_the_headline_says_so(duck: Engine, sample: dict[str, Any]) -> None:
    nothing = gather(duck, {name: duck.table(table.slice(0, 0)) for name, table in sample.items()}, EMPTY)
    words = headline(nothing)
    assert words.cakupan.count("tidak tersedia") >= 4 and words.tawaran is None and words.taruhan is None
    assert [card.value for card in cards(nothing)] == ["tidak tersedia"] * 5
    assert running_out(nothing).most is None


def test_a_finding_without_an_amount_keeps_none(material: Material) -> None:
    ranked = sorted(material.finding, key=gravest)
    one = finding(ranked[-1])
    assert (one.kode_temuan, one.rupiah) == ("TEMUAN_DATA_TIDAK_CUKUP", None)
    assert one.tenggat == "31 Desember 2026" and one.langkah.endswith(".")


def test_kinds_count_units_and_name_the_step_that_ends_first(material: Material) -> None:
    rows = [{**row, "tenggat": dt.date(2026, 12, 31 - at)} for at, row in enumerate(material.finding[:9])]
    kinds = finding_kinds(rows)
    assert [kind.unit for kind in kinds] == [3, 3, 3]
    assert kinds[-1].tenggat == min(row["tenggat"] for row in rows)
    assert [kind.tanpa_nilai for kind in kinds if kind.rupiah is None] == [3]


def test_units_without_money_are_no_month_in_which_money_ends(material: Material) -> None:
    found = running_out(material)
    assert [end.bulan for end in found.ends] == ["November 2026"]
    assert sum(end.unit for end in (*found.ends, *found.without)) + sum(count for _, count in found.reasons) < len(material.unit_status)
    assert found.without[0].unit == sum(row["anggaran"] == "tidak_dianggarkan" for row in material.unit_status)


def test_who_is_silent_is_named_and_counted(material: Material) -> None:
    found = silence(Places(material))
    assert (found.unit_absen, found.pemda_absen) == (3, 1)
    assert len(found.terbanyak) == 1 and found.tanpa["daftar"] == [Places(material).pemda[SILENT].wilayah]


def test_the_wall_names_a_few_and_counts_the_others(material: Material) -> None:
    places = Places(material)
    found = wall(material, places, running_out(material).most)
    assert found.opening.startswith("Dari") and "November 2026" in found.notes["kekurangan"]
    assert found.silent["daftar"].startswith("3 unit di 1 pemda") and found.silent["peserta"].endswith(".")
    undated = dataclasses.replace(material, file=[{**row, "posisi": None} for row in material.file])
    assert wall(undated, Places(undated), None).age != found.age
    assert few(["A", "B", "C"], 2) == "A, B dan 1 lagi" and few(["A"], 2) == "A"


def test_a_government_without_a_roster_says_why_and_counts_nothing(material: Material) -> None:
    silent, counted = (Places(material).pemda[code] for code in (SILENT, PEMDA[0]))
    assert silent.pekerja is None and silent.sebab_pekerja and len(silent.unit_absen) == 3
    assert counted.pekerja and counted.sebab_pekerja == "" and counted.absen == ""
    assert str(counted.terlindungi_ya) in counted.keadaan and silent.keadaan.count("tidak tersedia") == 3


def test_how_long_money_lasts_is_the_first_month_of_any_unit(material: Material) -> None:
    places = Places(material)
    assert {places.pemda[code].cukup for code in PEMDA} >= {"November 2026"}
    assert unit_lasts({"anggaran": "tidak_diketahui", "habis_pada": None}) == ""


def test_days_are_said_as_people_write_them() -> None:
    text = words.said("JAWABAN_MENANG", '{"lain": "a.xlsx", "tanggal_lain": "–", "tanggal": "2026-11-18"}')
    assert "18 November 2026" in text and "(–)" in text


def test_what_an_unresolved_worker_waits_for_is_said_instead_of_the_state() -> None:
    row = {"keadaan": "unresolved", "sebab": "tinjau", "nik_asli": None, "lembar": None, **{f"flag_{flag}": False for flag in FLAG}}
    waits, state = gap(row), gap({**row, "sebab": None})
    assert waits["keadaan"] != state["keadaan"] and waits["nik_asli"] == "(kosong)" and waits["lembar"] == "–"


def test_lists_of_persons_are_streamed_each_time_they_are_asked_for(said: Told) -> None:
    first, again = ([roll.subtitle for roll in said.gaps()] for _ in range(2))
    assert first == again and all("Oktober 2026" in line for line in first)
    assert [piece.unit for piece in said.new_workers()]
    assert [one.kode for one in said.problems()].count("BERKAS_KEMBAR") == 12


def test_the_method_tells_every_state_and_each_value_of_the_law(material: Material) -> None:
    blocks = method(material)
    assert all(bool(block.sentences) != bool(block.heads) for block in blocks.values())
    assert all(len(row) == len(block.heads) for block in blocks.values() for row in block.rows)
    without = method(dataclasses.replace(material, run={**material.run, "parameter": []}))
    assert len(blocks["METODE_PARAMETER"].rows) == 2 and without["METODE_PARAMETER"].rows == ()
