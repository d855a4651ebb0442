"""Libraries that others look for and nothing here uses stay unloaded: pyarrow looks for pandas and numpy, Ibis for pandas."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import ModuleType


class _LeftOut:
    """Half of what a small process takes to begin, and 60 MB of it, was loading pandas; a third of what is left is numpy."""

    def __init__(self, name: str) -> None:
        self._name = name

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        """As if it were not installed."""
        if fullname == self._name:
            raise ModuleNotFoundError(f"{fullname} is left out", name=fullname)


_PANDAS, _NUMPY = _LeftOut("pandas"), _LeftOut("numpy")


def leave_out_pandas() -> None:
    """From here on this process finds no pandas; what has loaded it already keeps it."""
    _leave_out(_PANDAS)


def leave_out_numpy() -> None:
    """Nor numpy: only for a process that reads and writes columns, for what computes needs it."""
    _leave_out(_NUMPY)


def allow_pandas() -> None:
    """It is found again: Spark's tables pass through it."""
    if _PANDAS in sys.meta_path:
        sys.meta_path.remove(_PANDAS)


def _leave_out(one: _LeftOut) -> None:
    if one not in sys.meta_path:
        sys.meta_path.insert(0, one)
