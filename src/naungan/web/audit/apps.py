"""The app, as Django asks for it: every connection is given what the triggers need, every migration ends with the triggers written."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class Config(AppConfig):
    """Jejak."""

    name = "naungan.web.audit"
    label = "audit"
    verbose_name = "Jejak"

    def ready(self) -> None:
        """Listen to new connections, migrations, and people who sign in."""
        from naungan.web.audit import signing

        connection_created.connect(_connected, dispatch_uid="jejak")
        pre_migrate.connect(_before, sender=self, dispatch_uid="jejak")
        post_migrate.connect(_after, sender=self, dispatch_uid="jejak")
        signing.listen()


def _connected(connection: Any, **_: Any) -> None:
    from naungan.web.audit import sqlite
    from naungan.web.audit.actor import told

    if connection.vendor == "sqlite":
        sqlite.register(connection.connection)
    elif connection.vendor == "postgresql" and told not in connection.execute_wrappers:
        connection.execute_wrappers.append(told)


def _before(using: str, plan: list[tuple[Any, bool]], **_: Any) -> None:
    """A change of the trail's own tables can't be made under triggers of other tables that name them."""
    from naungan.web.audit.triggers import remove_triggers

    if any(migration.app_label == "audit" for migration, _ in plan):
        remove_triggers(using)


def _after(using: str, **_: Any) -> None:
    from naungan.web.audit.triggers import write_triggers

    write_triggers(using)
