"""What a step may ask of an engine. A step takes and returns relations and does not know which engine runs it."""

from __future__ import annotations

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from naungan.engine.tape import changed
from naungan.kernel.errors import Failure, Fault, Unfit
from naungan.kernel.lack import lack_of

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

P = ParamSpec("P")
Result = TypeVar("Result")


class Engine(ABC):
    """One open connection. Work is lazy until ``write``, ``keep``, ``arrow`` or ``rows`` is called."""

    name: str

    @property
    @abstractmethod
    def connection(self) -> Any:
        """The engine as Ibis has it, all done that was asked before."""

    @abstractmethod
    def read(self, path: Path | Sequence[Path]) -> ir.Table:
        """A table over Parquet files of one schema."""

    @abstractmethod
    def table(self, data: pa.Table) -> ir.Table:
        """A table over a small Arrow table (parameters, reference data)."""

    @abstractmethod
    def keep(self, table: ir.Table) -> ir.Table:
        """Compute once and hold the result for the later steps, spilling to disk when memory is short."""

    @abstractmethod
    def write(self, table: ir.Table, path: Path, order: Sequence[str] = ()) -> int:
        """Stream the rows to one Parquet file, sorted by ``order``; returns how many."""

    @abstractmethod
    def interrupt(self) -> None:
        """Give up what another thread is asking; it fails there."""

    @abstractmethod
    def close(self) -> None:
        """Give everything back."""

    @abstractmethod
    def wait(self) -> None:
        """Until all is done that was asked and may be done meanwhile; what failed of it fails here."""

    def arrow(self, table: ir.Table) -> pa.Table:
        """The rows in memory; for small results only."""
        return self.connection.to_pyarrow(table)

    def rows(self, table: ir.Table) -> list[dict[str, Any]]:
        """The rows as dicts; for small results only."""
        rows: list[dict[str, Any]] = self.arrow(table).to_pylist()
        return rows

    def some(self, table: ir.Table) -> bool:
        """Whether there is any row; the others are not looked for."""
        return bool(self.rows(table.limit(1).aggregate(ada=lambda one: one.count() > 0))[0]["ada"])

    def batches(self, table: ir.Table, size: int) -> Iterator[pa.RecordBatch]:
        """The rows in pieces of ``size``, one of which is held at a time; read to the end before the engine is asked anything else."""
        yield from self.connection.to_pyarrow_batches(table, chunk_size=size)

    def again(self, build: Callable[Concatenate[Engine, P], Result], /, *args: P.args, **kwargs: P.kwargs) -> Result:
        """``build(engine, …)`` of a pure step: what it does depends on nothing but the columns of its tables and its plain parameters.

        An engine may plan it once and run it again over other tables of the same columns. What the step kept is held, nothing else.
        """
        return build(self, *args, **kwargs)

    def aside(self, build: Callable[Concatenate[Engine, P], Result], /, *args: P.args, **kwargs: P.kwargs) -> Result:
        """``build(engine, …)`` of a step that holds much on the way: what it gives is held, the rest may be let go of when it ends."""
        import ibis.expr.types as ir

        found: Result = changed(build(self, *args, **kwargs), ir.Table, self._held)
        return found

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Name the work inside. An engine prints values in its messages, so none of its text passes this boundary.

        What the environment lacks is Unfit, every other error that is none of ours a Fault.
        """
        try:
            yield
            self.wait()
        except KeyboardInterrupt:
            raise
        except Failure:
            with contextlib.suppress(Exception):  # what else failed is not told in the next step
                self.wait()
            raise
        except Exception as error:
            if lack := lack_of(error):
                raise Unfit(lack) from None
            raise Fault("FAULT_STEP", langkah=name, jenis=type(error).__name__) from None

    def _held(self, table: ir.Table) -> ir.Table:
        """The table where its rows stand under a name already, else kept."""
        import ibis.expr.operations as ops

        return table if isinstance(table.op(), ops.DatabaseTable) else self.keep(table)

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
