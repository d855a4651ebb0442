"""Only what says more than its row is held of a link: whoever asks gets the same as from the whole, and pemda by pemda the same as at once."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from benchmarks.invented import world

from naungan.engine import Engine
from naungan.matching import Linked, link

PEMDA = ("1671", "1801")


@pytest.fixture(scope="module")
def sides() -> tuple[pa.Table, pa.Table]:
    """People of two pemda of whom some have the NIK of somebody in the other, and some stand there twice in other letters."""
    made = world(600, seed=4, pemda=PEMDA, twins=0.1, damage=0.2)
    return _twice(made.roster), _twice(made.member)


def _twice(rows: pa.Table) -> pa.Table:
    more: list[dict[str, Any]] = []
    for place, row in enumerate(rows.slice(0, 120).to_pylist()):
        number = rows.num_rows + place
        written = (row["nama"] or "").lower() or None
        other = PEMDA[row["pemda"] == PEMDA[0]] if place % 3 == 0 else row["pemda"]
        more.append({**row, "pemda": other, "nama": written, "urutan": number, "nomor_baris": number, "baris": number + 2})
    return pa.concat_tables([rows, pa.Table.from_pylist(more, rows.schema)])


def _rows(engine: Engine, found: Linked) -> tuple[list[Any], list[Any]]:
    return _sorted(engine.rows(found.link)), _sorted(engine.rows(found.member_person))


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: row["nomor_baris"])


def test_pemda_by_pemda_the_links_are_those_of_all_at_once(duck: Engine, sides: tuple[pa.Table, pa.Table]) -> None:
    whole = _rows(duck, link(duck, *map(duck.table, sides)))
    parts = [_rows(duck, link(duck, *(duck.table(side.filter(pc.equal(side["pemda"], pemda))) for side in sides))) for pemda in PEMDA]
    for place in (0, 1):
        assert _sorted([row for part in parts for row in part[place]]) == whole[place]
    assert {row["decision"] for row in whole[0]} == {"same", "review", "none"}
    assert {row["sendiri"] for row in whole[0]} == {row["sendiri"] for row in whole[1]} == {True, False}


def test_what_a_link_tells_is_the_same_from_the_whole(duck: Engine, sides: tuple[pa.Table, pa.Table]) -> None:
    found = link(duck, *map(duck.table, sides))
    brief, whole = (_sorted(duck.rows(one.telling)) for one in (found, Linked(found.link, found.member_person)))
    assert brief
    said = ("nomor_baris", "member_nomor_baris", "decision", "sendiri")
    assert [[row[name] for name in said] for row in brief] == [[row[name] for name in said] for row in whole]
    for short, full in zip(brief, whole, strict=True):
        assert short["orang"] in (None, full["orang"])
        assert short["orang"] == full["orang"] or full["sendiri"]


def test_a_row_decided_twice_stands_once(duck: Engine, sides: tuple[pa.Table, pa.Table]) -> None:
    said = pa.table(
        {"nomor_baris": [0, 0, 1], "member_nomor_baris": pa.array([None, None, 0], pa.int64()), "decision": ["none", "none", "same"]}
    )
    rows = _sorted(duck.rows(link(duck, *map(duck.table, sides), duck.table(said)).link))
    assert [row["nomor_baris"] for row in rows] == list(range(sides[0].num_rows))
    assert (rows[0]["tier"], rows[0]["decision"], rows[1]["tier"], rows[1]["member_nomor_baris"]) == ("keputusan", "none", "keputusan", 0)
