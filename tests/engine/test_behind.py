"""What is kept is not waited for: it stands there whenever it is asked for, and what failed fails in the step that asked."""

from __future__ import annotations

import functools
import gc
import signal
from collections.abc import Iterator

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pytest

from naungan.engine import Engine, open_engine
from naungan.engine.behind import Behind
from naungan.kernel.errors import Fault, Refusal

MANY = 3_000_000


@pytest.fixture
def engine() -> Iterator[Engine]:
    with open_engine("duckdb", threads=1) as opened:
        yield opened


def many(engine: Engine) -> ir.Table:
    return engine.table(pa.table({"n": pa.array(range(MANY), pa.int64()), "teks": pa.array(["satu"] * MANY)}))


def endless(engine: Engine) -> ir.Table:
    """A sum that nobody will live to see."""
    rows = numbers = engine.table(pa.table({"n": range(100_000)}))
    for name in ("m1", "m2"):
        rows = rows.cross_join(numbers.select(**{name: numbers.n}))
    return rows.aggregate(jumlah=(rows.n % 7).sum())


def broken(engine: Engine) -> ir.Table:
    """A table that the database can't make, and says so only when it comes to a row."""
    rows = engine.table(pa.table({"teks": ["3175"]}))
    return engine.keep(rows.mutate(n=(rows.teks + "x").cast("int64")))


def test_what_is_kept_is_there_for_whoever_asks_however_it_is_asked(engine: Engine) -> None:
    kept = engine.keep(many(engine).filter(lambda one: one.n % 2 == 0))
    assert engine.rows(kept.aggregate(jumlah=kept.count())) == [{"jumlah": MANY // 2}]
    again = engine.keep(kept.mutate(m=kept.n + 1))
    assert sum(batch.num_rows for batch in engine.batches(again, 100_000)) == MANY // 2
    third = engine.keep(again.limit(3))
    assert third.get_name() in engine.connection.list_tables()


def test_what_fails_fails_within_its_step_though_nobody_asked_for_it(engine: Engine) -> None:
    with pytest.raises(Fault) as failed, engine.step("uji"):
        broken(engine)
    assert failed.value.params == {"langkah": "uji", "jenis": "ConversionException"}


def test_what_failed_first_is_told_and_the_engine_goes_on(engine: Engine) -> None:
    behind = engine.keep(broken(engine).mutate(m=ibis._.n + 1))
    with pytest.raises(Exception, match="Could not convert"):
        engine.rows(behind)
    assert engine.rows(engine.keep(engine.table(pa.table({"n": [1]})))) == [{"n": 1}]


def test_a_table_that_is_kept_amid_a_stream_ends_the_stream_aloud(engine: Engine) -> None:
    rows = engine.table(pa.table({"n": range(30_000)}))
    stream = engine.batches(rows, 10_000)
    next(stream)
    engine.keep(rows)
    with pytest.raises(RuntimeError):
        next(stream)


def test_an_engine_that_is_closed_finishes_nothing_that_nobody_asked_for(engine: Engine) -> None:
    engine.keep(endless(engine))
    engine.close()


def test_what_stands_behind_a_failure_is_not_done_and_what_comes_after_it_is_told_is() -> None:
    done: list[str] = []

    def fail() -> None:
        raise ValueError("rusak")

    behind = Behind()
    for work in (lambda: done.append("satu"), fail, lambda: done.append("dua")):
        behind.put(work)
    with pytest.raises(ValueError, match="rusak"):
        behind.wait()
    behind.put(lambda: done.append("tiga"))
    behind.wait()
    assert done == ["satu", "tiga"]
    behind.stop(lambda: None)


def test_a_failure_is_told_in_its_own_step_alone(engine: Engine) -> None:
    with pytest.raises(Refusal), engine.step("satu"):
        broken(engine)
        raise Refusal("NOT_FOUND", nama="x")
    with engine.step("dua"):
        assert engine.rows(engine.table(pa.table({"n": [1]}))) == [{"n": 1}]


def test_a_table_that_could_not_be_made_is_not_missed_when_it_is_given_back(engine: Engine) -> None:
    kept = broken(engine)
    with pytest.raises(Exception, match="Could not convert"):
        engine.rows(kept)
    del kept
    gc.collect()
    assert engine.rows(engine.keep(engine.table(pa.table({"n": [1]})))) == [{"n": 1}]


def test_who_gives_up_waiting_ends_what_is_done(engine: Engine) -> None:
    engine.keep(endless(engine))
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    with pytest.raises(KeyboardInterrupt):
        engine.wait()
    engine.close()


def test_one_thing_after_the_other() -> None:
    done: list[int] = []
    behind = Behind()
    for number in range(100):
        behind.put(functools.partial(done.append, number))
    behind.wait()
    assert done == list(range(100))
    behind.stop(lambda: done.append(-1))
    assert done[-1] == 99
