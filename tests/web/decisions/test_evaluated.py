"""From hand to hand: a month is evaluated, asks, is answered, is evaluated again, and asks no more; the next month asks nothing of it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from naungan.engine import Engine
from naungan.evaluation.finished import read_finished
from naungan.web.audit.actor import acts
from naungan.web.decisions.actions import decide
from naungan.web.decisions.inbox import still_open
from naungan.web.decisions.models import Question
from naungan.web.decisions.store import look_all
from naungan.web.environment import read_environment
from naungan.web.evaluating.work import evaluate
from naungan.web.jobs.models import Job
from naungan.web.results.models import Month
from tests.evaluation.offices import BULAN
from tests.web.decisions.offices import PENDIDIK, PERAWAT, asking_folder
from tests.web.evaluating.offices import FILES, count, running
from tests.web.people import PEMDA

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def evaluated(scratch: Path) -> Path:
    """The month as a worker evaluates it; the folder that counts then."""
    scratch.mkdir()
    evaluate(running(scratch, "evaluasi", pemda=PEMDA, bulan=BULAN))
    return read_environment().lake / "hasil" / Month.objects.get(pemda=PEMDA, bulan=BULAN).hasil


def test_what_is_answered_is_evaluated_and_asked_no_more(orang: SimpleNamespace, duck: Engine, tmp_path: Path) -> None:
    for path in sorted(one for one in asking_folder(tmp_path / "berkas").rglob("*") if one.is_file()):
        dataset, unit, masa = FILES[path.name]
        count(path, pemda=PEMDA, dataset=dataset, unit=unit, masa=masa)
    before = evaluated(tmp_path / "a")
    matches = list(Question.objects.filter(jenis="keputusan"))
    assert len(matches) == len(PENDIDIK) + len(PERAWAT)
    names = {isi["baris"][0]["nama"]: one for one, isi in zip(matches, look_all(matches), strict=True)}
    decide(by=orang.operator, questions=[names[name].pk for name in PENDIDIK], said={"keputusan": ["sama"]})
    decide(by=orang.cabang, questions=[names[PERAWAT[0]].pk], said={"keputusan": ["bukan"]})
    assert Month.objects.get(pemda=PEMDA, bulan=BULAN).basi
    with acts("sistem:uji"):
        assert Job.objects.filter(jenis="evaluasi", keadaan="antre").update(keadaan="selesai") == 1, "one evaluation for all answers"
    after = evaluated(tmp_path / "b")
    assert before != after and not Month.objects.get(pemda=PEMDA, bulan=BULAN).basi
    assert [one.pk for one in still_open(Question.objects.filter(jenis="keputusan"))] == [names[PERAWAT[1]].pk], "it kept its number"
    link = read_finished(after).table(duck, "link")
    assert len(duck.rows(link.filter((link.tier == "keputusan") & (link.decision == "same")))) == len(PENDIDIK)
