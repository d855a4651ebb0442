"""The cascade on cases written by hand: who must be joined, who must not, and who goes to a person. Each runs on both engines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa
import pytest

from naungan.engine import Engine
from naungan.intake.tables import MEMBER, ROSTER
from naungan.kernel.messages import catalogue
from naungan.matching import link
from naungan.matching.tables import LINK
from naungan.matching.tiers import AUTOMATIC, REVIEW
from naungan.relations.numbers import looked_up

Row = tuple[str | None, str | None, str | None]  # NIK as written, name, birth date


@dataclass(frozen=True)
class Case:
    """A little world in a pemda of its own: workers, members, and for each worker the decision and the member's place."""

    name: str
    workers: list[Row]
    members: list[Row]
    expected: list[tuple[str, int | None]]


TWIN_A = ("1671010505900001", "Rizki Pratama", "1990-05-05")
TWIN_B = ("1671010505900002", "Rizal Pratama", "1990-05-05")
CASES = [
    Case("exact", [TWIN_A], [TWIN_A], [("same", 0)]),
    Case("titles and Muhammad", [("1671010505900001", "H. Muh. Rizki Pratama, S.Pd.I", "1990-05-05")], [("1671010505900001", "M. RIZKI PRATAMA", "1990-05-05")], [("same", 0)]),
    Case("old spelling", [("1671010505700001", "Drs. Soeharto Djojokoesoemo", None)], [("1671010505700001", "SUHARTO JOYOKUSUMO", "1970-05-05")], [("same", 0)]),
    Case("nik and name, other date", [TWIN_A], [("1671010505900001", "Rizki Pratama", "1988-01-12")], [("same", 0)]),
    Case("nik of another person", [TWIN_A], [("1671010505900001", "Bambang Kusuma", "1971-03-02")], [("review", 0)]),
    Case("twin under the nik of the other", [("1671010505900001", "Rizal Pratama", "1990-05-05")], [TWIN_A], [("review", 0)]),
    Case("twins, both members", [TWIN_B, TWIN_A], [TWIN_A, TWIN_B], [("same", 1), ("same", 0)]),
    Case("twins, one is a member", [TWIN_A, TWIN_B], [TWIN_A], [("same", 0), ("none", None)]),
    Case("twins, other one is a member", [TWIN_B], [TWIN_A], [("none", None)]),
    Case("twins, one without nik", [TWIN_A, (None, "Rizal Pratama", "1990-05-05")], [TWIN_A], [("same", 0), ("none", None)]),
    Case("twins, same initial", [("1671010505900002", "M. Rizal", "1990-05-05")], [("1671010505900001", "M. Rizki", "1990-05-05")], [("none", None)]),
    Case("twins, boy and girl", [("1671010505900001", "Wahyudi Saputra", "1990-05-05")], [("1671014505900001", "Wahyuni Saputra", "1990-05-05")], [("review", 0)]),
    Case("twins, shared first word", [("1671010505900002", "Dwi Ayu Lestari", "1990-05-05")], [("1671010505900001", "Dwi Sekar Lestari", "1990-05-05")], [("none", None)]),
    Case("twins, one letter, serials side by side", [("1671014505900002", "Rina Sari", "1990-05-05")], [("1671014505900001", "Rini Sari", "1990-05-05")], [("none|review", 0)]),
    Case("father and son", [("1671010505650001", "Ahmad Subarjo", "1965-05-05")], [("1671011207910001", "Ahmad Subarjo", "1991-07-12")], [("none", None)]),
    Case("father without nik", [(None, "Ahmad Subarjo", "1965-05-05")], [("1671011207910001", "Ahmad Subarjo", "1991-07-12")], [("none|review", 0)]),
    Case("one digit wrong", [("1671010505900007", "Budi Santoso", "1990-05-05")], [("1671010505900001", "Budi Santoso", "1990-05-05")], [("same", 0)]),
    Case("two digits swapped", [("1671010550900001", "Budi Santoso", "1990-05-05")], [("1671010505900001", "Budi Santoso", "1990-05-05")], [("same", 0)]),
    Case("region mistyped", [("1761010505900001", "Budi Santoso", "1990-05-05")], [("1671010505900001", "Budi Santoso", "1990-05-05")], [("same", 0)]),
    Case("last digit lost", [("167101050590001", "Budi Santoso", "1990-05-05")], [("1671010505900017", "Budi Santoso", "1990-05-05")], [("same", 0)]),
    Case("rounded by a spreadsheet", [("1671010505900010", "Budi Santoso", None)], [("1671010505900017", "Budi Santoso", "1990-05-05")], [("same", 0)]),
    Case("no nik", [(None, "Budi Santoso", "1990-05-05")], [("1671010505900017", "Budi Santoso, SE", "1990-05-05")], [("same", 0)]),
    Case("no nik, day and month swapped", [(None, "Budi Santoso", "1990-05-07")], [("1671010705900017", "Budi Santoso", "1990-07-05")], [("same|review", 0)]),
    Case("no nik, other sex", [(None, "Dwi Lestari", "1990-05-05")], [("1671010505900017", "Dwi Lestari", "1990-05-06")], [("review", 0)]),
    Case("name only", [(None, "Bonaventura Situmeang", None)], [("1671010505900017", "Bonaventura Situmeang", "1990-05-05")], [("review", 0)]),
    Case("placeholder is no nik", [("0000000000000000", "Budi Santoso", None)], [("1671010505900017", "Kartika Dewi", "1990-05-05")], [("none", None)]),
    Case("another valid nik", [("3201020505900044", "Budi Santoso", "1990-05-05")], [("1671010505900017", "Budi Santoso", "1990-05-05")], [("review", 0)]),
    Case("two members alike", [(None, "Budi Santoso", "1990-05-05")], [("1671010505900017", "Budi Santoso", "1990-05-05"), ("1671050505900002", "Budi Santoso", "1990-05-05")], [("review", 0)]),
    Case("two workers for one member", [("1671010505900017", "Budi Santoso", "1990-05-05"), (None, "Budi Santoso", "1990-05-05")], [("1671010505900017", "Budi Santoso", "1990-05-05")], [("same", 0), ("review", 0)]),
    Case("equal claims on one member", [(None, "Budi Santoso", "1990-05-05"), (None, "Budi Santosa", "1990-05-05")], [("1671010505900017", "Budi Santos", "1990-05-05")], [("review", 0), ("review", 0)]),
    Case("one person on two rows", [("1671010505900017", "Budi Santoso", "1990-05-05"), ("1671010505900017", "BUDI SANTOSO", None)], [("1671010505900017", "Budi Santoso", "1990-05-05")], [("same", 0), ("same", 0)]),
    Case("two people on one nik", [("1671010505900017", "Budi Santoso", "1990-05-05"), ("1671010505900017", "Agus Wijaya", "1990-05-05")], [("1671010505900017", "Budi Santoso", "1990-05-05")], [("same", 0), ("review", 0)]),
    Case("single word twice", [("1671010505900017", "Slamet Slamet", None)], [("1671010505900017", "Slamet .", "1990-05-05")], [("same", 0)]),
    Case("words run together", [("1671010505900017", "Nurhayati", None)], [("1671010505900017", "Nur Hayati", "1990-05-05")], [("same", 0)]),
    Case("no name", [("1671010505900017", None, "1990-05-05")], [("1671010505900017", "Nur Hayati", "1990-05-05")], [("review", 0)]),
    Case("nobody", [("1671010505900017", "Nur Hayati", "1990-05-05")], [], [("none", None)]),
]  # fmt: skip


def _row(mark: str, pemda: str, order: int, row: Row) -> dict[str, object]:
    text, name, born = row
    trusted = text if text and len(text) == 16 and len(set(text)) > 1 and 1 <= int(text[6:8]) % 40 <= 31 else None
    return {
        "sumber": mark * 64, "berkas": mark, "baris": order + 2, "urutan": order, "pemda": pemda, "nik": trusted, "nik_asli": text,
        "nama": name, "tanggal_lahir": dt.date.fromisoformat(born) if born else None, "npp": None,
    }  # fmt: skip


def world(cases: list[Case], *, backwards: bool = False) -> tuple[pa.Table, pa.Table]:
    """Both relations, each case in its own pemda."""
    workers, members = [], []
    for number, case in enumerate(cases):
        pemda = f"{1000 + number}"
        workers += [(pemda, row) for row in case.workers]
        members += [(pemda, row) for row in case.members]
    left = [_row("a", pemda, order, row) for order, (pemda, row) in enumerate(workers)]
    right = [_row("b", pemda, order, row) for order, (pemda, row) in enumerate(members)]
    for row in left:
        del row["npp"]
    if backwards:
        left, right = left[::-1], right[::-1]
    return ROSTER.of(left), MEMBER.of(right)


@cache
def linked(engine: Engine, backwards: bool = False) -> list[dict[str, object]]:
    """All cases in one run: one link per engine and order, as it is saved."""
    roster, member = map(engine.table, world(CASES, backwards=backwards))
    return _saved(engine, link(engine, roster, member).link, roster, member)


def _saved(engine: Engine, found: ir.Table, roster: ir.Table, member: ir.Table) -> list[dict[str, Any]]:
    return engine.rows(LINK.published(looked_up(LINK, found, {"roster": roster, "member": member})).order_by("baris"))


def test_every_case_is_decided_as_it_must_be(engine: Engine) -> None:
    rows, at, before = linked(engine), 0, 0
    wrong = []
    for case in CASES:
        for decision, place in case.expected:
            row = rows[at]
            at += 1
            member = None if row["member_baris"] is None else int(str(row["member_baris"])) - 2 - before
            if row["decision"] not in decision.split("|") or (row["decision"] != "none" and member != place):
                wrong.append((case.name, row["decision"], row["tier"], member))
        before += len(case.members)
    assert not wrong


def test_result_does_not_depend_on_the_order_of_rows(duck: Engine) -> None:
    assert linked(duck) == linked(duck, backwards=True)


@pytest.mark.spark
def test_both_engines_agree(duck: Engine, spark: Engine) -> None:
    def sure(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        return [row for row in rows if row["tier"] != "nama_mirip"]

    one = sure(linked(duck))
    known = {row["baris"] for row in one}
    assert one == [row for row in linked(spark) if row["baris"] in known]


def test_a_review_names_a_candidate_and_binds_nothing(duck: Engine) -> None:
    for row in linked(duck):
        assert (row["peserta"] is not None) == (row["decision"] == "same")
        assert (row["calon"] is not None) == (row["decision"] == "review")


def test_a_member_goes_to_one_worker(duck: Engine) -> None:
    taken = {(row["peserta"], row["orang"]) for row in linked(duck) if row["peserta"]}
    assert len({member for member, _ in taken}) == len(taken)


def test_every_tier_has_its_sentence() -> None:
    codes = {f"COCOK_{tier.upper()}" for tier in AUTOMATIC} | {f"TINJAU_{tier.upper()}" for tier in REVIEW}
    assert codes | {"TINJAU_SETARA", "TINJAU_KALAH", "TAK_COCOK", "TAK_COCOK_KEPUTUSAN", "TAK_COCOK_DITOLAK"} <= catalogue().keys()


def test_pemda_are_kept_apart(duck: Engine) -> None:
    one = Case("", [TWIN_A], [TWIN_A], [])
    roster, member = world([one])
    member = member.set_column(member.schema.get_field_index("pemda"), "pemda", pa.array(["9999"]))
    (row,) = duck.rows(link(duck, duck.table(roster), duck.table(member)).link)
    assert row["decision"] == "none"


def test_members_on_several_rows_are_one_and_the_active_one_is_named(duck: Engine) -> None:
    roster, member = world([Case("", [TWIN_A], [TWIN_A, TWIN_A], [])])
    member = member.set_column(member.schema.get_field_index("aktif"), "aktif", pa.array([False, True]))
    found = link(duck, duck.table(roster), duck.table(member))
    (row,) = duck.rows(found.link)
    assert (row["decision"], row["member_nomor_baris"]) == ("same", 1)
    assert len({row["peserta"] for row in duck.rows(found.member_person)}) == 1


def _decisions(*said: tuple[int, int | None, str]) -> pa.Table:
    rows = [{"nomor_baris": one, "member_nomor_baris": other, "decision": word} for one, other, word in said]
    schema = pa.schema([("nomor_baris", pa.int64()), ("member_nomor_baris", pa.int64()), ("decision", pa.string())])
    return pa.Table.from_pylist(rows, schema)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (((0, 1, "same"),), [("same", 1, "keputusan"), ("review", 1, "nik_nama_tanggal")]),
        (((0, 0, "none"),), [("none", None, "tidak_ada"), ("same", 1, "nik_nama_tanggal")]),
        (((0, None, "none"),), [("none", None, "keputusan"), ("same", 1, "nik_nama_tanggal")]),
        (((0, 0, "review"), (9, 0, "same")), [("same", 0, "nik_nama_tanggal"), ("same", 1, "nik_nama_tanggal")]),
        (((0, 1, "same"), (1, 0, "same")), [("same", 1, "keputusan"), ("same", 0, "keputusan")]),
    ],
)
def test_decisions_stand_above_every_tier(duck: Engine, said: tuple[tuple[int, int | None, str], ...], expected: list[object]) -> None:
    roster, member = world([Case("", [TWIN_A, TWIN_B], [TWIN_A, TWIN_B], [])])
    found = link(duck, duck.table(roster), duck.table(member), duck.table(_decisions(*said))).link
    rows = duck.rows(found.order_by("nomor_baris"))
    assert [(row["decision"], row["member_nomor_baris"], row["tier"]) for row in rows] == expected
