"""From hand to hand: a month is evaluated, asks, is answered, is evaluated again, and asks no more; the next month asks nothing of it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client

from naungan.engine import Engine
from naungan.evaluation.finished import read_finished
from naungan.web.audit.actor import acts
from naungan.web.collection.models import Received
from naungan.web.decisions.actions import decide
from naungan.web.decisions.inbox import still_open
from naungan.web.decisions.lost import mark
from naungan.web.decisions.models import Decision, Question
from naungan.web.decisions.store import look_all
from naungan.web.environment import read_environment
from naungan.web.evaluating.work import evaluate
from naungan.web.jobs.models import Job
from naungan.web.results.models import Month
from naungan.web.vault.originals import keep
from tests.evaluation.offices import BULAN
from tests.web.decisions.offices import PENDIDIK, PERAWAT, asking_folder
from tests.web.evaluating.offices import FILES, count, running
from tests.web.people import PEMDA, masuk

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


def test_what_is_no_longer_followed_is_said_and_why(client: Client, orang: SimpleNamespace, tmp_path: Path) -> None:
    """The worker of an answer leaves the list, and comes back."""
    folder = asking_folder(tmp_path / "berkas")
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        dataset, unit, masa = FILES[path.name]
        count(path, pemda=PEMDA, dataset=dataset, unit=unit, masa=masa)
    evaluated(tmp_path / "a")
    matches = list(Question.objects.filter(jenis="keputusan"))
    names = {isi["baris"][0]["nama"]: one.pk for one, isi in zip(matches, look_all(matches), strict=True)}
    decide(by=orang.bkpsdm, questions=[names[name] for name in PENDIDIK[:2]], said={"keputusan": ["sama"]})
    evaluated(tmp_path / "b")
    assert set(Decision.objects.values_list("lepas", flat=True)) == {""}
    list_of = next(folder.rglob("disdik 2026-10.csv"))
    whole = list_of.read_text("utf-8")
    file = Received.objects.get(berkas=list_of.name)
    for place, text, expected in (("c", _without(whole, PENDIDIK[0]), ["", "JAWABAN_TANPA_SASARAN"]), ("d", whole, ["", ""])):
        list_of.write_text(text, "utf-8")
        Received.objects.filter(pk=file.pk).update(sumber=keep(list_of))
        evaluated(tmp_path / place)
        assert sorted(Decision.objects.values_list("lepas", flat=True)) == expected
        _said(client, orang, bool(any(expected)))


def _without(text: str, name: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(name))


def _said(client: Client, orang: SimpleNamespace, lost: bool) -> None:
    """On the list, and on the page of the one that it is; the other still holds."""
    masuk(client, orang.bkpsdm)
    listed = client.get("/putusan/riwayat/").content.decode()
    assert (listed.count("Tidak diikuti lagi"), listed.count(">Berlaku<")) == ((1, 1) if lost else (0, 2))
    for one in Decision.objects.all():
        page = client.get(f"/putusan/riwayat/{one.pk}/").content.decode()
        assert ("Penghitungan Oktober 2026 tidak mengikuti putusan ini" in page) == bool(one.lepas)
        assert (f"«{PENDIDIK[0]}»" in page) == bool(one.lepas)


def test_an_older_month_says_nothing_of_an_answer(orang: SimpleNamespace, antrean: list[Question]) -> None:
    one = next(one for one in antrean if one.jenis == "keputusan")
    decide(by=orang.bkpsdm, questions=[one.pk], said={"keputusan": ["sama"]})
    with acts("sistem:uji"):
        mark(pemda=PEMDA, bulan="2026-09", found={one.kunci: "JAWABAN_TANPA_SASARAN"})
        assert Decision.objects.get().lepas == ""
        mark(pemda=PEMDA, bulan=BULAN, found={one.kunci: "JAWABAN_ORANG_BERUBAH"})
    assert (Decision.objects.get().lepas, Decision.objects.get().lepas_bulan) == ("JAWABAN_ORANG_BERUBAH", BULAN)
