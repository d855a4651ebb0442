"""What is written in one walk answers as what Ibis writes itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
import pyarrow as pa
import pytest
from ibis.backends.sql.compilers.duckdb import compiler
from ibis.backends.sql.rewrites import first_to_firstvalue, remove_aliases

from naungan.engine.duck import DuckEngine
from naungan.engine.statement import written
from naungan.engine.values import REWRITTEN, Unwritten

ROWS = pa.table({"a": [1, 1, 2, None, 5], 'na"ma': ["x", "y's", None, "z", "x"], "n": [10, 20, 30, 40, 50]})
OTHER = pa.table({"a": [1, 2, 3], "s": ["satu", "dua", "tiga"]})


@pytest.fixture(scope="module")
def duck() -> Iterator[DuckEngine]:
    with DuckEngine(threads=1, memory=None, temp=None) as engine:
        yield engine


def first_two(t: ir.Table) -> ir.Table:
    return t.order_by([ibis.desc("n"), ibis.asc("a", nulls_first=True)]).limit(2)


def numbered(t: ir.Table) -> ir.Table:
    return t.mutate(ke=ibis.row_number().over(ibis.window(group_by="a", order_by="n")), awal=t.n.first().over(group_by="a", order_by="n"))


def read_again(t: ir.Table) -> ir.Table:
    """Values that stand in one another several times, one in a window, one in a list, and one that a CASE keeps from failing."""
    name = t['na"ma'].upper().re_replace("[^A-Z]", "")
    twice = ibis.cases((name.isin(["X", "Y"]), name + name), (name == "Z", name.re_extract("^(Z)", 1)), else_=name.lower())
    number = ibis.cases((t['na"ma'].re_search("^[0-9]+$"), t['na"ma'].cast("int64")))
    return t.select(
        name=name, d=twice + twice, e=twice.re_search("[xX]") | (twice == name), f=number, g=number + number,
        h=t.n.sum().over(group_by=twice, order_by="n"), i=name.find("Y"),
    )  # fmt: skip


def shared(t: ir.Table) -> ir.Table:
    """One relation read by three."""
    sums = t.filter(t.n > 10).group_by("a").aggregate(jumlah=ibis._.n.sum(), banyak=ibis._.count())
    joined = sums.inner_join(sums.select("a", lagi="jumlah"), "a").select("a", "lagi")
    return joined.union(sums.select("a", lagi=sums.banyak)).distinct()


ASKED: dict[str, Callable[[ir.Table, ir.Table], ir.Table]] = {
    "as it stands": lambda t, o: t,
    "columns": lambda t, o: t.select("n", x=t['na"ma'], y=t.n * (t.a + t.n) - 1),
    "more columns": lambda t, o: t.mutate(b=t.a.isin([1, 2]), c=t.a.isin([])).mutate(d=ibis._.b | ibis._.c),
    "few dropped": lambda t, o: t.drop("a"),
    "many dropped": lambda t, o: t.drop("a", 'na"ma'),
    "filters": lambda t, o: t.filter((t.a == 1) | (t.n > 20), ~t['na"ma'].isnull()),
    "filter on a window": lambda t, o: t.filter(ibis.row_number().over(ibis.window(group_by="a", order_by="n")) == 0, t.n > 5),
    "numbers": lambda t, o: numbered(t),
    "the first": lambda t, o: first_two(t),
    "the first of what is shared": lambda t, o: first_two(t).union(first_two(t).filter(ibis._.n > 40)),
    "sums": lambda t, o: t.group_by(k=t.a.fill_null(0)).aggregate(t.n.max().name("b"), texts=t['na"ma'].nunique()),
    "one sum": lambda t, o: t.aggregate(b=t.n.sum(where=t.a == 1), c=t.count()),
    "inner": lambda t, o: t.inner_join(o, "a"),
    "left": lambda t, o: t.left_join(o, ["a", t.n == o.a * 10]),
    "outer": lambda t, o: t.outer_join(o, "a"),
    "semi": lambda t, o: t.semi_join(o, "a"),
    "anti": lambda t, o: t.anti_join(o, "a"),
    "cross": lambda t, o: t.cross_join(o.select("s")),
    "chain": lambda t, o: t.left_join(o, "a").select("a", "n", "s").left_join(o.rename(b="s"), "a").filter(ibis._.b.notnull()),
    "without": lambda t, o: t.select("a").difference(o.select("a")),
    "in both": lambda t, o: t.select("a").intersect(o.select("a")),
    "cases": lambda t, o: t.select(c=ibis.cases((t.a == 1, "satu"), (t.n > 30, t['na"ma']), else_=None), f=t['na"ma'].find("s")),
    "asked again": lambda t, o: read_again(t),
    "asked again beside columns that are called so": lambda t, o: read_again(t.mutate(**{f"{'cC'[n % 2]}{n}": t.a for n in range(12)})),
    "read by several": lambda t, o: shared(t),
    "the same table in two places": lambda t, o: t.select("a").union(t.filter(t.n > 10).select("a")),
}


@pytest.mark.parametrize("name", ASKED)
def test_the_statement_answers_as_that_of_ibis(duck: DuckEngine, name: str) -> None:
    asked = ASKED[name](duck.table(ROWS), duck.table(OTHER))
    run = duck.connection.con.execute
    mine, theirs = (run(sql).to_arrow_table() for sql in (written(asked.op()), duck.connection.compile(asked)))
    assert mine.schema == theirs.schema
    assert sorted(map(repr, mine.to_pylist())) == sorted(map(repr, theirs.to_pylist()))


def test_a_value_that_is_asked_again_is_written_once(duck: DuckEngine) -> None:
    """Each in its own select: what one calls a column another may not know."""
    asked = read_again(duck.table(ROWS))
    assert written(asked.op()).count("[^A-Z]") == 1
    again = asked.mutate(j=asked.d.upper().re_replace("X", "") + asked.d.upper().re_replace("X", ""))
    assert written(again.op()).count("UPPER(") == 2


def test_what_may_fail_stays_where_it_is_asked(duck: DuckEngine) -> None:
    table = duck.table(ROWS)
    number = table['na"ma'].upper().cast("int64")
    guarded = table.select(a=ibis.cases((table.n > 50, number + number)), b=ibis.cases((table.n > 60, number)))
    assert duck.arrow(guarded).to_pydict() == {"a": [None] * 5, "b": [None] * 5}


def test_what_is_not_written_here_is_written_by_ibis(duck: DuckEngine) -> None:
    table = duck.table(ROWS)
    asked = table.filter(table.n > table.n.mean().as_scalar()).select("n")
    with pytest.raises(Unwritten):
        written(asked.op())
    assert sorted(row["n"] for row in duck.rows(asked)) == [40, 50]


def test_functions_in_python_and_tables_in_memory_are_made_known_to_the_database(duck: DuckEngine) -> None:
    turned = ibis.udf.scalar.python(lambda text: text[::-1], name="turned", signature=(("string",), "string"))
    table = ibis.memtable(OTHER)
    assert duck.arrow(table.select(s=turned(table.s)).order_by("s")).to_pydict() == {"s": ["agit", "aud", "utas"]}
    kept = duck.table(OTHER)
    assert duck.rows(duck.keep(kept.filter(kept.a == 1).select(s=turned(kept.s)))) == [{"s": "utas"}]


def test_every_rule_by_which_ibis_rewrites_a_value_is_heeded() -> None:
    """A new rule of the library for a kind of value that is not in ``REWRITTEN`` would be passed over."""
    rules = (*compiler.lowered_ops.values(), *compiler.rewrites, remove_aliases, first_to_firstvalue)
    kinds = {kind for rule in rules for kind in _kinds(rule.matcher)}
    assert kinds and {kind for kind in kinds if not issubclass(kind, (*REWRITTEN, ops.Relation))} == set()
    assert compiler.post_rewrites == ()


def _kinds(pattern: Any) -> Iterator[type]:
    """The kinds of node that a pattern may begin with."""
    if (several := getattr(pattern, "patterns", None)) is not None:
        for one in several:
            yield from _kinds(one)
    else:
        kind = pattern.type
        yield from [kind] if isinstance(kind, type) else _kinds(kind)
