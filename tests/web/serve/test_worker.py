"""``naungan worker`` at the terminal: what it drains, and when it does not begin."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.jobs.office import Office, opened

pytestmark = pytest.mark.chain


def _worker(office: Office) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "naungan", "worker", "--sekali"]
    return subprocess.run(call, env=office.environment, check=False, capture_output=True, text=True, timeout=60)


def test_it_drains_the_queue_and_ends(tmp_path: Path) -> None:
    office = opened(tmp_path, None)
    office.run("""
from naungan.web.audit.actor import acts
from naungan.web.jobs.queue import enqueue
with acts("sistem:uji"):
    enqueue("tidak-dikenal", kunci="a", isi={})
""")
    done = _worker(office)
    assert (done.returncode, done.stdout) == (0, "Pekerja berakhir. Pekerjaan yang diambil: 1.\n"), done.stderr
    assert "job 1 tidak-dikenal" in (tmp_path / "data" / "naungan.log").read_text("utf-8")


def test_without_keys_or_tables_it_does_not_begin(tmp_path: Path) -> None:
    office = Office(tmp_path)
    keyless = _worker(office)
    assert keyless.returncode == 2 and "Kunci sesi tidak ada" in keyless.stderr
    office.run("from naungan.web.environment import read_environment\nread_environment().make_keys()")
    tableless = _worker(office)
    assert tableless.returncode == 2 and "Basis data belum dibuat" in tableless.stderr
