"""The one number of a row: exact, local to a run, and gone from whatever is saved."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from naungan.engine import Engine
from naungan.relations import NOMOR, PROVENANCE, Column, Relation, RowOf, register
from naungan.relations.numbers import looked_up, renumbered, row_number
from naungan.relations.table_schema import table_schema

FILED = Relation("toy_filed", 1, "Satu baris berkas.", ("sumber", "lembar", "baris"), (*PROVENANCE, Column("pemda", "text", "Pemda.")))
SAID = Relation(
    "toy_said", 1, "Yang dihitung dari satu baris.", ("sumber", "baris"),
    (
        Column("sumber", "text", "Berkas."), Column("baris", "count", "Baris."), Column("lawan_baris", "count", "Baris lawannya."),
        Column("kata", "text", "Kata."),
    ),
    (RowOf("toy_filed", ("sumber", "baris")), RowOf("toy_filed", ("baris",), "lawan_")),
)  # fmt: skip


def _filed(sumber: str, baris: int, **more: Any) -> dict[str, object]:
    return {"sumber": sumber, "berkas": f"{sumber}.csv", "baris": baris, "urutan": baris - 2, **more}


def test_the_last_rows_of_files_and_the_first_of_the_next_have_numbers_of_their_own(engine: Engine) -> None:
    most = 2**32 - 1
    places = [(0, 0), (0, most), (1, 0), (1, 1), (2**21, most), (2**21 + 1, 0), (2**31 - 1, most)]
    table = engine.table(pa.table({"no": [no for no, _ in places], "urutan": [place for _, place in places]}))
    rows = engine.rows(table.mutate(nomor=row_number(table.no, table.urutan)))
    assert {(row["no"], row["urutan"]): row["nomor"] for row in rows} == {(no, place): no * 2**32 + place for no, place in places}


def test_a_run_carries_numbers_and_what_is_saved_has_places_instead(engine: Engine) -> None:
    filed = engine.table(FILED.of([_filed("a", 2), _filed("b", 7), _filed("b", 9)]))
    said = engine.table(SAID.of([{NOMOR: 2, f"lawan_{NOMOR}": 0, "kata": "satu"}, {NOMOR: 1, f"lawan_{NOMOR}": None, "kata": "dua"}]))
    assert FILED.conform(filed).columns[0] == NOMOR
    assert SAID.conform(said).columns == (NOMOR, f"lawan_{NOMOR}", "kata")
    saved = SAID.published(looked_up(SAID, said, {"toy_filed": filed}))
    assert engine.rows(saved.order_by("baris")) == [
        {"sumber": "b", "baris": 7, "lawan_baris": None, "kata": "dua"},
        {"sumber": "b", "baris": 9, "lawan_baris": 2, "kata": "satu"},
    ]
    assert FILED.published(filed).columns == FILED.names


def test_rows_from_elsewhere_are_numbered_by_their_places(engine: Engine) -> None:
    rows = [_filed("b", 3, pemda="1601"), _filed("b", 3, pemda=None), _filed("a", 9, pemda="1601"), _filed("b", 3, pemda="1671")]
    for order in (rows, rows[::-1]):
        found = engine.rows(renumbered(engine.table(FILED.of(order))).order_by(NOMOR))
        assert [(row["pemda"], row["sumber"]) for row in found] == [(None, "b"), ("1601", "a"), ("1601", "b"), ("1671", "b")]
        assert [row[NOMOR] for row in found] == [0, 1, 2, 3]


def test_places_that_are_looked_up_must_be_columns() -> None:
    with pytest.raises(ValueError, match="inconsistent"):
        Relation("salah_baris", 1, "Salah.", ("a",), (Column("a", "text", "A."),), (RowOf("toy_filed", ("baris",)),))


def test_no_declared_relation_publishes_a_number() -> None:
    import naungan.evaluation.record  # noqa: F401 - with it every room declares its relations

    for relation in register().values():
        fields = [field["name"] for field in table_schema(relation)["fields"]]
        assert not [name for name in (*relation.names, *fields) if name.endswith(NOMOR)], relation.name
