"""Which values of a select stand in it again and again: DuckDB plans a value as often as it is written, each regular expression anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import ibis.expr.operations as ops

# What fails for no value, so that it may be asked of rows that a CASE would have kept from it.
_TOTAL = (
    ops.And, ops.Between, ops.Coalesce, ops.Comparison, ops.EndsWith, ops.FillNull, ops.IfElse, ops.InValues, ops.IsNull, ops.Lowercase,
    ops.Not, ops.NotNull, ops.NullIf, ops.Or, ops.RegexExtract, ops.RegexReplace, ops.RegexSearch, ops.SearchedCase, ops.SimpleCase,
    ops.StartsWith, ops.StringConcat, ops.StringContains, ops.StringLength, ops.StringReplace, ops.TryCast, ops.Uppercase,
)  # fmt: skip
_NAMED = ("btrim", "lpad", "substr")
_LEAF = (ops.Field, ops.Literal)
# Written again, so many functions cost more than a column of their own.
_WORTH = 2


def repeated(values: Collection[ops.Value]) -> list[list[ops.Value]]:
    """The values that are worth a column beside those of the table, in levels: each is written with columns of those before it."""
    below = _below(values)
    times = Counter(value for value in values if value in below)
    sizes: dict[ops.Value, int] = {}
    safe: dict[ops.Value, bool] = {}
    for value, children in below.items():
        sizes[value] = 1 + sum(sizes.get(child, 0) for child in children)
        safe[value] = _is_total(value) and all(safe.get(child, isinstance(child, _LEAF)) for child in children)
    chosen = set()
    for value in reversed(below):
        if safe[value] and (times[value] - 1) * sizes[value] >= _WORTH:
            chosen.add(value)
        for child in below[value]:
            if child in below:
                times[child] += 1 if value in chosen else times[value]
    return _levels(below, chosen)


def _below(values: Collection[ops.Value]) -> dict[ops.Value, list[ops.Value]]:
    """Every value that is made of others, with those it is made of, which stand before it."""
    found: dict[ops.Value, list[ops.Value]] = {}
    waiting = [(value, False) for value in values if not isinstance(value, _LEAF)]
    while waiting:
        value, ready = waiting.pop()
        if value in found:
            continue
        children = [child for child in value.__children__ if isinstance(child, ops.Value)]
        if ready:
            found[value] = children
        else:
            waiting.append((value, True))
            waiting.extend((child, False) for child in children if not isinstance(child, _LEAF) and child not in found)
    return found


def _is_total(value: ops.Value) -> bool:
    if isinstance(value, ops.Cast):
        return bool(value.to.is_string())
    return isinstance(value, _TOTAL) or (isinstance(value, ops.ScalarUDF) and value.__func_name__ in _NAMED)


def _levels(below: dict[ops.Value, list[ops.Value]], chosen: set[ops.Value]) -> list[list[ops.Value]]:
    levels: list[list[ops.Value]] = []
    depths: dict[ops.Value, int] = {}
    for value, children in below.items():
        depth = max((depths.get(child, 0) for child in children), default=0)
        if value in chosen:
            levels.extend([] for _ in range(depth + 1 - len(levels)))
            levels[depth].append(value)
        depths[value] = depth + (value in chosen)
    return levels
