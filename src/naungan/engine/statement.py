"""SQL of a DuckDB question in one walk over its relations.

Ibis lowers a question in seven walks, each of which makes every node anew, before it writes it; as much time goes there as DuckDB
takes to answer. Nearly all nodes are columns handed from one relation to the next, which need nothing but their name. So relations are
written here as text, and Ibis's own compiler is asked for single values only. What is not known here Ibis writes whole.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import ibis.expr.operations as ops

from naungan.engine.repeated import repeated
from naungan.engine.values import Unwritten, Values, quoted

_JOINS = {
    "inner": "INNER JOIN", "left": "LEFT JOIN", "right": "RIGHT JOIN", "outer": "FULL JOIN", "semi": "SEMI JOIN", "anti": "ANTI JOIN",
    "cross": "CROSS JOIN",
}  # fmt: skip
_SETS: Mapping[type[ops.Relation], str] = {ops.Union: "UNION", ops.Intersection: "INTERSECT", ops.Difference: "EXCEPT"}
# Asked for by several, these are written once, as Ibis does; DuckDB holds what they yield.
_HELD = (ops.Aggregate, ops.Distinct, ops.Filter, ops.JoinChain, ops.Limit, ops.Project, ops.Set, ops.Sort)


def written(relation: ops.Relation) -> str:
    """The SELECT statement of a relation; Unwritten where it holds an operation that is not known here."""
    return _Statement(relation).text()


class _Statement:
    """The one statement that is being written: its relations by the names they go by, and what is held for several."""

    def __init__(self, root: ops.Relation) -> None:
        self._root = root
        self._numbers = itertools.count()
        self._names: dict[ops.Relation, str] = {}
        self._shared = _asked_by_several(root)
        self._held: dict[ops.Relation, tuple[str, str]] = {}
        self._values = Values(self._names)

    def text(self) -> str:
        select = self._select(self._root)
        held = ", ".join(f"{name} AS ({body})" for name, body in self._held.values())
        return f"WITH {held} {select}" if held else select

    def _select(self, relation: ops.Relation) -> str:
        for kind in type(relation).__mro__:
            if kind in _WRITERS:
                return _WRITERS[kind](self, relation)
        raise Unwritten(type(relation).__name__)

    def source(self, relation: ops.Relation, called: ops.Relation | None = None) -> str:
        """What stands behind FROM, and the name that its columns go by from here."""
        if isinstance(relation, ops.JoinReference):
            return self.source(relation.parent, relation)
        name = self._names.setdefault(called or relation, quoted(f"t{next(self._numbers)}"))
        if isinstance(relation, ops.DatabaseTable):
            return f"{self._table(relation)} AS {name}"
        if relation not in self._shared:
            return f"({self._select(relation)}) AS {name}"
        if relation not in self._held:
            body = self._select(relation)
            self._held[relation] = (quoted(f"t{next(self._numbers)}"), body)
        return f"{self._held[relation][0]} AS {name}"

    def _project(self, relation: ops.Project) -> str:
        source = self.source(relation.parent)
        levels = repeated(relation.values.values())
        if not levels:
            return f"SELECT {self._columns(relation.values, relation.parent)} FROM {source}"
        values, name = Values(self._names), self._names[relation.parent]
        taken = {one.lower() for one in relation.parent.schema.names}
        free = (column for number in self._numbers if (column := f"c{number}") not in taken)
        for level in levels:
            called = {value: quoted(next(free)) for value in level}
            columns = ", ".join(f"{values.text(value)} AS {column}" for value, column in called.items())
            source = f"(SELECT {name}.*, {columns} FROM {source}) AS {name}"
            values.know(name, called)
        return f"SELECT {self._columns(relation.values, relation.parent, values)} FROM {source}"

    def _filter(self, relation: ops.Filter) -> str:
        source = self.source(relation.parent)
        windowed = [bool(one.find(ops.WindowFunction, filter=ops.Value)) for one in relation.predicates]
        where, qualify = (self._all(itertools.compress(relation.predicates, kept)) for kept in ([not one for one in windowed], windowed))
        return f"SELECT * FROM {source}" + (f" WHERE {where}" if where else "") + (f" QUALIFY {qualify}" if qualify else "")

    def _sort(self, relation: ops.Sort) -> str:
        source = self.source(relation.parent)
        return f"SELECT * FROM {source} ORDER BY " + ", ".join(map(self._values.text, relation.keys))

    def _distinct(self, relation: ops.Distinct) -> str:
        return f"SELECT DISTINCT * FROM {self.source(relation.parent)}"

    def _drop(self, relation: ops.DropColumns) -> str:
        return f"SELECT * EXCLUDE ({', '.join(map(quoted, sorted(relation.columns_to_drop)))}) FROM {self.source(relation.parent)}"

    def _limit(self, relation: ops.Limit) -> str:
        if not isinstance(relation.n, int) or relation.offset != 0:
            raise Unwritten("Limit")
        # The order of rows inside a bracket is not theirs outside of it.
        sorted_here = isinstance(relation.parent, ops.Sort) and relation.parent not in self._shared
        select = self._select(relation.parent) if sorted_here else f"SELECT * FROM {self.source(relation.parent)}"
        return f"{select} LIMIT {relation.n}"

    def _aggregate(self, relation: ops.Aggregate) -> str:
        source = self.source(relation.parent)
        columns = self._columns({**relation.groups, **relation.metrics}, None)
        groups = ", ".join(str(number + 1) for number in range(len(relation.groups)))
        return f"SELECT {columns} FROM {source}" + (f" GROUP BY {groups}" if groups else "")

    def _set(self, relation: ops.Set) -> str:
        word = f"{_SETS[type(relation)]}{'' if relation.distinct else ' ALL'}"
        return f"SELECT * FROM {self.source(relation.left)} {word} SELECT * FROM {self.source(relation.right)}"

    def _join(self, relation: ops.JoinChain) -> str:
        sources = [self.source(relation.first)]
        for link in relation.rest:
            if link.how not in _JOINS:
                raise Unwritten(link.how)
            sources.append(f"{_JOINS[link.how]} {self.source(link.table)}")
            if link.predicates:
                sources.append(f"ON {self._all(link.predicates)}")
        return f"SELECT {self._columns(relation.values, None)} FROM {' '.join(sources)}"

    def _table(self, relation: ops.DatabaseTable) -> str:
        place = relation.namespace
        return ".".join(quoted(part) for part in (place.catalog, place.database, relation.name) if part)

    def _all_of(self, relation: ops.DatabaseTable) -> str:
        return f"SELECT * FROM {self._table(relation)}"

    def _columns(self, values: Mapping[str, ops.Value], parent: ops.Relation | None, writer: Values | None = None) -> str:
        """The columns behind SELECT; ``*`` where they are those of ``parent`` as they stand."""
        if parent is not None and len(values) == len(parent.schema):
            named = zip(values.items(), parent.schema.names, strict=True)
            if all(type(value) is ops.Field and name == value.name == own for (name, value), own in named):
                return "*"
        return ", ".join(self._column(name, value, writer or self._values) for name, value in values.items())

    def _column(self, name: str, value: ops.Value, writer: Values) -> str:
        if type(value) is not ops.Field:
            return f"{writer.text(value)} AS {quoted(name)}"
        column = f"{self._names[value.rel]}.{quoted(value.name)}"
        return column if name == value.name else f"{column} AS {quoted(name)}"

    def _all(self, values: Iterable[ops.Value]) -> str:
        return " AND ".join(f"({self._values.text(one)})" for one in values)


def _parents(relation: ops.Relation) -> list[ops.Relation]:
    if isinstance(relation, ops.JoinChain):
        return [relation.first, *(link.table for link in relation.rest)]
    return [one for one in relation.args if isinstance(one, ops.Relation)]


def _asked_by_several(root: ops.Relation) -> set[ops.Relation]:
    """The relations that more than one other reads."""
    asked: Counter[ops.Relation] = Counter()
    seen, waiting = {root}, [root]
    while waiting:
        for parent in _parents(waiting.pop()):
            asked[parent] += 1
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return {relation for relation, times in asked.items() if times > 1 and isinstance(relation, _HELD)}


_WRITERS: dict[type, Callable[[_Statement, Any], str]] = {
    ops.Project: _Statement._project,
    ops.Filter: _Statement._filter,
    ops.Sort: _Statement._sort,
    ops.Distinct: _Statement._distinct,
    ops.DropColumns: _Statement._drop,
    ops.Limit: _Statement._limit,
    ops.Aggregate: _Statement._aggregate,
    ops.Set: _Statement._set,
    ops.JoinChain: _Statement._join,
    ops.DatabaseTable: _Statement._all_of,
}
