"""Two at once, and processes killed while they approve and undo, in an office of its own on either database: one wins, nothing half done."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.web.jobs.conftest import fresh, office  # noqa: F401  # an office of its own
from tests.web.jobs.office import Office
from tests.web.seeds import seeds

pytestmark = pytest.mark.slow
# Three units with their people, and one draft each; ``who`` and ``one`` are what the other pieces of code speak of.
PEOPLE = """
from naungan.web.accounts.models import Unit, User
from naungan.web.audit.actor import acts
from naungan.web.collection.models import Submission
from tests.web.collection.handed import submission
from tests.web.people import assign
from naungan.web.accounts.roles import Level, Role
UNITS = [f"1.{number:02d}" for number in range(1, 4)]
def person(name, role, level, area):
    with acts("sistem:uji"):
        found = User.objects.create_user(name, nama=name, jabatan=name)
    assign(found, role, level, area)
    return found
for unit in UNITS:
    with acts("sistem:uji"):
        Unit.objects.create(pemda="1671", kode=unit, nama=f"Dinas {unit}")
    by = person(f"operator{unit}", Role.OPERATOR, Level.UNIT, f"1671/{unit}")
    person(f"kepala{unit}", Role.KEPALA_OPD, Level.UNIT, f"1671/{unit}")
    submission(by, unit=unit)
for role in ("bkpsdm", "bpkad", "penyetuju"):
    person(role, Role(role), Level.PEMDA, "1671")
"""
TOOLS = """
import sys, time
from pathlib import Path
from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.collection.actions.flow import hand_over, send_back, verify
from naungan.web.collection.actions.sign import sign
from naungan.web.collection.actions.undo import reopen, undo
from naungan.web.collection.effects import effect
from naungan.web.collection.models import Step, Submission
def who(name):
    return User.objects.get(username=name)
def of(unit):
    return Submission.objects.get(unit=unit)
def said(one):
    return {"nomor": one.pk, "versi": one.versi}
"""
# Each takes the step that is next, round after round: handed over, signed, verified, locked; undone or opened; and again.
WALK = """
print("mulai", flush=True)
for round in range(200):
    for unit in ("1.01", "1.02"):
        operator, head = who(f"operator{unit}"), who(f"kepala{unit}")
        hand_over(by=operator, **said(of(unit)))
        sign(by=head, **said(of(unit)))
        verify(by=who("bkpsdm"), jenis="status", **said(of(unit)))
        verify(by=who("bpkad"), jenis="uang", **said(of(unit)))
        one = of(unit)
        if round % 2:
            reopen(by=who("penyetuju"), alasan="uji", **said(one))
        else:
            undo(by=who("penyetuju"), alasan="uji", dampak=effect(one, Step.Kind.BATAL).sidik, **said(one))
"""
LOOK = """
import json
from django.db.models import Max
from naungan.web.audit.verify import verify
from naungan.web.collection.models import Counting, Paper, Register, Step, Submission
from naungan.web.collection.rules import rule
from naungan.web.jobs.models import Job
from naungan.web.results.models import Month
wrong = []
for one in Submission.objects.all():
    steps = list(one.steps.values_list("jenis", flat=True))
    by_hand = [step for step in steps if step != "kunci"]
    if one.versi != 1 + len(by_hand):
        wrong.append([one.unit, "versi", one.versi, steps])
    after = {"serah": "diserahkan", "sah": "disahkan", "status": "disahkan", "kunci": "terkunci", "batal": "dikembalikan", "buka": "dikembalikan", "kembali": "dikembalikan"}
    if one.keadaan != (after[steps[-1]] if steps else "draf"):
        wrong.append([one.unit, "keadaan", one.keadaan, steps])
    last = next((step for step in reversed(steps) if step in ("kunci", "batal")), None)
    if Counting.objects.filter(unit=one.unit).exists() != (last == "kunci"):
        wrong.append([one.unit, "berlaku", steps])
    if one.steps.filter(jenis="sah").count() != Paper.objects.filter(langkah__setoran=one).count():
        wrong.append([one.unit, "surat", steps])
if Step.objects.filter(jenis="kunci").exists() != (Month.objects.filter(basi=True).exists() and Job.objects.filter(jenis="evaluasi").exists()):
    wrong.append(["bulan"])
numbers = sorted(int(one.partition("/")[0]) for one in Submission.objects.exclude(nomor="").values_list("nomor", flat=True))
given = Register.objects.aggregate(most=Max("terakhir"))["most"] or 0
if numbers != list(range(1, given + 1)):
    wrong.append(["nomor", numbers, given])
wrong += [["jejak", str(one)] for one in verify()]
print(json.dumps([wrong, Step.objects.count()]))
"""
# What the killed one left on its way goes back to its maker, so that the next can begin.
HOME = (
    TOOLS
    + """
for unit in ("1.01", "1.02"):
    one = of(unit)
    if one.keadaan in ("diserahkan", "disahkan"):
        send_back(by=who(f"kepala{unit}" if one.keadaan == "diserahkan" else "bpkad"), alasan="uji", **said(one))
    elif one.keadaan == "terkunci":
        reopen(by=who("penyetuju"), alasan="uji", **said(one))
"""
)
# Both wait for the same file, so that they begin in the same moment.
AT_ONCE = """
by, one = who({name!r}), said(of({unit!r}))
print("siap", flush=True)
while not Path({go!r}).exists():
    time.sleep(0.001)
try:
    {act}
    print("berhasil", flush=True)
except Refusal as refused:
    print(refused.code, flush=True)
"""


def at_once(office: Office, go: Path, *acts: tuple[str, str, str]) -> list[str]:  # noqa: F811
    """What each of several says who act in the same moment."""
    begun = [office.start(TOOLS + AT_ONCE.format(name=name, unit=unit, act=act, go=str(go))) for name, unit, act in acts]
    outs = [one.stdout for one in begun if one.stdout is not None]
    assert [out.readline() for out in outs] == ["siap\n"] * len(acts)
    go.touch()
    return [out.readline().strip() for out in outs]


def walked(office: Office, unit: str = "1.01") -> None:  # noqa: F811
    office.run(PEOPLE)
    office.run(TOOLS + f"hand_over(by=who('operator{unit}'), **said(of('{unit}'))); sign(by=who('kepala{unit}'), **said(of('{unit}')))")


def test_one_verifies_while_another_returns(office: Office, tmp_path: Path) -> None:  # noqa: F811
    walked(office)
    acts = (("bkpsdm", "1.01", "verify(by=by, jenis='status', **one)"), ("bpkad", "1.01", "send_back(by=by, alasan='uji', **one)"))
    assert sorted(at_once(office, tmp_path / "mulai", *acts)) == ["WEB_DIDAHULUI", "berhasil"]
    steps = office.run(
        "import json\nfrom naungan.web.collection.models import Step\nprint(json.dumps(list(Step.objects.values_list('jenis', flat=True))))"
    )
    assert len(steps) == 3 and steps[2] in ("status", "kembali")


def test_three_who_hand_over_at_once_have_three_numbers(office: Office, tmp_path: Path) -> None:  # noqa: F811
    office.run(PEOPLE)
    acts = [(f"operator{unit}", unit, "hand_over(by=by, **one)") for unit in ("1.01", "1.02", "1.03")]
    assert at_once(office, tmp_path / "mulai", *acts) == ["berhasil"] * 3
    assert office.run(LOOK) == [[], 3]
    numbers = office.run(
        "import json\nfrom naungan.web.collection.models import Submission\nprint(json.dumps(sorted(Submission.objects.values_list('nomor', flat=True))))"
    )
    assert [one.partition("/")[0] for one in numbers] == ["0001", "0002", "0003"]


def test_the_same_step_twice_at_once_is_taken_once(office: Office, tmp_path: Path) -> None:  # noqa: F811
    walked(office)
    acts = [("bkpsdm", "1.01", "verify(by=by, jenis='status', **one)")] * 2
    assert sorted(at_once(office, tmp_path / "mulai", *acts)) == ["WEB_DIDAHULUI", "berhasil"]
    assert office.run(LOOK) == [[], 3]


@pytest.mark.timeout(1800)
def test_killed_while_approving_and_undoing_nothing_is_half_done(office: Office) -> None:  # noqa: F811
    """Each killed at another moment; the next goes on where it finds things."""
    office.run(PEOPLE)
    done = 0
    for seed in seeds():
        child = office.start(TOOLS + WALK)
        assert child.stdout is not None and child.stdout.readline() == "mulai\n"
        time.sleep(random.Random(seed).uniform(0.05, 3))
        child.kill()
        child.wait()
        wrong, steps = office.run(LOOK + HOME)
        assert (seed, wrong) == (seed, [])
        done = max(done, steps)
    assert done > 20
