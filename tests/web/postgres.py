"""A real PostgreSQL for the tests of the second database: one server for the whole run, gone with it.

``NAUNGAN_UJI=postgresql .venv/bin/pytest tests/web/audit`` runs any tests of the front office on it. ``a_database`` gives a test of processes
(server, worker, backup) an empty database of its own, as an address for ``DATABASE_URL``.
"""

from __future__ import annotations

import atexit
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest


@cache
def _server() -> tuple[str, str]:
    """The folder of its socket and the address of its first database."""
    import pgserver

    home = Path(tempfile.mkdtemp(prefix="naungan-pg-"))
    home.chmod(0o755)  # where root runs the tests, the server is another user
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    server = pgserver.get_server(home / "pg", cleanup_mode="delete")
    return str(home), server.get_uri()


def a_database() -> str:
    """The address of a new, empty database."""
    import psycopg

    _, address = _server()
    name = f"uji_{secrets.token_hex(4)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return address.replace("/postgres?", f"/{name}?")


@pytest.fixture
def postgres() -> Iterator[str]:
    """An empty database of the test's own."""
    yield a_database()
