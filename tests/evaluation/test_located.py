"""A decision finds its people by who they are; where it can't be sure, it binds nobody."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import Any

import pyarrow as pa
import pytest

from naungan.answers import Row
from naungan.answers.forms import KEPUTUSAN
from naungan.engine import Engine
from naungan.evaluation.decisions import FOUND, SIDES, located
from naungan.intake.tables import MEMBER, ROSTER
from naungan.matching.marks import sign
from naungan.relations import NOMOR

BUDI = {"nama": "Budi Santoso, S.Pd", "nik": "1671010101900001", "tanggal_lahir": dt.date(1990, 1, 1), "unit_nama": "SMPN 1"}
ANI = {"nama": "Ani", "nik": None, "nik_asli": "?", "tanggal_lahir": None, "unit_nama": "Dinas Sosial"}
MEMBERS = [{"nama": "BUDI SANTOSO", "nik": "1671010101900001", "tanggal_lahir": dt.date(1990, 1, 1), "npp": "07000001"}]


def relations(engine: Engine, *roster: dict[str, Any]) -> dict[str, Any]:
    """Roster and member rows of 1671 in the order given, with their numbers."""
    found = {}
    for relation, rows in ((ROSTER, roster), (MEMBER, MEMBERS)):
        whole = [
            {"sumber": "s", "berkas": f"{relation.name}.csv", "baris": at, "urutan": at, "pemda": "1671", **row}
            for at, row in enumerate(rows, 2)
        ]
        table = engine.table(relation.of(whole))
        found[relation.name] = engine.keep(table.mutate(**{NOMOR: table.baris + 100}))
    return found


def decided(engine: Engine, number: int = 1, **change: str) -> Row:
    """The decision about Budi as a run writes it, with a change."""
    found = relations(engine, BUDI)
    marks = [engine.rows(found[side.relation].select(tanda=sign(found[side.relation], side.group)))[0]["tanda"] for side in SIDES]
    said = dict.fromkeys(KEPUTUSAN.kolom, "") | {
        "pemda": "1671", "nama": "Budi Santoso, S.Pd", "unit_nama": "SMPN 1", "tanda": marks[0], "member_nama": "BUDI SANTOSO",
        "npp": "07000001", "member_tanda": marks[1], "keputusan": "sama", "berkas": "roster.csv", "baris": "2",
        "member_berkas": "member.csv", "member_baris": "2",
    }  # fmt: skip
    said |= change
    return Row(number, said, {"keputusan": said["keputusan"]})


def test_the_same_person_in_another_row(engine: Engine) -> None:
    other = {**BUDI, "nama": "Orang Lain", "nik": "1671010101900009"}
    found = relations(engine, other, ANI, {**BUDI, "nama": "BUDI  SANTOSO S.Pd"})
    assert located(engine, [decided(engine)], found) == {1: ((FOUND, 104), (FOUND, 102))}


@pytest.mark.parametrize(
    ("person", "state"),
    [
        ({**BUDI, "nik": "1671010101900002"}, "berubah"), ({**BUDI, "tanggal_lahir": dt.date(1991, 1, 1)}, "berubah"),
        ({**BUDI, "unit_nama": "SMPN 2"}, "berubah"), ({**BUDI, "nama": "Budi Santosa"}, "hilang"), ({**BUDI, "pemda": "1672"}, "hilang"),
    ],
)  # fmt: skip
def test_a_stranger_in_the_same_row_is_not_bound(duck: Engine, person: dict[str, Any], state: str) -> None:
    assert located(duck, [decided(duck)], relations(duck, person))[1] == ((state, None), (FOUND, 102))


def test_who_can_not_be_told_apart_is_taken_where_the_decision_saw_him_or_not_at_all(duck: Engine) -> None:
    """Two of one name in one office, no NIK, no birth date: the row alone could say which, and only if one stands there."""
    marks = relations(duck, ANI)
    (row,) = duck.rows(marks["roster"].select(tanda=sign(marks["roster"], "unit_nama")))
    one = {"nama": "Ani", "unit_nama": "Dinas Sosial", "tanda": row["tanda"]}
    twice = relations(duck, BUDI, ANI, ANI)
    assert located(duck, [decided(duck, **one, baris="4")], twice)[1][0] == (FOUND, 104)
    assert located(duck, [decided(duck, **one, baris="2")], twice)[1][0] == ("berubah", None)


@pytest.mark.parametrize(
    ("name", "found"), [("budi santoso s.pd", (FOUND, 102)), ("Joko Susilo", ("hilang", None)), ("", ("hilang", None))]
)
def test_an_older_file_is_followed_only_where_the_name_still_stands(duck: Engine, name: str, found: tuple[Any, ...]) -> None:
    old = decided(duck, tanda="", member_tanda="", unit_nama="", npp="", nama=name)
    assert located(duck, [old], relations(duck, BUDI))[1][0] == found


def test_nobody_is_named_where_somebody_is_none_of_the_members(duck: Engine) -> None:
    empty = {name: "" for name in KEPUTUSAN.kolom if name.startswith("member_") or name == "npp"}
    none = decided(duck, keputusan="bukan", **empty)
    assert located(duck, [none], relations(duck, BUDI))[1] == ((FOUND, 102), (None, None))
    assert located(duck, [decided(duck, **empty)], relations(duck, BUDI))[1][1] == ("hilang", None)


def test_excel_takes_noughts_off_an_npp_and_capitals_change_nothing(duck: Engine) -> None:
    row = decided(duck)
    changed = decided(duck, npp="7000001", unit_nama="smpn-1", tanda=row.kata["tanda"].upper())
    assert located(duck, [changed], relations(duck, BUDI))[1] == ((FOUND, 102), (FOUND, 102))


def test_a_sign_tells_no_nik(duck: Engine) -> None:
    """Who holds the file knows all else: of a hundred thousand NIK of a few districts tried, each sign fits two dozen."""
    days = [dt.date(1980, 1, 1) + dt.timedelta(days=step) for step in range(6000)]
    tried = [f"1671{kec:02d}{day:%d%m%y}{serial:04d}" for kec, day, serial in product(range(1, 9), days, (1, 2))]
    columns = {name: [text] * len(tried) for name, text in (("pemda", "1671"), ("nama", "Budi"), ("nik_asli", ""), ("unit_nama", "SMPN 1"))}
    rows = duck.table(pa.table({"nik": tried, "tanggal_lahir": [dt.date(1990, 1, 1)] * len(tried), **columns}))
    signed = rows.select(tanda=sign(rows, "unit_nama"))
    counts = [row["n"] for row in duck.rows(signed.group_by("tanda").aggregate(n=signed.count()))]
    assert len(counts) == 4096 and min(counts) > 5
