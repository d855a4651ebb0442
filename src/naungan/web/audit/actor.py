"""Who acts: set around every change, and missing for none. The triggers read it; without it the database refuses the change.

The name lives in a context variable. On SQLite the triggers ask it through a function of ours. PostgreSQL knows only what its session was
told, so it is told before each statement that may write, for that transaction or that one statement alone: no name outlives its context,
and none is missing in autocommit, after a savepoint is rolled back, or in what runs on commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from naungan.kernel.errors import Fault

# Work that no person does: a worker, a command at the terminal, the first start.
SYSTEM = "sistem"
# Whoever has not signed in yet.
GUEST = "tamu"
_TELL = "SELECT set_config('naungan.actor', %s, %s)"
_READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "SET", "SHOW", "BEGIN", "COMMIT", "DECLARE", "FETCH", "CLOSE")
_acting: ContextVar[str] = ContextVar("naungan_actor", default="")


def acting() -> str:
    """Who acts now: ``user:<id>``, ``sistem:<what>``, ``tamu``, or nothing."""
    return _acting.get()


@contextmanager
def acts(by: AbstractBaseUser | str) -> Iterator[None]:
    """One transaction in which somebody acts; all or nothing. A text names work that no person does (``sistem:…``).

    What runs on commit still acts in his name.
    """
    name = by if isinstance(by, str) else f"user:{by.pk}"
    with set_actor(name), transaction.atomic():
        _tell(connection)
        yield


@contextmanager
def set_actor(name: str) -> Iterator[None]:
    """The name alone, for whoever has opened a transaction, or for libraries that write for themselves (sessions, sign-in)."""
    if "\n" in name or len(name) > 60:
        raise Fault("FAULT_STEP", langkah="jejak", jenis="pelaku")
    token = _acting.set(name)
    try:
        _tell(connection)
        yield
    finally:
        _acting.reset(token)
        _tell(connection)


def told(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """The wrapper around every statement on PostgreSQL: whoever may write says first who he is."""
    if isinstance(sql, str) and sql.lstrip().upper().startswith(_READS):
        return execute(sql, params, many, context)
    held: BaseDatabaseWrapper = context["connection"]
    if not held.get_autocommit():
        _set(held, acting(), local=True)
        return execute(sql, params, many, context)
    if not acting():
        return execute(sql, params, many, context)
    _set(held, acting(), local=False)
    try:
        return execute(sql, params, many, context)
    finally:
        _set(held, "", local=False)


def _tell(held: BaseDatabaseWrapper) -> None:
    """For what does not pass Django's cursors (COPY); outside of a transaction there is nothing to tell."""
    if held.vendor == "postgresql" and held.in_atomic_block and not held.needs_rollback and held.connection is not None:
        _set(held, acting(), local=True)


def _set(held: BaseDatabaseWrapper, name: str, *, local: bool) -> None:
    held.connection.execute(_TELL, [name, local])
