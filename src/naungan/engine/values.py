"""SQL of the single values of a DuckDB question, by Ibis's own compiler."""

from __future__ import annotations

import functools
import operator
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import ibis.expr.operations as ops
import sqlglot.expressions as sge
from ibis.backends.sql.compilers.duckdb import compiler
from ibis.backends.sql.rewrites import first_to_firstvalue, remove_aliases
from ibis.expr.operations.udf import InputType
from sqlglot import ErrorLevel
from sqlglot.dialects.dialect import Dialect

if TYPE_CHECKING:
    from ibis.common.graph import Node

# Values that Ibis rewrites before it writes them; a test holds them against the rules of its compiler.
REWRITTEN = (
    ops.Alias, ops.ArrayFilter, ops.ArrayMap, ops.ArrayPosition, ops.Bucket, ops.Capitalize, ops.FindInSet, ops.InValues, ops.NthValue,
    ops.StringFind, ops.WindowFunction,
)  # fmt: skip
_FOREIGN = (ops.Subquery, ops.CountDistinctStar, ops.ScalarParameter)


class Unwritten(Exception):
    """An operation that is not written here."""


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


class Values:
    """The values of a statement, as Ibis writes each; ``names`` are those of the relations that they stand in."""

    def __init__(self, names: Mapping[ops.Relation, str]) -> None:
        self._names = names
        self._trees: dict[Node, Any] = {}
        self._ready: dict[Node, Any] = {}
        self._generator = Dialect.get_or_raise(compiler.dialect).generator(unsupported_level=ErrorLevel.IMMEDIATE)

    def text(self, value: ops.Value) -> str:
        """The value as it stands in a statement."""
        text: str = self._generator.sql(self._tree(value, self._trees))
        return text

    def know(self, table: str, columns: Mapping[ops.Value, str]) -> None:
        """From here these values stand in columns of the table."""
        for value, column in columns.items():
            self._trees[value] = self._ready[value] = _column(column[1:-1], table[1:-1])

    def _tree(self, value: Any, trees: dict[Node, Any]) -> Any:
        """A value as the tree of sqlglot; ``trees`` are those known: of values as they were asked, or as they were rewritten."""
        found = trees.get(value)
        if found is not None:
            return found
        if type(value) is ops.Field:
            found = _column(value.name, self._names[value.rel][1:-1])
        elif trees is self._trees and isinstance(value, REWRITTEN):
            found = self._tree(_rewritten(value), self._ready)
        elif isinstance(value, _FOREIGN) or _of_ours(value):
            raise Unwritten(type(value).__name__)
        else:
            given = {name: self._argument(one, trees) for name, one in zip(value.argnames, value.args, strict=True)}
            found = compiler.visit_node(value, **given)
        trees[value] = found
        return found

    def _argument(self, argument: Any, trees: dict[Node, Any]) -> Any:
        if isinstance(argument, ops.Value):
            return self._tree(argument, trees)
        if isinstance(argument, tuple):
            return tuple(self._argument(one, trees) for one in argument)
        return argument


def _column(name: str, table: str) -> sge.Column:
    return sge.Column(this=sge.to_identifier(name, quoted=True), table=sge.to_identifier(table, quoted=True))


def _of_ours(value: ops.Value) -> bool:
    """Whether it is a function in Python, which Ibis makes known to the database before it is asked for."""
    return isinstance(value, ops.ScalarUDF | ops.AggUDF) and value.__input_type__ is not InputType.BUILTIN


def _rewritten(value: ops.Value) -> ops.Value:
    """What Ibis makes of a value before it writes it, by the same rules in the same order."""
    for rules in (tuple(compiler.lowered_ops.values()), compiler.rewrites, (remove_aliases, first_to_firstvalue)):
        value = value.replace(functools.reduce(operator.or_, rules), filter=ops.Value)
    return value
