"""Server and worker are killed at any moment of an upload and of a check: nothing is lost that was said to be there, nothing half is seen."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

import pytest

from tests.web.jobs.office import Office, opened
from tests.web.seeds import seeds

MONTHS = 6
OPERATOR = """
import datetime as dt
from naungan.web.accounts.models import Assignment, Unit, User
from naungan.web.audit.actor import acts
with acts("sistem:uji"):
    Unit.objects.create(pemda="1671", kode="1.01", nama="Dinas Pendidikan")
    user = User.objects.create_user("operator", nama="Operator")
    Assignment.objects.create(user=user, peran="operator", tingkat="unit", wilayah="1671/1.01", mulai=dt.date(2026, 1, 1))
"""
# Each month another file, so that none is recognised as one that came before.
SEND = f"""
from naungan.web.accounts.models import User
from tests.web.collection.handing import BAD, GOOD, csv, hand_in, roster
by = User.objects.get(username="operator")
print("mulai", flush=True)
for month in range(1, {MONTHS} + 1):
    version = hand_in(by, csv(GOOD[0] + str(month), *BAD), wanted=roster(masa=f"2026-{{month:02}}"))
    print(version.pk, flush=True)
"""
WORK = """
import datetime as dt
from naungan.web.jobs.worker import work
print("mulai", flush=True)
work(once={once}, lease=dt.timedelta(seconds=1), pause=0.05)
"""
STATE = """
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from naungan.kernel.digest import digest
from naungan.web.collection.kept import MASALAH, PERBAIKAN, folder_of
from naungan.web.collection.models import Submission, Version
from naungan.web.vault.originals import take_out
found = []
with TemporaryDirectory() as folder:
    for version in Version.objects.order_by("pk"):
        for number, file in enumerate(version.files.all()):
            place = Path(folder) / f"{version.pk}-{number}"
            take_out(file.sumber, place)
            assert digest(place) == file.sumber
        checked = version.diperiksa is not None
        assert version.files.exists() and version.pekerjaan is not None
        assert not checked or ((folder_of(version) / MASALAH).is_file() and (folder_of(version) / "hasil.json").is_file())
        assert not checked or version.masuk == version.diterima + version.ditahan + version.ditolak == 5
        found.append([version.pk, checked, version.pekerjaan.keadaan])
assert not Submission.objects.filter(versions__isnull=True).exists()
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def manned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty office with its operator, to be copied."""
    home = tmp_path_factory.mktemp("kantor")
    office = opened(home, None)
    office.run(OPERATOR)
    office.close()
    return home


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds())
def test_whenever_it_dies_all_that_was_taken_in_is_whole(tmp_path: Path, manned: Path, seed: int) -> None:
    chance = random.Random(seed)
    office = opened(tmp_path, None, manned)
    said = _killed(office, SEND, chance.random() * 0.5)
    taken = _state(office)
    assert {int(one) for one in said} <= {pk for pk, _, _ in taken}
    _killed(office, WORK.format(once=False), chance.random() * 3)
    assert [pk for pk, _, _ in _state(office)] == [pk for pk, _, _ in taken]
    last = office.start(WORK.format(once=True))
    assert last.wait(120) == 0
    assert [(checked, job) for _, checked, job in _state(office)] == [(True, "selesai")] * len(taken)
    assert list((tmp_path / "data" / "kerja").glob(".naungan-kerja-*")) == []
    office.close()


def _state(office: Office) -> list[list[Any]]:
    found: list[list[Any]] = office.run(STATE)
    return found


def _killed(office: Office, code: str, seconds: float) -> list[str]:
    """Begun, and killed so many seconds after; what it had said until then."""
    child = office.start(code)
    assert child.stdout is not None and child.stdout.readline() == "mulai\n"
    time.sleep(seconds)
    child.kill()
    child.wait()
    return child.stdout.read().split()
