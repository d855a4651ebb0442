"""Which columns hold a sign under the key ``nik``, and how each room makes its signs anew from what is closed in the lake."""

from __future__ import annotations

from collections.abc import Callable

# Signs all rows of the columns anew, under the key in force, in the transaction of the caller; how many. Raises where it can't.
Resign = Callable[[], int]
SIGNED: dict[tuple[str, ...], Resign] = {}


def signed(*columns: str) -> Callable[[Resign], Resign]:
    """Name the columns (``decisions.decision.kunci``) that a function signs anew. It stands in the module ``signed`` of its app."""

    def named(resign: Resign) -> Resign:
        SIGNED[columns] = resign
        return resign

    return named


def load() -> None:
    """Import the module ``signed`` of every app that has one."""
    from django.utils.module_loading import autodiscover_modules

    autodiscover_modules("signed")
