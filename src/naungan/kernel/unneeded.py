"""Pandas stays unloaded: pyarrow looks for it at its first array, Ibis at its first table, and nothing here uses it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import ModuleType


class _NoPandas:
    """Half of what a small process takes to begin, and 60 MB of it, was loading pandas."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        """As if it were not installed."""
        if fullname == "pandas":
            raise ModuleNotFoundError(f"{fullname} is left out", name=fullname)


_LEFT_OUT = _NoPandas()


def leave_out_pandas() -> None:
    """From here on this process finds no pandas; what has loaded it already keeps it."""
    if _LEFT_OUT not in sys.meta_path:
        sys.meta_path.insert(0, _LEFT_OUT)


def allow_pandas() -> None:
    """It is found again: Spark's tables pass through it."""
    if _LEFT_OUT in sys.meta_path:
        sys.meta_path.remove(_LEFT_OUT)
