"""``naungan audit`` where there is no front office: told, and nothing is made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.chain
def test_without_tables_it_says_so(tmp_path: Path) -> None:
    own = {**os.environ, "NAUNGAN_DATA": str(tmp_path / "data"), "NAUNGAN_KEYS": str(tmp_path / "kunci")}
    done = subprocess.run([sys.executable, "-m", "naungan", "audit", "verify"], env=own, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Basis data belum dibuat" in done.stderr
    assert list(tmp_path.iterdir()) == []
