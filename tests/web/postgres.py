"""A real PostgreSQL for the tests: one server a session, from a wheel; a database of its own for whoever asks."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """Makes an empty database and yields its address, as ``DATABASE_URL`` wants it."""
    import pgserver

    home = Path(tempfile.mkdtemp(prefix="naungan-pg-"))  # a socket's path must be short
    server = pgserver.get_server(home, cleanup_mode="stop")

    def made() -> str:
        name = f"naungan_{secrets.token_hex(4)}"
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return server.get_uri(name)

    yield made
    server.cleanup()
    shutil.rmtree(home, ignore_errors=True)
