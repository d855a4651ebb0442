"""The engine of a process that serves pages: opened after the fork, asked by one reader at a time, who waits for no more than seconds."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naungan.documents.viewer.turn import Turn
    from naungan.engine import Engine

# Nobody waits longer for a turn, or for an answer.
_PATIENCE = 8.0
_MEMORY = "200MB"
_opening = threading.Lock()
_turns: dict[int, Turn] = {}


@contextmanager
def taken(step: str) -> Iterator[Engine]:
    """The engine, for one question; ``viewer.turn.Busy`` where the answer would come too late."""
    turn = _turn()
    turn.until(time.monotonic() + _PATIENCE)
    with turn.taken(step) as engine:
        yield engine


def _turn() -> Turn:
    """One engine a process, opened after the fork and asked by one reader at a time."""
    from naungan.documents.viewer.turn import Turn
    from naungan.engine import open_engine

    with _opening:
        mine = os.getpid()
        if mine not in _turns:
            _turns.clear()
            _turns[mine] = Turn(open_engine("duckdb", threads=1, memory=_MEMORY))
        return _turns[mine]
