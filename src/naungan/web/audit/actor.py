"""Who acts: set around every change, and missing for none. The triggers read it; without it the database refuses the change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import connection, transaction

if TYPE_CHECKING:
    from naungan.web.accounts.models import User

# Work that no person does: a worker, a command at the terminal, the first start.
SYSTEM = "sistem"
_acting: ContextVar[str] = ContextVar("naungan_actor", default="")


def acting() -> str:
    """Who acts now: ``user:<id>``, ``sistem:<what>``, or nothing."""
    return _acting.get()


@contextmanager
def acts(by: User | str) -> Iterator[None]:
    """One transaction in which somebody acts; all or nothing. A text names work that no person does (``sistem:…``)."""
    name = by if isinstance(by, str) else f"user:{by.pk}"
    with transaction.atomic(), set_actor(name):
        yield


@contextmanager
def set_actor(name: str) -> Iterator[None]:
    """The name alone, for whoever has opened a transaction, or for libraries that write for themselves (sessions, sign-in)."""
    token = _acting.set(name)
    try:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('naungan.actor', %s, false)", [name])
        yield
    finally:
        _acting.reset(token)
