"""Offices of their own: on SQLite copied from one that was made once, on PostgreSQL in a database of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.jobs.office import Office, opened


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty office on SQLite."""
    home = tmp_path_factory.mktemp("kantor")
    opened(home, None).close()
    return home


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """An office on either database."""
    sqlite = request.param == "sqlite"
    database = None if sqlite else request.getfixturevalue("postgres")()
    found = opened(tmp_path, database, request.getfixturevalue("fresh") if sqlite else None)
    yield found
    found.close()
