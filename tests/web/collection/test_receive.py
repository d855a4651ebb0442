"""Files come in: kept closed, recognised when they come again, and one of two people is told that the other was quicker."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.relations.words import DATASET
from naungan.web.accounts.models import User
from naungan.web.accounts.roles import Level, Role
from naungan.web.audit.actor import acts
from naungan.web.collection.actions.correct import go_back
from naungan.web.collection.actions.receive import receive
from naungan.web.collection.datasets import Wanted
from naungan.web.collection.models import Received, Submission, Version
from naungan.web.collection.rules import must_make
from naungan.web.collection.seen import sees_rows
from naungan.web.environment import read_environment
from naungan.web.jobs.models import Job
from tests.web.collection.handing import BAD, GOOD, csv, hand_in, posted, roster, uploaded
from tests.web.people import KESEHATAN, PEMDA, PEMDA_LAIN, PENDIDIKAN, assign, masuk

pytestmark = pytest.mark.django_db
FORM = {"tempat": f"{PEMDA}/{PENDIDIKAN}", "dataset": "roster", "masa": "2026-10", "versi": "0"}


def test_a_file_becomes_a_version_that_waits_for_its_check(orang: SimpleNamespace) -> None:
    version = hand_in(orang.operator, csv(*GOOD))
    (file,) = version.files.all()
    assert (version.setoran.keadaan, version.urut, version.masuk) == ("draf", 1, None)
    assert Job.objects.get().isi == {"versi": version.pk}
    kept = (read_environment().lake / "asal" / file.sumber[:2] / file.sumber).read_bytes()
    assert b"Budi" not in kept


def test_a_browser_hands_in(client: Client, orang: SimpleNamespace) -> None:
    answer = masuk(client, orang.operator).post("/setoran/unggah/", {**FORM, "berkas": [posted(csv(*GOOD)), posted(csv(*BAD), "lagi.csv")]})
    setoran = Submission.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/setoran/{setoran.pk}/")
    assert list(Received.objects.values_list("berkas", flat=True)) == ["honorer 2026-10.csv", "lagi.csv"]


def test_a_file_beyond_the_limit_is_told_with_a_sentence(client: Client, orang: SimpleNamespace, settings: LazySettings) -> None:
    settings.BERKAS_PALING_BESAR = 1000
    big, small = posted(b"x" * 200_000, "besar.csv"), posted(csv(*GOOD), "kecil.csv")
    answer = masuk(client, orang.operator).post("/setoran/unggah/", {**FORM, "berkas": [small, big]})
    assert answer.status_code == 422
    assert "Berkas besar.csv lebih besar dari" in answer.content.decode()
    assert not Version.objects.exists()
    assert list(read_environment().scratch.glob("*.upload")) == []


def test_nothing_chosen_is_told_beside_what_was_chosen(client: Client, orang: SimpleNamespace) -> None:
    answer = masuk(client, orang.operator).post("/setoran/unggah/", {**FORM, "masa": "2026-09"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Belum ada berkas yang dipilih" in page
    assert '<option value="2026-09" selected>' in page


@pytest.mark.parametrize(("asked", "masa"), [({"dataset": "unit"}, "-"), ({"dataset": "roster", "masa": "2026-03"}, "2026-03")])
def test_the_page_knows_what_it_was_opened_for(client: Client, orang: SimpleNamespace, asked: dict[str, str], masa: str) -> None:
    page = masuk(client, orang.bkpsdm).get("/setoran/unggah/", {"pemda": PEMDA, "unit": "", **asked})
    assert (page.context["dipilih"], page.context["masa"]) == (f"{PEMDA}/", masa)


@pytest.fixture
def november(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is due depends on the day."""
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(2026, 11, 30, 3, tzinfo=dt.UTC))


OFFERED = {
    "operator": ({f"{PEMDA}/{PENDIDIKAN}"}, ["roster"], ["honorarium"]),
    "bkpsdm": ({f"{PEMDA}/"}, ["unit"], ["roster", "recap"]),
    "bpkad": ({f"{PEMDA}/"}, ["treasury", "receipt", "budget_line", "registration", "payer"], ["cash_plan"]),
    "sektoral": ({f"{PEMDA}/"}, [], ["roster", "aggregate", "candidate", "package"]),
    "cabang": ({f"{PEMDA}//M01", f"{PEMDA_LAIN}//M01"}, ["member"], ["bpjs_answer"]),
}


@pytest.mark.parametrize("who", OFFERED)
@pytest.mark.usefixtures("november")
def test_offered_is_what_the_rules_let_through_and_what_is_due_first(client: Client, orang: SimpleNamespace, who: str) -> None:
    said = masuk(client, getattr(orang, who)).get("/setoran/unggah/").context
    due, other = [code for code, _ in said["data"]], [code for code, _ in said["lain"]]
    assert ({code for code, _ in said["tempat"]}, due, other) == OFFERED[who]
    for tempat, _ in said["tempat"]:
        pemda, unit, cabang = (*tempat.split("/"), "")[:3]
        for code in DATASET:
            asked = {"by": getattr(orang, who), "pemda": pemda, "unit": unit, "dataset": code, "cabang": cabang}
            stages = said["tahap"] if code == "budget_line" else [("", "")]
            if code in (*due, *other):
                assert all(must_make(**asked, tahap=stage) for stage, _ in stages)
            else:
                with pytest.raises(Refusal):
                    must_make(**asked)


@pytest.mark.usefixtures("november")
def test_the_first_that_is_due_is_chosen_already(client: Client, orang: SimpleNamespace) -> None:
    page = masuk(client, orang.operator).get("/setoran/unggah/")
    said = page.context
    assert (said["dipilih"], said["dataset"], said["masa"]) == (f"{PEMDA}/{PENDIDIKAN}", "roster", "2026-07")
    assert "Daftar pekerja Oktober 2026" in page.content.decode()
    assert not said["tahap"] and said["jenis_masa"] == {"bulan"}


def test_the_same_bytes_for_another_month_are_recognised(orang: SimpleNamespace) -> None:
    hand_in(orang.operator, csv(*GOOD))
    with pytest.raises(Refusal) as met:
        hand_in(orang.operator, csv(*GOOD), wanted=roster(masa="2026-11"))
    assert met.value.code == "SETOR_SUDAH_ADA"
    assert "Daftar pekerja Oktober 2026" in met.value.sentence()
    assert Submission.objects.count() == 1


def test_the_same_bytes_again_are_no_new_version(orang: SimpleNamespace) -> None:
    version = hand_in(orang.operator, csv(*GOOD))
    with pytest.raises(Refusal) as met:
        hand_in(orang.operator, csv(*GOOD), dilihat=1)
    assert met.value.code == "SETOR_SAMA"
    assert list(version.setoran.versions.all()) == [version]


def test_another_government_may_send_the_same_bytes(orang: SimpleNamespace) -> None:
    hand_in(orang.operator, csv(*GOOD))
    assert hand_in(orang.operator_1601, csv(*GOOD), wanted=roster("1601")).urut == 1


@pytest.mark.parametrize("how", [Job.State.BATAL, Job.State.GAGAL])
def test_what_was_never_checked_may_come_again(orang: SimpleNamespace, how: str) -> None:
    version = hand_in(orang.operator, csv(*GOOD))
    with pytest.raises(Refusal) as met:
        hand_in(orang.operator, csv(*GOOD), dilihat=1)
    assert met.value.code == "SETOR_SAMA"
    Job.objects.filter(pk=version.pekerjaan_id).update(keadaan=how)
    assert hand_in(orang.operator, csv(*GOOD), dilihat=1).urut == 2


def test_what_a_version_has_left_behind_may_come_for_its_own_month(orang: SimpleNamespace) -> None:
    hand_in(orang.operator, csv(*GOOD))
    hand_in(orang.operator, csv(*BAD), dilihat=1)
    assert hand_in(orang.operator, csv(*GOOD), wanted=roster(masa="2026-11")).urut == 1


def test_of_two_people_the_second_is_told_what_has_changed(orang: SimpleNamespace) -> None:
    hand_in(orang.operator, csv(*GOOD))
    hand_in(orang.operator, csv(*BAD), dilihat=1)
    with pytest.raises(Refusal) as met:
        hand_in(second(orang), csv(GOOD[0]), dilihat=1)
    assert met.value.code == "WEB_DIDAHULUI"
    assert "versi 2 oleh Operator" in met.value.sentence()
    assert Version.objects.count() == 2


def second(orang: SimpleNamespace) -> User:
    """Another operator of the same office."""
    assign(orang.tanpa_peran, Role.OPERATOR, Level.UNIT, f"{PEMDA}/{PENDIDIKAN}")
    found: User = orang.tanpa_peran
    return found


@pytest.mark.parametrize("who", ["bkpsdm", "bpkad", "bappeda", "sektoral", "cabang"])
def test_what_an_office_hands_in_nobody_else_begins_replaces_or_corrects(orang: SimpleNamespace, who: str) -> None:
    """Though all of them hand something in for that government."""
    by = getattr(orang, who)
    for place in (roster(), roster(masa="2026-11")):
        if place == roster():
            hand_in(orang.operator, csv(*GOOD), wanted=place)
        with pytest.raises(Refusal) as met:
            hand_in(by, csv(*BAD), wanted=place, dilihat=1)
        assert met.value.code == "WEB_TIDAK_BERHAK"
    version = Version.objects.get()
    with pytest.raises(Refusal) as met:
        go_back(by=by, setoran=version.setoran, versi=version, dilihat=1)
    assert met.value.code == "WEB_TIDAK_BERHAK"


@pytest.mark.parametrize("who", ["bpkad", "bappeda", "sektoral", "cabang"])
def test_who_began_it_under_another_role_sees_no_row_of_persons(orang: SimpleNamespace, who: str) -> None:
    version = hand_in(orang.operator, csv(*GOOD))
    with acts("sistem:uji"):
        Submission.objects.update(oleh=getattr(orang, who))
    version.refresh_from_db()
    assert not sees_rows(getattr(orang, who), version.setoran)
    assert sees_rows(orang.operator, version.setoran)


def test_more_files_stand_beside_those_that_are_there(orang: SimpleNamespace) -> None:
    hand_in(orang.operator, csv(*GOOD))
    version = hand_in(orang.operator, csv(*BAD), dilihat=1, tambah=True)
    assert list(version.files.values_list("berkas", flat=True)) == ["honorer 1.csv", "honorer 1~2.csv"]


def test_what_was_handed_over_is_closed(orang: SimpleNamespace) -> None:
    version = hand_in(orang.operator, csv(*GOOD))
    with acts("sistem:uji"):
        Submission.objects.update(keadaan=Submission.State.TERKUNCI)
    with pytest.raises(Refusal) as met:
        hand_in(orang.operator, csv(*BAD), dilihat=version.setoran.versi + 1)
    assert met.value.code == "SETOR_TERTUTUP"


@pytest.mark.parametrize(
    ("who", "wanted", "code"),
    [
        ("operator", roster(unit=KESEHATAN), "WEB_TIDAK_BERHAK"),
        ("operator", roster("1601"), "WEB_TIDAK_BERHAK"),
        ("kepala", roster(), "WEB_TIDAK_BERHAK"),
        ("admin", roster(), "WEB_TIDAK_BERHAK"),
        ("bkpsdm", roster(unit="9.99"), "SETOR_UNIT"),
        ("operator", roster(masa="2026-13"), "SETOR_MASA"),
        ("operator", Wanted(PEMDA, PENDIDIKAN, "apa", "2026-10"), "SETOR_DATA"),
        ("operator", Wanted(PEMDA, PENDIDIKAN, "budget_line", "2026"), "SETOR_TAHAP"),
    ],
)
def test_what_is_not_his_or_is_nothing_is_refused(orang: SimpleNamespace, who: str, wanted: Wanted, code: str) -> None:
    with pytest.raises(Refusal) as met:
        receive(by=getattr(orang, who), wanted=wanted, dilihat=0, files=[uploaded(csv(*GOOD))])
    assert met.value.code == code
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("daftar 1671010101900001.xlsx", "daftar 1671••••••••••01.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("a\x07b\u202e.csv", "ab.csv"),
        ("…", "…"),
        (".csv", "csv"),
    ],
)
def test_bad_names_do_no_harm(orang: SimpleNamespace, name: str, kept: str) -> None:
    version = receive(by=orang.operator, wanted=roster(), dilihat=0, files=[uploaded(csv(*GOOD), name)])
    assert version.files.get().berkas == kept


def test_a_long_name_keeps_its_ending(orang: SimpleNamespace) -> None:
    name = receive(by=orang.operator, wanted=roster(), dilihat=0, files=[uploaded(csv(*GOOD), "ñ" * 120 + ".csv")]).files.get().berkas
    assert name.endswith(".csv")
    assert len(name.encode()) < 200


def test_what_tells_of_changes_alone_does_so_when_it_comes_again(client: Client, orang: SimpleNamespace) -> None:
    version = hand_in(orang.operator, csv(*GOOD), bentuk=Submission.Form.MUTASI)
    page = masuk(client, orang.operator).get(f"/setoran/{version.setoran_id}/").content.decode()
    assert '<input type="hidden" name="bentuk" value="mutasi">' in page
    client.post("/setoran/unggah/", {**FORM, "versi": "1", "bentuk": "mutasi", "berkas": [posted(csv(*BAD))]})
    assert Submission.objects.get().bentuk == "mutasi"
