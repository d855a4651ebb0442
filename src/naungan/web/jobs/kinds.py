"""What kinds of work there are: each room that has long work names its function here by a decorator."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from naungan.web.jobs.running import Running

Work = Callable[["Running"], dict[str, Any]]
KINDS: dict[str, Work] = {}


def kind(name: str) -> Callable[[Work], Work]:
    """Name a function as the work of jobs of that kind. It is given the running job and returns what the job found (no person)."""

    def named(work: Work) -> Work:
        KINDS[name] = work
        return work

    return named
