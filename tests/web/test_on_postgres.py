"""The same tests on the second database: a run of their own, because the settings name one database a process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.repository.files import ROOT

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("room", ["accounts", "audit", "keeping", "trail", "vault"])
def test_a_room_holds_on_postgresql(room: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not browser and not slow", f"tests/web/{room}"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "NAUNGAN_UJI": "postgresql"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
