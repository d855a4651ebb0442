"""The assessment of rosters: amounts, estimates, grain, regional policy, and agreement with the referee."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from pathlib import Path

import ibis
import pyarrow as pa
import pytest
from tests.contribution.rosters import assessed, due, roster
from tests.referee import contribution

from naungan.acuan.kebijakan import read_kebijakan
from naungan.contribution import ASSESSMENT
from naungan.engine import Engine
from naungan.intake.tables import ROSTER


def rows(engine: Engine, table, bulan: str = "2026-10", **options) -> list[dict]:
    return engine.rows(assessed(engine, table, bulan, **options).order_by(*ASSESSMENT.key))


@pytest.fixture
def rules(tmp_path: Path):
    def read(text: str):
        path = tmp_path / "kebijakan.yaml"
        path.write_text(f"kebijakan:\n- {{dari: 2015-07, pemda: '1671', status: confirmed, dasar: x, {text}}}\n")
        return read_kebijakan(path)

    return read


def test_it_works(engine: Engine) -> None:
    jkk, jkm = rows(engine, roster(engine, {"upah": "1500000.50"}))
    assert (jkk["program"], jkk["pemberi_kerja"], jkk["pekerja"], jkk["aturan"]) == ("jkk", 3600, 0, "iuran_jkk_pu")
    assert (jkm["program"], jkm["pemberi_kerja"], jkm["dasar_upah"], jkm["perkiraan"]) == ("jkm", 4500, Decimal("1500000.50"), False)


def test_p02_maros_4156_people(engine: Engine) -> None:
    people = [{"orang": f"p{n}", "pemda": "7309"} for n in range(4156)]
    table = assessed(engine, roster(engine, *people), "2022-05")
    assert engine.rows(table.agg(total=table.pemberi_kerja.sum())) == [{"total": 22_442_400}]


def test_only_what_the_pemda_owes_is_assessed(duck: Engine) -> None:
    table = roster(duck, {"kategori": "pns"}, {"kategori": "alih_daya"}, {"akhir": dt.date(2026, 9, 30)}, {"kategori": "lain sekali"}, {})
    assert {row["orang"] for row in rows(duck, table)} == {"p4"}


def test_a_missing_wage_makes_a_labelled_estimate(engine: Engine) -> None:
    found = rows(engine, roster(engine, {"upah": None}, {"upah": 0}, {"upah": 20_000_000_000}, {"upah": None, "kategori": "rt_rw"}))
    assert [row["pemberi_kerja"] for row in found[:6]] == [2400, 3000] * 3
    assert all(row["perkiraan"] and row["dasar_upah"] == 1_000_000 for row in found[:6])
    bpu = {row["program"]: row for row in found[6:]}
    assert (bpu["jkk"]["pekerja"], bpu["jkk"]["perkiraan"]) == (10_000, True)
    assert (bpu["jkm"]["pekerja"], bpu["jkm"]["perkiraan"]) == (6_800, False)


def test_nothing_at_hand_stays_unknown(duck: Engine, rules) -> None:
    aturan = rules("nilai_perkiraan: ump")
    found = rows(duck, roster(duck, {"upah": None}), "2020-05", aturan=aturan)
    assert [(row["pemberi_kerja"], row["perkiraan"]) for row in found] == [(None, True), (None, True)]


def test_a_pemda_pays_bpu_without_the_relief_of_2026(duck: Engine) -> None:
    found = rows(duck, roster(duck, {"kategori": "pekerja_rentan", "upah": 1_000_000}))
    assert [row["pekerja"] for row in found] == [10_000, 6_800]
    assert [row["aturan"] for row in found] == ["iuran_jkk_bpu", "iuran_jkm_bpu"]


def test_a_row_listed_twice_is_due_once_by_the_row_to_be_trusted(engine: Engine) -> None:
    table = roster(
        engine, {"orang": "a", "upah": 3_000_000, "tahan": True}, {"orang": "a", "upah": None}, {"orang": "a", "upah": 1_000_000}, {"orang": "a", "upah": 2_000_000},
    )  # fmt: skip
    assert [row["dasar_upah"] for row in rows(engine, table)] == [2_000_000, 2_000_000]


@pytest.mark.parametrize(
    ("text", "base", "estimate"),
    [
        ("basis_upah: tetap, nilai_upah: 1500000", [1_500_000, 1_500_000, 1_500_000], False),
        ("basis_upah: maks, nilai_upah: 1500000", [1_500_000, 2_000_000, 1_000_000], True),
        ("basis_upah: maks, nilai_upah: 1500000, nilai_perkiraan: ump", [1_500_000, 2_000_000, 3_942_963], True),
        ("basis_upah: aktual", [800_000, 2_000_000, 1_000_000], True),
    ],
)
def test_the_wage_base_is_a_regional_parameter(duck: Engine, rules, text: str, base: list[int], estimate: bool) -> None:
    table = roster(duck, {"upah": 800_000}, {"upah": 2_000_000}, {"upah": None}, {"upah": 800_000, "pemda": "1601"})
    found = [row for row in rows(duck, table, aturan=rules(text)) if row["program"] == "jkm"]
    own = [row for row in found if row["pemda"] == "1671"]
    assert [row["dasar_upah"] for row in own] == base
    assert [row["perkiraan"] for row in own] == [False, False, estimate]
    assert [row["dasar_upah"] for row in found if row["pemda"] == "1601"] == [800_000]


def test_the_programme_set_is_a_regional_parameter_and_age_ends_only_jp(duck: Engine, rules) -> None:
    aturan = rules("program: [jkk, jkm, jht, jp], nomor: Perwal 12/2026")
    table = roster(
        duck, {"tanggal_lahir": dt.date(1967, 10, 1)}, {"tanggal_lahir": dt.date(1967, 10, 2)}, {"upah": 20_000_000},
        {"kategori": "rt_rw"}, {"pemda": "1601", "tanggal_lahir": dt.date(1990, 1, 1)},
    )  # fmt: skip
    found = rows(duck, table, aturan=aturan)
    programs = {person: [row["program"] for row in found if row["orang"] == person] for person in ("p0", "p1", "p2", "p3", "p4")}
    assert programs == {
        "p0": ["jht", "jkk", "jkm"], "p1": ["jht", "jkk", "jkm", "jp"], "p2": ["jht", "jkk", "jkm", "jp"],
        "p3": ["jht", "jkk", "jkm"], "p4": ["jkk", "jkm"],
    }  # fmt: skip
    (jp,) = [row for row in found if row["orang"] == "p2" and row["program"] == "jp"]
    assert (jp["dasar_upah"], jp["pemberi_kerja"], jp["pekerja"]) == (11_086_300, 221_726, 110_863)


def test_a_region_may_state_that_a_condition_of_a_relief_holds(duck: Engine, rules) -> None:
    table = roster(duck, {})
    assert [row["pemberi_kerja"] for row in rows(duck, table, "2020-12")] == [2400, 3000]
    found = rows(duck, table, "2020-12", aturan=rules("syarat: [pp49-2020]"))
    assert [row["pemberi_kerja"] for row in found] == [24, 30]
    assert [row["aturan"] for row in found] == ["iuran_jkk_pu;pp49-2020-pu", "iuran_jkm_pu;pp49-2020-pu"]


def test_dues_show_everybody_and_sum_the_rounded(engine: Engine) -> None:
    table = roster(engine, {"upah": "1234567.89"}, {"kategori": "pns"}, {"kategori": "kader"})
    found = engine.rows(due(engine, table).order_by("orang"))
    assert [(row["iuran"], row["iuran_pemberi_kerja"], row["iuran_pekerja"]) for row in found] == [
        (6667, 6667, 0),
        (0, 0, 0),
        (16_800, 0, 16_800),
    ]


@pytest.mark.parametrize("bulan", ["2015-07", "2020-12", "2023-07", "2026-05"])
def test_a_whole_roster_agrees_with_the_referee(engine: Engine, bulan: str) -> None:
    draw = random.Random(7)
    kinds = {"honorer": "PU", "rt_rw": "BPU"}
    people = [
        {"orang": f"p{n:04d}", "upah": Decimal(draw.randrange(1, 2_500_000_000)) / 100, "kategori": draw.choice(sorted(kinds))}
        for n in range(500)
    ]
    found = {(row["orang"], row["program"]): row for row in rows(engine, roster(engine, *people), bulan)}
    assert len(found) == 1000
    for person in people:
        segmen = kinds[person["kategori"]]
        payer = "apbd" if segmen == "BPU" else "pemberi_kerja"
        for program in ("jkk", "jkm"):
            row = found[person["orang"], program]
            expected = contribution(program, segmen=segmen, upah=person["upah"], bulan=bulan, sektor="pemerintahan", dibayar=payer)
            assert (row["pemberi_kerja"], row["pekerja"]) == expected


def test_an_empty_roster_has_no_dues(duck: Engine) -> None:
    empty = duck.table(ROSTER.empty().append_column("orang", pa.array([], pa.string())))
    found = assessed(duck, empty)
    assert rows(duck, empty) == []
    assert found.schema() == ASSESSMENT.schema() or isinstance(found.schema(), ibis.Schema)
