"""The database as files of a backup, in one view of it: SQLite by its backup API in one step, PostgreSQL as COPY writes its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from naungan.kernel.errors import Refusal
from naungan.web.audit.triggers import remove_triggers, verify_triggers, write_triggers

SQLITE = "naungan.sqlite3"
_COPY = ".copy"
_PIECE = 1024 * 1024


def migrations() -> list[str]:
    """Which migrations the database has; a backup is read by a program that has the same."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def copied(folder: Path) -> Iterator[Path]:
    """Write the database into a folder: its files, and no writer had to wait for more than a moment."""
    if connection.vendor == "sqlite":
        yield _sqlite(folder / SQLITE)
    else:
        yield from _tables(folder)


def put_back(folder: Path, manifest: dict[str, Any]) -> None:
    """Fill an empty PostgreSQL database from these files, in one transaction; Refusal where it is not empty, or of another program."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    if migrations() != manifest["migrasi"]:
        raise Refusal("WEB_CADANGAN_VERSI", nama=manifest["program"])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM audit_trail)")
        if cursor.fetchone()[0]:
            raise Refusal("WEB_BASIS_TERISI")
        remove_triggers()
        names = [one.name.removesuffix(_COPY) for one in sorted(folder.glob(f"*{_COPY}"))]
        cursor.execute(f"TRUNCATE {', '.join(map(_quoted, names))}")
        for name in names:
            _filled(cursor, name, folder / f"{name}{_COPY}")
        _number_on(cursor)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        write_triggers()
        verify_triggers()


def _sqlite(place: Path) -> Path:
    """In one step: in several, every writer makes it begin again."""
    place.touch(mode=0o600)
    connection.ensure_connection()
    copy = sqlite3.connect(place)
    try:
        connection.connection.backup(copy, pages=-1)
    finally:
        copy.close()
    return place


def _tables(folder: Path) -> Iterator[Path]:
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            for name in sorted(connection.introspection.table_names(cursor)):
                place = folder / f"{name}{_COPY}"
                place.touch(mode=0o600)
                columns = ", ".join(_quoted(one.name) for one in connection.introspection.get_table_description(cursor, name))
                with place.open("r+b") as file, cursor.copy(f"COPY {_quoted(name)} ({columns}) TO STDOUT (HEADER)") as rows:
                    for piece in rows:
                        file.write(piece)
                yield place
        finally:
            cursor.execute("ROLLBACK")


def _filled(cursor: Any, name: str, place: Path) -> None:
    with place.open("rb") as file:
        columns = file.readline().decode().rstrip("\n").split("\t")
        with cursor.copy(f"COPY {_quoted(name)} ({', '.join(map(_quoted, columns))}) FROM STDIN") as rows:
            while piece := file.read(_PIECE):
                rows.write(piece)


def _number_on(cursor: Any) -> None:
    """New rows are numbered after the old ones."""
    from django.apps import apps

    for sql in connection.ops.sequence_reset_sql(no_style(), list(apps.get_models(include_auto_created=True))):
        cursor.execute(sql)


def _quoted(name: str) -> str:
    return f'"{name}"'
