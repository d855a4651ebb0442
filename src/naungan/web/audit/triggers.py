"""The triggers of the trail: written after every migration, and looked at before anything is served."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DEFAULT_DB_ALIAS

from naungan.kernel.errors import Unfit
from naungan.web.audit import postgres, sqlite
from naungan.web.audit.chain import GENESIS
from naungan.web.audit.written import tables

_OWN = {"audit_trail", "audit_head"}


def of(held: BaseDatabaseWrapper) -> ModuleType:
    """The file that speaks the language of this database."""
    return postgres if held.vendor == "postgresql" else sqlite


def write_triggers(using: str = DEFAULT_DB_ALIAS) -> None:
    """Bring the triggers and the head of the chain to what the catalogue says; nothing where the tables are not there yet."""
    held = connections[using]
    needed = _OWN | {one.name for one in tables()}
    with transaction.atomic(using=using), held.cursor() as cursor:
        if not needed <= set(held.introspection.table_names(cursor)):
            return
        if _missing(held, cursor):
            of(held).remove(cursor)
            cursor.execute("SELECT count(*) FROM audit_head")
            if cursor.fetchone()[0] == 0:
                cursor.execute("INSERT INTO audit_head (id, nomor, sidik) VALUES (1, 0, %s)", [GENESIS])
            of(held).write(cursor)


def remove_triggers(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take them away: for a restore into an empty database, or a change of the trail's own tables; the server does not start without."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        of(connections[using]).remove(cursor)


def verify_triggers(using: str = DEFAULT_DB_ALIAS) -> None:
    """Unfit where a trigger is missing, differs, or is switched off: to be asked before a server or a worker starts."""
    held = connections[using]
    with held.cursor() as cursor:
        missing = _missing(held, cursor)
    if missing:
        raise Unfit("WEB_JEJAK_PEMICU", jumlah=len(missing), nama=sorted(missing)[0])


def _missing(held: BaseDatabaseWrapper, cursor: Any) -> set[str]:
    """The names of triggers and functions that do not stand as they must; the head of the chain is one of them."""
    if held.vendor == "postgresql":
        functions = set(postgres.functions().items()) ^ set(postgres.bodies(cursor).items())
        wrong = {one.name for one in postgres.wanted() ^ postgres.existing(cursor)} | {name for name, _ in functions}
    else:
        wrong = {name for name, _ in set(sqlite.wanted().items()) ^ set(sqlite.existing(cursor).items())}
        cursor.execute("PRAGMA recursive_triggers")
        wrong |= set() if cursor.fetchone()[0] else {"recursive_triggers"}
    cursor.execute("SELECT count(*) FROM audit_head WHERE id = 1")
    return wrong if cursor.fetchone()[0] else wrong | {"audit_head"}
