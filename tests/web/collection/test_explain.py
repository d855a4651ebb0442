"""Headings that nobody knows are explained on the page; what was said holds for every file of that office, and can be changed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from naungan.evaluation.said import read_said
from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.audit.actor import acts
from naungan.web.audit.models import Trail
from naungan.web.collection.actions.explain import answer_anew, check_by_answers, explain, take_back
from naungan.web.collection.actions.flow import hand_over
from naungan.web.collection.actions.receive import receive
from naungan.web.collection.headings import later, mappings_for, read_at
from naungan.web.collection.models import Counting, Heading, Version
from naungan.web.decisions.actions import decide, undo
from naungan.web.decisions.models import Decision, Question
from naungan.web.decisions.putting import Asked, put
from naungan.web.decisions.store import keep
from naungan.web.evaluating.laid import lay
from naungan.web.jobs.models import Job
from tests.evaluation.offices import nik
from tests.web.collection.handing import checked, csv, roster, uploaded, work
from tests.web.collection.handing import hand_in as handed
from tests.web.people import KESEHATAN, PEMDA, PENDIDIKAN, masuk

pytestmark = pytest.mark.django_db(transaction=True)  # the worker opens no engine inside a transaction
STRANGE = "Insan;Kode Diri;Kantor Bakti;Besaran"
MEANT = dict(zip(STRANGE.split(";"), ("nama", "nik", "unit_nama", "upah"), strict=True))
ROWS = [f"{name};{nik(n)};Dinas Pendidikan;{n}500000" for n, name in enumerate(("Budi Santoso", "Agus Wijaya", "Rina Marlina"), start=1)]


def explained(by: User, *, rows: list[str] = ROWS, unit: str = PENDIDIKAN, **said: str) -> Version:
    """A strange file of October whose headings were explained: its second version, checked."""
    first = checked(handed(by, csv(*rows, head=STRANGE), wanted=roster(unit=unit)))
    arti = {("ABCD"[at], head): said.get(head.split()[0], field) for at, (head, field) in enumerate(MEANT.items())}
    made = explain(by=by, setoran=first.setoran, versi=first, dilihat=1, berkas=first.files.get(), kode="roster_bebas", arti=arti)
    return checked(made)


def nothing_else_waits() -> None:
    """No evaluation: it is not looked at here."""
    with acts("sistem:uji"):
        Job.objects.filter(keadaan=Job.State.ANTRE).delete()


def living() -> dict[str, Heading]:
    return {one.judul: one for one in Heading.objects.filter(dicabut__isnull=True)}


def test_headings_are_explained_and_kept(client: Client, orang: SimpleNamespace) -> None:
    version = checked(handed(orang.operator, csv(*ROWS, head=STRANGE)))
    assert version.files.get().kode != ""
    address = f"/setoran/{version.setoran_id}/versi/1/berkas/1/judul/"
    masuk(client, orang.operator)
    assert address in client.get(f"/setoran/{version.setoran_id}/").content.decode()
    page = client.get(address)
    assert [one["judul"] for one in page.context["kolom"]] == STRANGE.split(";")
    twice = client.post(address, {"dilihat": "1", "bidang-0": "nama", "bidang-1": "nama"})
    assert (twice.status_code, "arti yang sama" in twice.content.decode()) == (422, True)
    lacking = client.post(address, {"dilihat": "1", **{f"bidang-{n}": "" for n in range(4)}})
    assert (lacking.status_code, "tidak dapat dibaca" in lacking.content.decode()) == (422, True)
    said = {f"bidang-{n}": field for n, field in enumerate(MEANT.values())}
    assert client.post(address, {"dilihat": "1", **said}).status_code == 302
    after = checked(version.setoran.versions.latest("urut"))
    assert (after.urut, after.masuk, after.diterima) == (2, 3, 3)
    assert after.hasil["upah"] == 7_500_000
    assert {judul: (one.kolom, one.bidang, one.berkas, one.oleh) for judul, one in living().items()} == {
        judul: ("ABCD"[at], field, "honorer 1.csv", orang.operator) for at, (judul, field) in enumerate(MEANT.items())
    }


def test_it_holds_whatever_the_file_is_called_and_however_its_columns_stand(orang: SimpleNamespace) -> None:
    explained(orang.operator)
    files = [uploaded(csv(f"7000000;Budi Santoso;{nik(1)}", head="Besaran;Nama;Kode Diri"), "lain sekali.csv")]
    other = checked(receive(by=orang.operator, wanted=roster(masa="2026-11"), dilihat=0, files=files))
    assert (other.diterima, other.hasil["upah"]) == (1, 7_000_000)


def test_another_office_is_asked_itself_and_the_answer_of_the_government_holds_for_all(orang: SimpleNamespace) -> None:
    explained(orang.operator)
    with acts("sistem:uji"):
        about = {"pemda": PEMDA, "unit": "", "dataset": "roster", "layout": "roster_bebas"}
        Heading.objects.create(**about, judul="BESARAN", bidang="hp")
        Heading.objects.create(**about, judul="Kontak", bidang="hp")
    at = Heading.objects.latest("waktu").waktu
    (own,), (other,) = (mappings_for(PEMDA, unit, "roster", at) for unit in (PENDIDIKAN, KESEHATAN))
    assert {text: field for _, text, field in own.columns} == MEANT | {"Kontak": "hp"}, "its own goes before"
    assert {text: field for _, text, field in other.columns} == {"BESARAN": "hp", "Kontak": "hp"}
    assert mappings_for(PEMDA, PENDIDIKAN, "honorarium", at) == () == mappings_for("1601", "", "roster", at)


def test_an_answer_is_changed_and_taken_back_and_the_version_checked_by_it(client: Client, orang: SimpleNamespace) -> None:
    version = explained(orang.operator, Besaran="")
    address = f"/setoran/{version.setoran_id}/judul/"
    masuk(client, orang.operator)
    assert address in client.get(f"/setoran/{version.setoran_id}/").content.decode()
    assert "Periksa lagi" not in client.get(address).content.decode()
    wrong = client.post(address, {"aksi": "ubah", "jawaban": living()["Besaran"].pk, "bidang": "entah"})
    assert wrong.status_code == 422
    seen = living()["Besaran"].pk
    assert client.post(address, {"aksi": "ubah", "jawaban": seen, "bidang": "upah"}).status_code == 302
    assert client.post(address, {"aksi": "ubah", "jawaban": seen, "bidang": "hp"}).status_code == 409, "somebody saw the one before"
    page = client.get(address).content.decode()
    assert "Periksa lagi" in page and "honorer 1.csv" in page and "Yang diubah atau dicabut (1)" in page
    assert client.post(address, {"aksi": "periksa", "dilihat": "2"}).status_code == 302
    after = checked(version.setoran.versions.latest("urut"))
    assert (after.urut, after.hasil["upah"], later(after), later(version)) == (3, 7_500_000, False, True)
    client.post(address, {"aksi": "cabut", "jawaban": living()["Insan"].pk})
    assert set(living()) == set(MEANT) - {"Insan"}
    last = checked(check_by_answers(by=orang.operator, setoran=after.setoran, versi=after, dilihat=3))
    assert last.files.get().kode, "without a name nobody can read it"
    about = Trail.objects.filter(tabel="collection_heading")
    assert {(one.aksi, one.pelaku, one.unit) for one in about} == {(aksi, f"user:{orang.operator.pk}", PENDIDIKAN) for aksi in "IU"}


def test_who_may_see_and_who_may_change(client: Client, orang: SimpleNamespace) -> None:
    version = explained(orang.operator)
    address, one = f"/setoran/{version.setoran_id}/judul/", living()["Insan"]
    for name in ("kepala", "bkpsdm"):
        page = masuk(client, getattr(orang, name)).get(address)
        assert (page.status_code, "Insan" in page.content.decode(), 'value="cabut"' in page.content.decode()) == (200, True, False), name
        assert client.post(address, {"aksi": "cabut", "jawaban": one.pk}).status_code == 403, name
    for name in ("operator_lain", "penyetuju", "pimpinan", "bpkad", "asing"):
        assert masuk(client, getattr(orang, name)).get(address).status_code == 404, name
    with pytest.raises(Refusal) as said:
        take_back(by=orang.operator, setoran=version.setoran, jawaban=one.pk + 999)
    assert said.value.code == "WEB_TIDAK_ADA"


def test_a_version_stays_as_it_was_read(orang: SimpleNamespace, tmp_path: Path) -> None:
    """What was handed over is marked, and evaluated, by the headings as they were meant when it was checked."""
    version = explained(orang.operator)
    version.setoran.refresh_from_db()
    hand_over(by=orang.operator, nomor=version.setoran_id, versi=version.setoran.versi)
    with acts("sistem:uji"):
        Counting.objects.create(pemda=PEMDA, unit=PENDIDIKAN, dataset="roster", masa="2026-10", versi=version)
    answer_anew(by=orang.operator, setoran=version.setoran, jawaban=living()["Besaran"].pk, bidang="hp")
    before = mappings_for(PEMDA, PENDIDIKAN, "roster", read_at(version))
    (file,) = lay(tmp_path / "folder", PEMDA, "2026-10")
    found = read_said(tmp_path / "folder").pemetaan
    assert [(one.layout, one.columns, one.unread, one.loose) for one in found] == [
        (one.layout, one.columns, one.unread, one.loose) for one in before
    ]
    assert {text: field for _, text, field in found[0].columns} == MEANT and found[0].fits(PEMDA, file.tempat)
    with pytest.raises(Refusal, match="sudah diserahkan"):
        check_by_answers(by=orang.operator, setoran=version.setoran, versi=version, dilihat=version.setoran.versi + 1)


def test_what_was_decided_of_a_file_counts_in_its_check(client: Client, orang: SimpleNamespace) -> None:
    rows = [
        {"pemda": PEMDA, "berkas": "honorer *.csv", "layout": "roster_bebas", "judul": judul, "bidang": bidang, "keyakinan": "90"}
        for judul, bidang in MEANT.items()
    ]
    with acts("sistem:uji"):
        isi = {"baris": rows, "pekerja": None, "peserta": None}
        put(pemda=PEMDA, bulan="2026-10", asked=[Asked("pemetaan", "k", 1, "", "", isi, sidik=keep([isi]))])
    decide(by=orang.bkpsdm, questions=[Question.objects.get().pk], said={"setuju": ["ya"]})
    nothing_else_waits()
    version = checked(handed(orang.operator, csv(*ROWS, head=STRANGE)))
    assert (version.diterima, version.hasil["upah"]) == (3, 7_500_000)
    page = masuk(client, orang.operator).get(f"/setoran/{version.setoran_id}/judul/").content.decode()
    assert "honorer *.csv" in page and "Kode Diri: " in page and "Dicabut oleh BKPSDM" in page
    assert "Buka jawaban itu" in masuk(client, orang.bkpsdm).get(f"/setoran/{version.setoran_id}/judul/").content.decode()
    undo(by=orang.bkpsdm, decision=Decision.objects.get().pk, alasan="keliru")
    nothing_else_waits()
    assert later(version)
    again = checked(check_by_answers(by=orang.operator, setoran=version.setoran, versi=version, dilihat=1))
    assert again.files.get().kode


def test_two_who_answer_at_once_are_told(orang: SimpleNamespace) -> None:
    version = explained(orang.operator)
    seen = living()["Insan"].pk
    take_back(by=orang.operator, setoran=version.setoran, jawaban=seen)
    for again in (take_back, lambda **of: answer_anew(**of, bidang="nik")):
        with pytest.raises(Refusal) as said:
            again(by=orang.operator, setoran=version.setoran, jawaban=seen)
        assert said.value.code == "WEB_DIDAHULUI"


def test_queries_do_not_grow_with_answers(client: Client, orang: SimpleNamespace, django_assert_max_num_queries: Any) -> None:
    version = explained(orang.operator)
    about = {"pemda": PEMDA, "unit": PENDIDIKAN, "dataset": "roster", "layout": "roster_bebas", "oleh": orang.operator}
    with acts("sistem:uji"):
        Heading.objects.bulk_create(Heading(**about, judul=f"Judul {n}", bidang="hp") for n in range(60))
    masuk(client, orang.operator)
    with django_assert_max_num_queries(25):
        assert client.get(f"/setoran/{version.setoran_id}/judul/").status_code == 200


def test_the_marked_workbook_is_read_by_the_same(orang: SimpleNamespace) -> None:
    from naungan.web.collection.actions.export import ask_returned

    version = explained(orang.operator)
    take_back(by=orang.operator, setoran=version.setoran, jawaban=living()["Insan"].pk)
    made = work(ask_returned(by=orang.operator, setoran=version.setoran, versi=version))
    assert set(made.hasil["berkas"]) == {"1"}
