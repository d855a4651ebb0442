"""A real PostgreSQL for the tests, from a wheel: one server for the whole run, a database of its own for whoever asks.

``NAUNGAN_UJI=postgresql .venv/bin/pytest tests/web/audit`` runs any tests of the front office on it.
"""

from __future__ import annotations

import atexit
import secrets
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import pytest


@cache
def _server() -> Any:
    import pgserver

    home = Path(tempfile.mkdtemp(prefix="naungan-pg-"))  # a socket's path must be short
    server = pgserver.get_server(home, cleanup_mode="stop")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    atexit.register(server.cleanup)  # before the folder goes
    return server


def a_database() -> str:
    """The address of a new, empty database."""
    name = f"naungan_{secrets.token_hex(4)}"
    with psycopg.connect(_server().get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return str(_server().get_uri(name))


@pytest.fixture(scope="session")
def postgres() -> Callable[[], str]:
    """Makes an empty database and yields its address, as ``DATABASE_URL`` wants it."""
    return a_database
