"""Rows as lines of text whose columns stand under each other, for a screen or a letter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence


def aligned(rows: Iterable[Sequence[str]], *, right: Collection[int] = ()) -> list[str]:
    """One line a row; the columns in ``right`` end under each other, the others begin so, and the last is as wide as it likes."""
    table = [list(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return ["  ".join(_padded(row, widths, right)).rstrip() for row in table]


def _padded(row: Sequence[str], widths: Sequence[int], right: Collection[int]) -> list[str]:
    return [text.rjust(width) if at in right else text.ljust(width) for at, (text, width) in enumerate(zip(row, widths, strict=True))]
