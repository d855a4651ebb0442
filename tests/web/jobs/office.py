"""A front office of its own for tests that kill and stop processes: folders, keys, a database, and processes that know them."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

_BEGIN = """
import os
import django
django.setup()
"""
# A process whose output is a line: others are waited for by what they say.
SECONDS = 60.0


@dataclass
class Office:
    """``run`` runs Python there and yields what it printed as JSON; ``start`` leaves it running."""

    home: Path
    database: str | None = None
    begun: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """What its processes are told."""
        said = {"NAUNGAN_DATA": str(self.home / "data"), "NAUNGAN_KEYS": str(self.home / "kunci")}
        told = {name: value for name, value in os.environ.items() if not name.startswith(("NAUNGAN_", "DATABASE_URL"))}
        more = {"DATABASE_URL": self.database} if self.database else {}
        return {**told, **said, **more, "DJANGO_SETTINGS_MODULE": "naungan.web.settings"}

    def run(self, code: str) -> Any:
        """What a short process prints, as JSON (None for nothing)."""
        done = subprocess.run(
            [sys.executable, "-c", _BEGIN + code], env=self.environment, check=False, capture_output=True, text=True, timeout=SECONDS
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    def asked(self, sql: str) -> list[list[Any]]:
        """The rows of a question, without a process for it: others are waited for by asking often."""
        if self.database is None:
            with closing(sqlite3.connect(self.home / "data" / "naungan.sqlite3", timeout=20)) as held:
                return [list(row) for row in held.execute(sql)]
        with psycopg.connect(self.database) as held:
            return [list(row) for row in held.execute(sql)]  # type: ignore[arg-type]  # written by the tests alone

    def start(self, code: str) -> subprocess.Popen[str]:
        """A process that goes on; ended with the office."""
        child = subprocess.Popen([sys.executable, "-c", _BEGIN + code], env=self.environment, stdout=subprocess.PIPE, text=True)
        self.begun.append(child)
        return child

    def close(self) -> None:
        """End what still runs."""
        for child in self.begun:
            child.kill()
            child.wait()
            assert child.stdout is not None
            child.stdout.close()


def opened(home: Path, database: str | None, kept: Path | None = None) -> Office:
    """An office with its keys and its tables; ``kept`` an office made before, whose files are taken instead."""
    office = Office(home, database)
    if kept is not None:
        shutil.copytree(kept, home, dirs_exist_ok=True)
        return office
    office.run("""
from django.core.management import call_command
from naungan.web.environment import read_environment
read_environment().make_keys(); read_environment().prepare()
call_command("migrate", verbosity=0); call_command("createcachetable", verbosity=0)
""")
    return office


def until(happened: Callable[[], Any], seconds: float = SECONDS) -> Any:
    """Wait for something to be so; what it was."""
    end = time.monotonic() + seconds
    while not (found := happened()):
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)
    return found
