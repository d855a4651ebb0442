"""A limit of memory that nobody has set: it gives way where DuckDB can't put aside what is more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import duckdb

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Result = TypeVar("Result")


class Room:
    """What a connection may hold, lowered to ``memory``; the first statement that finds it too little is asked again with DuckDB's own."""

    def __init__(self, connection: DuckDBPyConnection, memory: str) -> None:
        self._connection = connection
        self._own = str(connection.execute("SELECT current_setting('memory_limit')").fetchall()[0][0])
        self._lowered = True
        connection.execute(f"SET memory_limit = '{memory}'")

    def within(self, ask: Callable[[], Result]) -> Result:
        """The answer. A statement that failed has left nothing behind."""
        try:
            return ask()
        except duckdb.OutOfMemoryException:
            if not self._lowered:
                raise
        self._lowered = False
        # RESET would tell DuckDB's own limit and leave the lower one in force.
        self._connection.execute(f"SET memory_limit = '{self._own}'")
        return ask()
