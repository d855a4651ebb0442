"""Every address of the front office, found by walking its routes, and what each is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from naungan.web.accounts.roles import Role

# Whose page it is: everybody's own account, a list of what lies in one's area, or one thing by its number.
OWN, LIST = "sendiri", "daftar"


@dataclass(frozen=True)
class Case:
    """``about``: ``OWN``, ``LIST``, or the kind of thing whose number stands in the address; ``post``: it only takes something in.

    ``roles`` are those that it lets in at all; ``by`` is somebody who must be able to see it.
    """

    about: str
    roles: frozenset[Role] = frozenset(Role)
    post: bool = False
    by: str = "bkpsdm"


def walked() -> Iterator[tuple[str, URLPattern]]:
    """Each route by its name, and by its whole pattern where it has none."""
    yield from _below(get_resolver().url_patterns, "")


def _below(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, URLPattern]]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _below(one.url_patterns, route)
        else:
            yield one.name or route, one
