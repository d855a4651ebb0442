"""DuckDB, the embedded engine."""

from __future__ import annotations

import contextlib
import functools
import itertools
import weakref
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
import pyarrow.parquet as pq
from ibis.backends.duckdb.converter import DuckDBPyArrowData
from ibis.backends.sql.datatypes import DuckDBType

from naungan.engine.behind import Behind
from naungan.engine.door import Engine
from naungan.engine.room import Room
from naungan.engine.statement import written
from naungan.engine.tape import Asked, Done, Given, Kept, Name, Program, Programs, Seen, Tape, changed, over, plain, tables_of
from naungan.engine.values import Unwritten, quoted

if TYPE_CHECKING:
    import ibis.expr.datatypes as dt
    import ibis.expr.schema as sch
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

P = ParamSpec("P")
Result = TypeVar("Result")


# Beside so few rows a second thread costs more than it saves, and so does a join with each list of more than a few words.
_FEW = 50_000
_BYTES_A_ROW = 16
# Of the process: the database of an engine ends with it, what was asked of it does not.
_PROGRAMS = Programs()


class DuckEngine(Engine):
    """An in-memory database that spills to ``temp``; closed, it leaves nothing."""

    name = "duckdb"

    def __init__(self, *, threads: int | None, memory: str | None, temp: Path | None, soft: bool = False) -> None:
        settings: dict[str, object] = {"preserve_insertion_order": False}
        if threads:
            settings["threads"] = threads
        if memory and not soft:
            settings["memory_limit"] = memory
        if temp:
            settings["temp_directory"] = str(temp)
        self._database = ibis.duckdb.connect(**settings)
        self._behind = Behind()
        self._room = Room(self._database.con, memory) if memory and soft else None
        self._asked = 0
        # A statement of more than two seconds would draw its progress on stdout, amid the JSON that a program reads.
        self._run("SET enable_progress_bar = false")
        self._run("CREATE MACRO div(a, b) AS divide(a::BIGINT, b::BIGINT)")
        self._run("CREATE MACRO btrim(a, b) AS trim(a, b)")
        self._few, self._most = False, _number(self._run("SELECT current_setting('threads')"))
        self._names = (f"kept_{number}" for number in itertools.count())
        self._sizes: dict[str, int] = {}
        self._tapes: list[Tape] = []
        self._unasked: deque[tuple[str, str]] = deque()

    @property
    def connection(self) -> Any:
        self.wait()
        self._asked += 1
        return self._database

    def read(self, path: Path | Sequence[Path]) -> ir.Table:
        paths = [path] if isinstance(path, Path) else list(path)
        self._spoil()
        name = next(self._names)
        self._sizes[name] = sum(one.stat().st_size for one in paths) // _BYTES_A_ROW
        return self.connection.read_parquet([str(one) for one in paths], table_name=name)

    def table(self, data: pa.Table) -> ir.Table:
        name = next(self._names)

        def fill() -> None:
            self._database.con.register(f"given_{name}", data)
            self._run(f'CREATE TEMP TABLE "{name}" AS FROM "given_{name}"')
            self._database.con.unregister(f"given_{name}")
            self._sizes[name] = data.num_rows

        self._note(Given(name, data))
        return self._named(name, ibis.schema(data.schema), fill)

    def keep(self, table: ir.Table) -> ir.Table:
        return self._keep(self._sql(table), table.schema())

    def write(self, table: ir.Table, path: Path, order: Sequence[str] = ()) -> int:
        sorted_rows = table.order_by([ibis.asc(name, nulls_first=True) for name in order]) if order else table
        self._spoil()
        target = str(path).replace("'", "''")
        self._now(f"COPY ({self._sql(sorted_rows)}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
        return int(pq.read_metadata(path).num_rows)

    def arrow(self, table: ir.Table) -> pa.Table:
        return self._answer(self._sql(table), table.schema())

    def batches(self, table: ir.Table, size: int) -> Iterator[pa.RecordBatch]:
        self._spoil()
        reader = iter(self._now(self._sql(table)).to_arrow_reader(size))
        ahead = next(reader, None)
        while ahead is not None:
            batch, ahead, asked = ahead, next(reader, None), self._asked
            yield batch
            if ahead is not None and asked != self._asked:
                raise RuntimeError("DuckDB ends a stream, and says nothing, when it is asked anything else")

    def again(self, build: Callable[Concatenate[Engine, P], Result], /, *args: P.args, **kwargs: P.kwargs) -> Result:
        try:
            key = (build.__module__, build.__qualname__, plain(args), plain(kwargs))
        except TypeError:
            return super().again(build, *args, **kwargs)
        given: list[ir.Table] = []

        def taken(table: ir.Table) -> ir.Table:
            called = self._called(table)
            # What stands in two places goes by two names: the next time it may be two tables.
            twice = any(one.get_name() == called.get_name() for one in given)
            given.append(self._view(self._sql(called), called.schema(), called) if twice else called)
            return given[-1]

        args, kwargs = changed((args, kwargs), ir.Table, taken)
        program = _PROGRAMS.get(key)
        if program and (found := self._repeated(program, given)) is not None:
            return cast("Result", found)
        tape = Tape()
        self._tapes.append(tape)
        try:
            found = changed(build(self, *args, **kwargs), ir.Table, self._called)
        finally:
            self._tapes.remove(tape)
        result = changed(found, ir.Table, lambda table: Name(table.get_name()))
        if program := tape.program([one.get_name() for one in given], result):
            _PROGRAMS.put(key, program)
        return cast("Result", found)

    def aside(self, build: Callable[Concatenate[Engine, P], Result], /, *args: P.args, **kwargs: P.kwargs) -> Result:
        found = super().aside(build, *args, **kwargs)
        self._forget()
        return found

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        self._forget()
        with super().step(name):
            yield

    def wait(self) -> None:
        self._behind.wait()

    def interrupt(self) -> None:
        self._database.con.interrupt()

    def close(self) -> None:
        self._behind.stop(self.interrupt)
        self._database.disconnect()

    def _called(self, table: ir.Table) -> ir.Table:
        """A table that goes by a name; what is not held is a view."""
        if isinstance(op := table.op(), ops.DatabaseTable) and op.name in self._sizes:
            return table
        return self._view(self._sql(table), table.schema(), table)

    def _repeated(self, program: Program, given: list[ir.Table]) -> Any:
        """What a program gives over these tables; None where an answer on the way is not what it was, and another program is needed."""
        tables = dict(zip(program.given, given, strict=True))
        for one, idle in zip(program.done, program.idle, strict=True):
            if isinstance(one, Given):
                tables[one.name] = self.table(one.data)
                continue
            sql = over(one.sql, {name: table.get_name() for name, table in tables.items()})
            if isinstance(one, Kept):
                tables[one.name] = self._keep(sql, one.schema)
            elif isinstance(one, Seen):
                tables[one.name] = self._view(sql, one.schema, [tables[name] for name in tables_of(one.sql)])
            elif self._answer(sql, one.schema) != one.answer:
                return None
            for name in idle:
                del tables[name]
        return changed(program.result, Name, tables.__getitem__)

    def _keep(self, sql: str, schema: sch.Schema) -> ir.Table:
        # The declared types are kept: DuckDB would widen each sum to HUGEINT.
        self._forget()
        name = next(self._names)
        columns = ", ".join(f"{quoted(column)} {_type_of(kind)}" for column, kind in schema.items())

        def fill() -> None:
            self._run(f'CREATE TEMP TABLE "{name}" ({columns})')
            self._sizes[name] = _number(self._ask(f'INSERT INTO "{name}" {sql}'))

        self._note(Kept(name, schema, sql))
        return self._named(name, schema, fill)

    def _view(self, sql: str, schema: sch.Schema, behind: object) -> ir.Table:
        """What a statement yields whenever it is asked; ``behind`` are the tables that it reads."""
        name = next(self._names)

        def define() -> None:
            self._run(f'CREATE TEMP VIEW "{name}" AS {sql}')
            self._sizes[name] = self._rows(sql)

        self._note(Seen(name, schema, sql))
        return self._named(name, schema, define, behind)

    def _answer(self, sql: str, schema: sch.Schema) -> pa.Table:
        found = DuckDBPyArrowData.convert_table(self._with_room(lambda: self._now(sql).to_arrow_table()), schema)
        self._note(Asked(schema, sql, found))
        return found

    def _note(self, one: Done) -> None:
        for tape in self._tapes:
            tape.note(one)

    def _spoil(self) -> None:
        """What is done now could not be done again."""
        for tape in self._tapes:
            tape.sound = False

    def _sql(self, table: ir.Table) -> str:
        try:
            return written(table.op())
        except Unwritten:
            self.connection._run_pre_execute_hooks(table)  # functions in Python, and tables in memory, are made known to the database
            return str(self.connection.compile(table))

    def _rows(self, sql: str) -> int:
        """How many rows stand in the tables that a statement reads."""
        return sum(self._sizes.get(name, 0) for name in tables_of(sql))

    def _now(self, sql: str) -> DuckDBPyConnection:
        """Run a statement whose answer is waited for."""
        self.wait()
        self._asked += 1
        return self._ask(sql)

    def _ask(self, sql: str) -> DuckDBPyConnection:
        """Run a statement with as much preparation as it is worth."""
        few = self._rows(sql) < _FEW
        if few != self._few:
            self._run(f"SET threads = {1 if few else self._most}")
            self._run(f"SET disabled_optimizers = '{'in_clause' if few else ''}'")
            self._few = few
        return self._run(sql)

    def _run(self, sql: str) -> DuckDBPyConnection:
        return self._with_room(lambda: cast("DuckDBPyConnection", self._database.con.execute(sql)))

    def _with_room(self, ask: Callable[[], Result]) -> Result:
        return ask() if self._room is None else self._room.within(ask)

    def _named(self, name: str, schema: sch.Schema, made: Callable[[], None], behind: object = None) -> ir.Table:
        """The table of that name, which is ``made`` behind what was asked before; its schema is known, so nobody waits for it."""
        self._sizes[name] = 0
        self._later(made)
        # Ibis hands the namespace on to whatever is made of the table: when it is gone, nobody can ask for the rows any more.
        place = ops.Namespace()
        kind = "TABLE" if behind is None else "VIEW"
        weakref.finalize(place, _gone, self._unasked, name, kind, behind).atexit = False
        return ops.DatabaseTable(name, schema=schema, source=self._database, namespace=place).to_expr()

    def _forget(self) -> None:
        """Give back the memory of tables that nobody can ask for any more."""
        while self._unasked:
            self._later(functools.partial(self._drop, *self._unasked.popleft()))

    def _drop(self, name: str, kind: str) -> None:
        self._run(f'DROP {kind} IF EXISTS "{name}"')  # what was to make it may have failed
        self._sizes.pop(name, None)

    def _later(self, work: Callable[[], None]) -> None:
        self._asked += 1
        self._behind.put(work)


def _gone(unasked: deque[tuple[str, str]], name: str, kind: str, behind: object) -> None:
    """A finalizer runs wherever it may, amid a question too: the table is only noted. Until then it holds what is ``behind`` a view."""
    unasked.append((name, kind))


@functools.lru_cache(1024)
def _type_of(kind: dt.DataType) -> str:
    return str(DuckDBType.to_string(kind))


def _number(done: DuckDBPyConnection) -> int:
    """The one number that a statement answers."""
    return int(done.fetchall()[0][0])
