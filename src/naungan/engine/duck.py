"""DuckDB, the embedded engine."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import ibis.expr.operations as ops
import pyarrow.parquet as pq
from ibis.backends.duckdb.converter import DuckDBPyArrowData
from ibis.backends.sql.datatypes import DuckDBType

from naungan.engine.door import Engine
from naungan.engine.statement import written
from naungan.engine.values import Unwritten, quoted

if TYPE_CHECKING:
    import ibis.expr.schema as sch
    import ibis.expr.types as ir
    import pyarrow as pa


# Beside so few rows a second thread costs more than it saves.
_FEW = 50_000
_BYTES_A_ROW = 16


class DuckEngine(Engine):
    """An in-memory database that spills to ``temp``; closed, it leaves nothing."""

    name = "duckdb"

    def __init__(self, *, threads: int | None, memory: str | None, temp: Path | None) -> None:
        settings: dict[str, object] = {"preserve_insertion_order": False}
        if threads:
            settings["threads"] = threads
        if memory:
            settings["memory_limit"] = memory
        if temp:
            settings["temp_directory"] = str(temp)
        self.connection = ibis.duckdb.connect(**settings)
        # A statement of more than two seconds would draw its progress on stdout, amid the JSON that a program reads.
        self._run("SET enable_progress_bar = false")
        self._run("CREATE MACRO div(a, b) AS divide(a::BIGINT, b::BIGINT)")
        self._run("CREATE MACRO btrim(a, b) AS trim(a, b)")
        self._threads = self._most = int(self._run("SELECT current_setting('threads')").fetchone()[0])
        self._names = (f"kept_{number}" for number in itertools.count())
        self._sizes: dict[str, int] = {}

    def read(self, path: Path | Sequence[Path]) -> ir.Table:
        paths = [path] if isinstance(path, Path) else list(path)
        name = next(self._names)
        self._sizes[name] = sum(one.stat().st_size for one in paths) // _BYTES_A_ROW
        return self.connection.read_parquet([str(one) for one in paths], table_name=name)

    def table(self, data: pa.Table) -> ir.Table:
        name = next(self._names)
        self.connection.con.register(f"given_{name}", data)
        self._run(f'CREATE TEMP TABLE "{name}" AS FROM "given_{name}"')
        self.connection.con.unregister(f"given_{name}")
        return self._named(name, ibis.schema(data.schema), data.num_rows)

    def keep(self, table: ir.Table) -> ir.Table:
        # The declared types are kept: DuckDB would widen each sum to HUGEINT.
        name, schema = next(self._names), table.schema()
        columns = ", ".join(f"{quoted(column)} {DuckDBType.to_string(kind)}" for column, kind in schema.items())
        sql = self._sql(table)
        self._run(f'CREATE TEMP TABLE "{name}" ({columns})')
        return self._named(name, schema, self._run(f'INSERT INTO "{name}" {sql}').fetchone()[0])

    def write(self, table: ir.Table, path: Path, order: Sequence[str] = ()) -> int:
        sorted_rows = table.order_by([ibis.asc(name, nulls_first=True) for name in order]) if order else table
        target = str(path).replace("'", "''")
        self._run(f"COPY ({self._sql(sorted_rows)}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
        return int(pq.read_metadata(path).num_rows)

    def arrow(self, table: ir.Table) -> pa.Table:
        found = self._run(self._sql(table)).to_arrow_table()
        return DuckDBPyArrowData.convert_table(found, table.schema())

    def batches(self, table: ir.Table, size: int) -> Iterator[pa.RecordBatch]:
        yield from self._run(self._sql(table)).to_arrow_reader(size)

    def interrupt(self) -> None:
        self.connection.con.interrupt()

    def close(self) -> None:
        self.connection.disconnect()

    def _sql(self, table: ir.Table) -> str:
        """The statement of a table; as many threads as it is worth are set for it."""
        try:
            statement = written(table.op())
        except Unwritten:
            self._use(self._most)
            return str(self.connection.compile(table))
        rows = sum(self._sizes.get(name, _FEW) for name in statement.tables)
        self._use(1 if rows < _FEW else self._most)
        return statement.sql

    def _use(self, threads: int) -> None:
        if threads != self._threads:
            self._run(f"SET threads = {threads}")
            self._threads = threads

    def _run(self, sql: str):  # type: ignore[no-untyped-def]
        return self.connection.con.execute(sql)

    def _named(self, name: str, schema: sch.Schema, rows: int) -> ir.Table:
        """The table of that name; its schema is known, and asking the database for it costs as much as a small question."""
        self._sizes[name] = rows
        return ops.DatabaseTable(name, schema=schema, source=self.connection, namespace=ops.Namespace()).to_expr()
