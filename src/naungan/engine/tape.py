"""What a pure step asks of the database, written down so that it can be asked again over other tables of the same columns.

Kept for the life of the process are statements, the law's own values and parameters; never a row that was handed in.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis.expr.schema as sch
    import pyarrow as pa

_NAMES = re.compile(r'"(kept_[0-9]+)"')
_MOST = 400
_OF_PERSONS = frozenset({"nik", "nama", "tanggal_lahir"})
_LONG_NUMBER = re.compile("[0-9]{16,}")
# Rules name the numbers that people make up by counting, and the largest amount that there may be; those are nobody's.
_COUNTED = ("0123456789" * 3, "9876543210" * 3, "1" + "0" * 30)


def tables_of(sql: str) -> frozenset[str]:
    """The names of the tables of the engine that a statement reads."""
    return frozenset(_NAMES.findall(sql))


def over(sql: str, named: Mapping[str, str]) -> str:
    """The same statement over other tables."""
    return _NAMES.sub(lambda found: f'"{named.get(found[1], found[1])}"', sql)


@dataclass(frozen=True)
class Kept:
    """A statement whose rows are held under a name."""

    name: str
    schema: sch.Schema
    sql: str


@dataclass(frozen=True)
class Seen:
    """A statement that is asked whenever its name is."""

    name: str
    schema: sch.Schema
    sql: str


@dataclass(frozen=True)
class Given:
    """A table of parameters or reference data."""

    name: str
    data: pa.Table


@dataclass(frozen=True)
class Asked:
    """A question whose answer decided what came after."""

    schema: sch.Schema
    sql: str
    answer: pa.Table


Done = Kept | Seen | Given | Asked


@dataclass(frozen=True)
class Program:
    """A tape that has ended: the names of the tables that went in, and what came out, with ``Name`` in place of each table.

    ``idle``: of each that was done, which tables nobody asks for behind it.
    """

    given: tuple[str, ...]
    done: tuple[Done, ...]
    idle: tuple[frozenset[str], ...]
    result: Any


class Name(str):
    """A table in the result of a program."""


@dataclass(eq=False)  # a step within a step has done the same so far, and is another
class Tape:
    """What a step did so far, and whether it can be run again."""

    done: list[Done] = field(default_factory=list)
    sound: bool = True

    def note(self, one: Done) -> None:
        """Write down what was done; what may speak of anybody is not, and the tape ends there."""
        if self.sound:
            self.sound = _speaks_of_nobody(one)
            self.done.append(one)

    def program(self, given: list[str], result: Any) -> Program | None:
        """The tape at its end; None where it can't be run again, for example because it reads a table that it was not given."""
        made = {one.name for one in self.done if not isinstance(one, Asked)}
        asked: set[str] = set()
        changed(result, Name, asked.add)
        idle = []
        for one in reversed(self.done):
            reads = frozenset() if isinstance(one, Given) else tables_of(one.sql)
            idle.append(reads - asked)
            asked |= reads
        known = self.sound and asked <= made.union(given)
        return Program(tuple(given), tuple(self.done), tuple(reversed(idle)), result) if known else None


class Programs:
    """Programs by what decides them; the one that was not asked for longest gives way."""

    def __init__(self, most: int = _MOST) -> None:
        self._most, self._lock = most, threading.Lock()
        self._known: OrderedDict[Hashable, Program] = OrderedDict()

    def get(self, key: Hashable) -> Program | None:
        """The program of a key."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def put(self, key: Hashable, program: Program) -> None:
        """Keep a program."""
        with self._lock:
            self._known[key] = program
            if len(self._known) > self._most:
                self._known.popitem(last=False)


def plain(value: Any) -> Hashable:
    """What decides the statements of a step in one of its arguments: of a table its columns. TypeError where that can't be told."""
    if (schema := getattr(value, "schema", None)) is not None:
        return tuple((name, str(kind)) for name, kind in schema().items())
    if isinstance(value, str) and _may_be_somebodys(value):
        raise TypeError("a number of this length may be somebody's")
    if value is None or isinstance(value, str | int | dt.date):
        return (type(value).__name__, value)
    if isinstance(value, tuple | list):
        return tuple(map(plain, value))
    if isinstance(value, Mapping):
        return tuple((plain(name), plain(one)) for name, one in value.items())
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return (type(value).__qualname__, *(plain(getattr(value, one.name)) for one in dataclasses.fields(value)))
    raise TypeError(type(value).__name__)


def changed(value: Any, kind: type, change: Callable[[Any], Any]) -> Any:
    """The same value with every part of a kind changed."""
    if isinstance(value, kind):
        return change(value)
    if type(value) in (tuple, list):
        return type(value)(changed(one, kind, change) for one in value)
    if isinstance(value, Mapping):
        return {name: changed(one, kind, change) for name, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
        others = {name: changed(one, kind, change) for name, one in parts.items()}
        return value if all(others[name] is parts[name] for name in parts) else dataclasses.replace(value, **others)
    return value


def _speaks_of_nobody(one: Done) -> bool:
    from pyarrow import types

    if isinstance(one, Given):
        return _OF_PERSONS.isdisjoint(one.data.schema.names)
    if isinstance(one, Asked):
        return one.answer.num_rows <= 1 and all(types.is_integer(kind) or types.is_boolean(kind) for kind in one.answer.schema.types)
    return not _may_be_somebodys(one.sql)


def _may_be_somebodys(text: str) -> bool:
    """Whether a number as long as that of a person stands in a text."""
    return any(not any(number in counted for counted in _COUNTED) for number in _LONG_NUMBER.findall(text))
