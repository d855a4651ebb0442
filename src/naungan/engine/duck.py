"""DuckDB, the embedded engine."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import pyarrow.parquet as pq
from ibis.backends.sql.datatypes import DuckDBType

from naungan.engine.door import Engine

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa


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
        self.connection.raw_sql("SET enable_progress_bar = false")
        self.connection.raw_sql("CREATE MACRO div(a, b) AS divide(a::BIGINT, b::BIGINT)")
        self.connection.raw_sql("CREATE MACRO btrim(a, b) AS trim(a, b)")
        self._names = (f"kept_{number}" for number in itertools.count())

    def read(self, path: Path | Sequence[Path]) -> ir.Table:
        paths = [path] if isinstance(path, Path) else list(path)
        return self.connection.read_parquet([str(one) for one in paths], table_name=next(self._names))

    def table(self, data: pa.Table) -> ir.Table:
        return self.connection.create_table(next(self._names), data, temp=True)

    def keep(self, table: ir.Table) -> ir.Table:
        # Ibis's own create_table copies the query tree several times; the plain statements cost half. The declared
        # types are kept: DuckDB would widen each sum to HUGEINT.
        name = next(self._names)
        columns = ", ".join(f'"{column}" {DuckDBType.to_string(kind)}' for column, kind in table.schema().items())
        self.connection._run_pre_execute_hooks(table)
        self.connection.raw_sql(f'CREATE TEMP TABLE "{name}" ({columns})')
        self.connection.raw_sql(f'INSERT INTO "{name}" {self.connection.compile(table)}')
        return self.connection.table(name)

    def write(self, table: ir.Table, path: Path, order: Sequence[str] = ()) -> int:
        sorted_rows = table.order_by([ibis.asc(name, nulls_first=True) for name in order]) if order else table
        self.connection.to_parquet(sorted_rows, str(path), compression="zstd")
        return int(pq.read_metadata(path).num_rows)

    def interrupt(self) -> None:
        self.connection.con.interrupt()

    def close(self) -> None:
        self.connection.disconnect()
