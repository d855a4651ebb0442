"""Before anything of the front office runs in a process: its packages, its environment, its settings."""

from __future__ import annotations

import os
from pathlib import Path

from naungan.kernel.errors import Refusal, Unfit
from naungan.kernel.log import open_log
from naungan.web.environment import SERVER, Environment, read_environment


def ready(*, make_keys: bool = False) -> Environment:
    """The environment, safe and with Django set up. ``make_keys``: on this machine alone, missing keys are made first.

    Unfit where the packages of the front office are not installed, Refusal where running so would be unsafe.
    """
    environment = read_environment()
    if make_keys and environment.mode != SERVER:
        environment.make_keys()
    environment.refuse_unsafe()
    environment.prepare()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.web.settings")
    try:
        import django
        import granian  # noqa: F401
    except ModuleNotFoundError as missing:
        raise Unfit("PACKAGE_MISSING", paket=missing.name or "django", perintah="pip install naungan[web]") from None
    django.setup()
    open_log(Path(os.environ.get("NAUNGAN_LOG") or environment.data / "naungan.log"))
    return environment


def pending() -> bool:
    """Whether the tables are not those of this program yet."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def demand_tables() -> None:
    """Refusal where the tables are not those of this program, Unfit where the trail would not be written: a worker makes neither."""
    from naungan.web.audit.triggers import verify_triggers

    if pending():
        raise Refusal("WEB_TABEL_LAIN")
    verify_triggers()
