"""Where a child puts the rows it has read: a long file's own Parquet file, and one for many short ones of a layout.

To write a file of few rows takes longer than to read most of them. Short ones wait in the child until the parent asks for them; it knows
by the answer which were written, and has the others read again: they went with a child that has died.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

SHORT = 64_000
# So much may wait in a child; then it is written by the next file.
_WAITING = 32_000_000

_Write = Callable[[pa.Table], None]


@dataclass
class _Shelf:
    """What waits of one run: by the number of its file the layout and the tables; and where those went that are written."""

    run: str | None = None
    files: dict[int, tuple[str, list[pa.Table]]] = field(default_factory=dict)
    written: dict[int, str] = field(default_factory=dict)
    waiting: int = 0

    def of(self, run: str) -> _Shelf:
        """For a run: what an earlier one has left is nobody's any more, for a child serves one at a time."""
        if self.run != run:
            self.run, self.files, self.written, self.waiting = run, {}, {}, 0
        return self

    def put(self, code: str, no: int, tables: list[pa.Table], folder: Path) -> None:
        """The rows of one file; of one that is asked for again, these alone."""
        self.files.pop(no, None)
        if self.waiting > _WAITING:  # not after they are put: where it fails, the file is asked for again
            self.write(folder)
        self.files[no] = code, tables
        self.waiting += sum(table.nbytes for table in tables)

    def write(self, folder: Path) -> None:
        """All that waits, a file a layout; it is named after the first of its files."""
        layouts: dict[str, list[int]] = {}
        for no, (code, _) in self.files.items():
            layouts.setdefault(code, []).append(no)
        for numbers in layouts.values():
            part, tables = folder / f"{numbers[0]}.parquet", [table for no in numbers for table in self.files[no][1]]
            with _opened(part, tables[0].schema) as write:
                write(pa.concat_tables(tables))
            self.written |= dict.fromkeys(numbers, str(part))
        self.files, self.waiting = {}, 0


_shelf = _Shelf()


@contextmanager
def put_aside(code: str, schema: pa.Schema, task: dict[str, Any]) -> Iterator[_Write]:
    """Takes the tables of the file of a task; nothing of it is kept where it could not be read to its end."""
    if not task["waits"]:
        with _opened(Path(task["part"]), schema) as write:
            yield write
        return
    tables = [schema.empty_table()]
    yield tables.append
    _shelf.of(task["run"]).put(code, task["no"], tables, Path(task["part"]).parent)


def waits(task: dict[str, Any], kind: str) -> bool:
    """Whether its rows are asked for later: it belongs to a run, and is short. A Parquet file may be, and hold millions of equal rows."""
    return "run" in task and kind != "parquet" and Path(task["path"]).stat().st_size <= SHORT


def finish(run: str, folder: Path) -> list[tuple[int, str]]:
    """Write what waits; the number of each short file of the run, and the Parquet file that holds its rows."""
    shelf = _shelf.of(run)
    shelf.write(folder)
    return list(shelf.written.items())


@contextmanager
def _opened(part: Path, schema: pa.Schema) -> Iterator[_Write]:
    with (
        part.open("wb") as file,  # a name would be looked up among the file systems of Arrow
        pq.ParquetWriter(file, schema, compression="snappy", use_dictionary=False, write_statistics=False) as writer,
    ):
        yield writer.write_table
