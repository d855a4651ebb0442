"""What is told of a text, worked out once: headings come again and again, in every file and for every layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

# So many texts are remembered, and none that is longer: the next file must find the memory of the child free.
_KEPT, _LONGEST_KEPT = 16_384, 200

_T = TypeVar("_T")


def remembered(tell: Callable[[str], _T]) -> Callable[[str], _T]:
    """``tell`` with a memory. It is the look into a dictionary itself, for a function around it cost more than most answers."""
    return _Memory(tell).__getitem__


class _Memory(dict[str, _T]):
    def __init__(self, tell: Callable[[str], _T]) -> None:
        self._tell = tell

    def __missing__(self, text: str) -> _T:
        told = self._tell(text)
        if len(text) <= _LONGEST_KEPT:
            if len(self) >= _KEPT:
                self.clear()
            self[text] = told
        return told
