"""A step that was planned is run again over other rows, as if it had been built anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pytest

from naungan.engine import Engine, duck
from naungan.engine.duck import DuckEngine
from naungan.engine.tape import Programs

built: list[str] = []


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(duck, "_PROGRAMS", Programs())
    built.clear()
    yield


@dataclass(frozen=True)
class Two:
    sums: ir.Table
    rest: ir.Table
    word: str = "sama"


def step(engine: Engine, rows: ir.Table, *, most: int) -> Two:
    """Law's values, a held relation, a question that decides, and a result that is not held yet."""
    built.append("step")
    rates = engine.table(pa.table({"k": ["a", "b"], "tarif": [2, 3]}))
    joined = engine.keep(rows.inner_join(rates, "k").mutate(iuran=lambda t: t.n * t.tarif))
    if engine.some(joined.filter(joined.iuran > most)):
        joined = joined.filter(joined.iuran <= most)
    return Two(joined.group_by("k").aggregate(jumlah=joined.iuran.sum()), rows.anti_join(rates, "k"))


def told(engine: Engine, rows: dict[str, list[Any]], most: int = 100) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    # The engine has held more before than another had: names differ.
    for _ in range(len(rows["n"])):
        engine.table(pa.table({"x": [1]}))
    given = engine.table(pa.table(rows))
    found = engine.again(step, given.filter(given.n != 0), most=most)
    assert found.word == "sama"
    return engine.rows(found.sums.order_by("k")), engine.rows(found.rest)


def new() -> DuckEngine:
    return DuckEngine(threads=1, memory=None, temp=None)


FIRST = {"k": ["a", "b", "c", "a"], "n": [1, 2, 3, 0]}
OTHER = {"k": ["b", "b", "c"], "n": [5, 7, 9]}
FAR = {"k": ["a", "b"], "n": [1, 70]}


def test_other_rows_of_the_same_columns_are_not_built_anew() -> None:
    with new() as one, new() as other:
        assert told(one, FIRST) == ([{"k": "a", "jumlah": 2}, {"k": "b", "jumlah": 6}], [{"k": "c", "n": 3}])
        assert told(one, OTHER) == ([{"k": "b", "jumlah": 36}], [{"k": "c", "n": 9}])
        assert told(other, OTHER) == ([{"k": "b", "jumlah": 36}], [{"k": "c", "n": 9}])
    assert built == ["step"]


def test_another_answer_on_the_way_is_planned_of_its_own() -> None:
    with new() as engine:
        told(engine, FIRST)
        assert told(engine, FAR) == ([{"k": "a", "jumlah": 2}], [])
        assert told(engine, FAR) == ([{"k": "a", "jumlah": 2}], [])
    assert built == ["step", "step"]


def test_another_parameter_or_other_columns_are_planned_of_their_own() -> None:
    with new() as engine:
        told(engine, FIRST)
        told(engine, FIRST, most=5)
        engine.again(step, engine.table(pa.table({"k": ["a"], "n": pa.array([1], pa.int16())})), most=100)
    assert built == ["step", "step", "step"]


def paired(engine: Engine, one: ir.Table, other: ir.Table) -> ir.Table:
    built.append("paired")
    return one.inner_join(other, "k").select("k", n=one.n, m=other.n)


def test_one_table_in_two_places_may_be_two_tables_the_next_time() -> None:
    with new() as engine:
        one, other = (engine.table(pa.table({"k": [1], "n": [n]})) for n in (10, 20))
        assert engine.rows(engine.again(paired, one, one)) == [{"k": 1, "n": 10, "m": 10}]
        assert engine.rows(engine.again(paired, one, other)) == [{"k": 1, "n": 10, "m": 20}]
        assert engine.rows(engine.again(paired, other, other)) == [{"k": 1, "n": 20, "m": 20}]
    assert built == ["paired"]


def around(engine: Engine, rows: ir.Table) -> ir.Table:
    """A step that begins with another."""
    built.append("around")
    found = engine.again(few, rows)
    return engine.keep(found.mutate(m=found.n * 2))


def few(engine: Engine, rows: ir.Table) -> ir.Table:
    built.append("few")
    return engine.keep(rows.filter(rows.n > 1))


def test_a_step_within_a_step_is_planned_once_too() -> None:
    with new() as engine:
        for rows in (FIRST, OTHER):
            found = engine.again(around, engine.table(pa.table(rows)))
            assert sorted(row["m"] for row in engine.rows(found)) == [n * 2 for n in rows["n"] if n > 1]
    assert built == ["around", "few"]


def people(engine: Engine, rows: ir.Table, *, nik: str = "") -> ir.Table:
    """A table of persons that was not given: what it says must not be kept."""
    built.append("people")
    return rows.inner_join(engine.table(pa.table({"n": [1], "nama": ["Siti"]})), "n").filter(ibis.literal(nik) != "x")


def question(engine: Engine, rows: ir.Table) -> ir.Table:
    """A question about single rows."""
    built.append("question")
    names = [row["k"] for row in engine.rows(rows.order_by("n"))]
    return rows.filter(rows.k == names[0])


@pytest.mark.parametrize(("build", "given"), [(people, {}), (people, {"nik": "1671080101900007"}), (question, {})])
def test_what_may_speak_of_somebody_is_never_kept(build: Any, given: dict[str, str]) -> None:
    with new() as engine:
        for rows in (FIRST, OTHER):
            engine.again(build, engine.table(pa.table(rows)), **given)
        assert len(built) == 2
        assert not duck._PROGRAMS._known


def counting(engine: Engine, rows: ir.Table) -> ir.Table:
    """A rule that names numbers which people make up, and the largest amount."""
    built.append("counting")
    rows = rows.filter(rows.n < 10**15)
    return engine.keep(rows.filter(rows.k.notin(["1234567890123456", "0123456789012345", "9876543210987654"])))


def test_numbers_that_count_are_nobodys() -> None:
    with new() as engine:
        for rows in (FIRST, OTHER):
            assert engine.rows(engine.again(counting, engine.table(pa.table(rows))).count().as_table())
    assert built == ["counting"]


def test_a_table_that_was_not_given_is_not_read_again(tmp_path: Any) -> None:
    with new() as engine:
        outside = engine.table(pa.table({"k": ["a"]}))

        def beside(engine: Engine, rows: ir.Table) -> ir.Table:
            built.append("beside")
            return rows.semi_join(outside, "k")

        for _ in range(2):
            engine.again(beside, engine.table(pa.table(FIRST)))
    assert built == ["beside", "beside"]


def tables(engine: DuckEngine) -> int:
    """How many tables and views the database holds."""
    engine.keep(engine.table(pa.table({"x": [1]})))
    return int(engine.connection.con.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'kept%'").fetchone()[0])


def lazily(engine: Engine, rows: ir.Table) -> Two:
    """Neither result is held, and both ask for what is."""
    kept = engine.keep(rows.mutate(zwei=rows.n * 2))
    return Two(kept.group_by("k").aggregate(jumlah=kept.zwei.sum()), kept.filter(kept.n > 1))


def test_what_nobody_can_ask_for_any_more_is_given_back() -> None:
    with new() as engine:
        before = tables(engine)
        for rows in (FIRST, OTHER):
            found = engine.again(lazily, engine.table(pa.table(rows)))
            part, rest = found.sums.filter(found.sums.k == "b"), found.rest.count().as_table()
            del found
            assert engine.rows(part) == [{"k": "b", "jumlah": 4 if rows is FIRST else 24}]
            assert tables(engine) > before
            assert engine.rows(rest)
            del part, rest
            assert tables(engine) == before


def test_the_last_asked_for_stay() -> None:
    kept: Programs = Programs(2)
    one: Any = object()
    for key in "ab":
        kept.put(key, one)
    kept.get("a")
    kept.put("c", one)
    assert [kept.get(key) is one for key in "abc"] == [True, False, True]
