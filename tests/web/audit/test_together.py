"""Many processes write at once, and some are killed: there is one chain, and it is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.keeping.office import BEGIN, Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.environ.get("NAUNGAN_UJI") == "postgresql", reason="processes choose for themselves")]
_WRITE = """
import sys
from naungan.web.accounts.models import Unit
from naungan.web.audit.actor import acts
name, rows = sys.argv[1], int(sys.argv[2])
for i in range(rows):
    with acts(f"sistem:{name}"):
        Unit.objects.create(pemda="1671", kode=f"{name}.{i}", nama="Dinas")
        Unit.objects.filter(kode=f"{name}.{i}").update(nama=f"Dinas {i}")
"""
_COUNT = """
from naungan.web.accounts.models import Unit
from naungan.web.audit.models import Trail
from naungan.web.audit.verify import verify
assert not list(verify()), list(map(str, verify()))
assert Trail.objects.filter(tabel="accounts_unit").count() == 2 * Unit.objects.count()
print(Unit.objects.count())
"""


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_of_many_writers_there_is_one_chain(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    made: Callable[[], str] | None = request.getfixturevalue("postgres") if database == "postgresql" else None
    office = Office(tmp_path / "data", tmp_path / "kunci", made() if made else None)
    office.python("")
    writers = [_begun(office, f"w{i}", 60) for i in range(3)]
    victim = _begun(office, "mati", 10_000)
    assert [writer.wait(120) for writer in writers] == [0, 0, 0]
    time.sleep(0.2)
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    assert int(office.python(_COUNT)) >= 180


def _begun(office: Office, name: str, rows: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", BEGIN + _WRITE, name, str(rows)], env=office.environment)
