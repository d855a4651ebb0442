"""What kinds of work there are: each room that has long work names its functions by a decorator, in its module ``work``.

Only a worker imports those modules (``load``): they may need what a page must not wait for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from naungan.web.jobs.running import Running

Work = Callable[["Running"], dict[str, Any]]
KINDS: dict[str, Work] = {}
# What a kind is called on a page; one that is not here is a "Pekerjaan".
NAMES = {"periksa": "Pemeriksaan berkas", "evaluasi": "Evaluasi bulan", "lintas": "Jumlah antarpemda", "unit": "Daftar unit"}
# What follows from what counts: without them figures would stay old, and nobody would be asked for them again.
OWED = frozenset({"evaluasi", "lintas", "unit"})


def kind(name: str) -> Callable[[Work], Work]:
    """Name a function as the work of jobs of that kind. It is given the running job and returns what the job found (no person)."""

    def named(work: Work) -> Work:
        KINDS[name] = work
        return work

    return named


def named(jenis: str) -> str:
    """What a kind is called."""
    return NAMES.get(jenis, "Pekerjaan")


def load() -> None:
    """Import the modules ``work`` and ``chores`` of every app that has them."""
    from django.utils.module_loading import autodiscover_modules

    autodiscover_modules("work", "chores")
