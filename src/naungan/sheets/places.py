"""The names of columns as spreadsheets show them: 0 is A, 26 is AA."""

from __future__ import annotations

from functools import cache


@cache
def letters(column: int) -> str:
    """The name of a column counted from 0."""
    name, rest = "", column + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        name = chr(65 + last) + name
    return name


def position(name: str) -> int | None:
    """The column counted from 0 that a name means; None where it is no name of a column."""
    text = name.strip().upper()
    if not (text.isascii() and text.isalpha() and len(text) <= 3):
        return None
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number - 1
