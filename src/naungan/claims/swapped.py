"""Two neighbouring digits that change places: what a slip of the hand may have done to a figure that does not agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from naungan.claims.figures import Figure, opened


def swapped(one: Figure, right: Callable[[Figure], bool]) -> Figure | None:
    """The figure with two neighbouring digits in each other's place that is ``right``; None where none is, or more than one."""
    count = one.value / one.step
    if not one.sure or one.word or count.denominator != 1 or count < 10:
        return None
    found = {value for value in _neighbours(str(int(count))) if right(_other(one, value * one.step))}
    return _other(one, found.pop() * one.step) if len(found) == 1 else None


def _neighbours(digits: str) -> list[int]:
    padded = digits.rjust(3, "0") if len(digits) < 3 else digits
    pairs = range(len(padded) - 1)
    return [int(padded[:at] + padded[at + 1] + padded[at] + padded[at + 2 :]) for at in pairs if padded[at] != padded[at + 1]]


def _other(one: Figure, value: Fraction) -> Figure:
    half = (one.high - one.low) / 2
    return opened(replace(one, value=value), half)
