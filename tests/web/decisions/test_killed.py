"""Whoever decides may die at any moment: all of what he said holds, or nothing, and the month is asked for exactly where it does."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.jobs.office import Office, opened
from tests.web.seeds import seeds

pytestmark = pytest.mark.slow
MANY = 60

WORLD = f"""
from naungan.web.accounts.models import Assignment, User
from naungan.web.audit.actor import acts
from naungan.web.decisions.forms import KINDS
from naungan.web.decisions.putting import Asked, put
from naungan.web.decisions.store import keep
from naungan.web.results.models import Month
import datetime as dt
kind = KINDS["keputusan"]
rows = [dict.fromkeys(kind.form.kolom, "") | {{"pemda": "1671", "nama": f"Orang {{at}}", "member_nama": f"ORANG {{at}}"}} for at in range({MANY})]
sidik = keep([{{"baris": [row], "pekerja": {{}}, "peserta": {{}}}} for row in rows])
asked = [Asked("keputusan", kind.key("1671", row), at, "", "", {{}}, sidik=sidik, letak=at) for at, row in enumerate(rows)]
with acts("sistem:uji"):
    user = User.objects.create_user("putus", nama="Putus")
    Assignment.objects.create(user=user, peran="bkpsdm", tingkat="pemda", wilayah="1671", mulai=dt.date(2026, 1, 1))
    Month.objects.create(pemda="1671", bulan="2026-10")
    put(pemda="1671", bulan="2026-10", asked=asked)
"""
DECIDE = """
from naungan.web.accounts.models import User
from naungan.web.decisions.actions import decide
from naungan.web.decisions.models import Question
user, every = User.objects.get(), list(Question.objects.values_list("pk", flat=True))
print("mulai", flush=True)
decide(by=user, questions=every, said={"keputusan": ["bukan"]})
"""
UNDO = """
from naungan.web.accounts.models import User
from naungan.web.decisions.actions import decide, undo
from naungan.web.decisions.models import Decision, Question
user, every = User.objects.get(), list(Question.objects.values_list("pk", flat=True))
decide(by=user, questions=every, said={"keputusan": ["bukan"]})
print("mulai", flush=True)
for pk in Decision.objects.values_list("pk", flat=True)[:20]:
    undo(by=user, decision=pk, alasan="keliru")
"""
FOUND = """
import json
from naungan.web.decisions.models import Decision
from naungan.web.decisions.store import look_all
from naungan.web.jobs.models import Job
from naungan.web.results.models import Month
rows = list(Decision.objects.order_by("pk"))
said = [one[0]["keputusan"] for one in look_all(rows)]
half = sum((row.dicabut is None) != (row.alasan_cabut == "") for row in rows)
undone = sum(row.dicabut is not None for row in rows)
print(json.dumps({"rows": len(rows), "said": sorted(set(said)), "half": half, "undone": undone, "stale": Month.objects.get().basi,
                  "jobs": Job.objects.count()}))
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with questions and one who may answer them."""
    office = opened(tmp_path_factory.mktemp("kantor"), None)
    office.run(WORLD)
    return office.home


@pytest.fixture
def office(prepared: Path, tmp_path: Path) -> Iterator[Office]:
    made = opened(tmp_path, None, prepared)
    yield made
    made.close()


@pytest.mark.parametrize("seed", seeds())
def test_a_group_is_answered_whole_or_not_at_all(office: Office, seed: int) -> None:
    child = office.start(DECIDE)
    assert child.stdout is not None and child.stdout.readline() == "mulai\n"
    time.sleep(0.25 * random.Random(seed).random())
    child.kill()
    child.wait()
    found = office.run(FOUND)
    whole = {"rows": MANY, "said": ["bukan"], "half": 0, "undone": 0, "stale": True, "jobs": 1}
    assert found in (whole, {"rows": 0, "said": [], "half": 0, "undone": 0, "stale": False, "jobs": 0})
    if not found["rows"]:
        office.run(DECIDE.replace('print("mulai", flush=True)', ""))
        assert office.run(FOUND) == whole


@pytest.mark.parametrize("seed", seeds(3))
def test_what_is_undone_is_undone_with_its_reason(office: Office, seed: int) -> None:
    child = office.start(UNDO)
    assert child.stdout is not None and child.stdout.readline() == "mulai\n"
    time.sleep(0.2 * random.Random(seed).random())
    child.kill()
    child.wait()
    found = office.run(FOUND)
    assert (found["rows"], found["half"], found["stale"], found["jobs"]) == (MANY, 0, True, 1) and found["undone"] <= 20
