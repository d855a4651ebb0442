"""What nobody names goes, what somebody names stays; what must stay is not destroyed, and what is destroyed leaves the trail whole."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.utils import timezone

from naungan.intake.corrections.file import Koreksi
from naungan.kernel.errors import Refusal, Unfit
from naungan.kernel.kept import FIRST
from naungan.web.accounts.models import User
from naungan.web.audit.models import Deed, Trail
from naungan.web.audit.verify import verify
from naungan.web.collection.cells import close_corrections
from naungan.web.collection.models import Counting, Received, Step, Submission, Version
from naungan.web.decisions import store
from naungan.web.environment import read_environment
from naungan.web.jobs.models import Job
from naungan.web.keeping import collect as collecting
from naungan.web.keeping.collect import collect
from naungan.web.keeping.lock import lake_locked
from naungan.web.keeping.objects import things
from naungan.web.keeping.purge import purge_submission
from naungan.web.keeping.retention import schedule, term_of
from naungan.web.results.models import Month
from naungan.web.vault import originals

pytestmark = pytest.mark.django_db
NIK, LAIN = "1671014101900001", "1671014101900002"
HASIL = "2026-10-1671-" + "a" * 24
BY = "sistem:uji"


@pytest.fixture(autouse=True)
def lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A lake of the test's own."""
    monkeypatch.setenv("NAUNGAN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NAUNGAN_KEYS", str(tmp_path / "kunci"))
    read_environment().make_keys()
    read_environment().prepare()
    return read_environment().lake


def handed(
    *niks: str, state: str = Submission.State.DITARIK, step: str = "", at: dt.datetime | None = None, masa: str = "2026-10"
) -> Submission:
    """A submission with one checked version of one file that holds these people."""
    user = User.objects.get_or_create(username="sri", defaults={"nama": "Sri"})[0]
    one = Submission.objects.create(pemda="1671", unit="1.01", dataset="roster", masa=masa, keadaan=state, oleh=user)
    version = Version.objects.create(setoran=one, urut=1, oleh=user)
    path = read_environment().scratch / f"{one.pk}.csv"
    path.write_text("\n".join(niks) + masa)
    Received.objects.create(versi=version, urut=1, berkas="daftar.csv", sumber=originals.keep(path))
    _parquet("periksa", str(version.pk), *niks)
    if step:
        done = Step.objects.create(setoran=one, versi=version, jenis=step, oleh=user)
        Step.objects.filter(pk=done.pk).update(waktu=at or timezone.now())
    return one


def _parquet(kind: str, name: str, *niks: str) -> Path:
    folder = read_environment().lake / kind / name
    folder.mkdir(parents=True)
    pq.write_table(pa.table({"nik": list(niks), "upah": [1] * len(niks)}), folder / "roster.parquet")
    return folder


def old() -> None:
    for one in things():
        os.utime(one.path, (0, 0))


def lying() -> set[str]:
    return {one.kind for one in things()}


def test_what_a_row_names_stays_and_what_nobody_names_goes() -> None:
    handed(NIK)
    Month.objects.create(pemda="1671", bulan="2026-10", hasil=HASIL)
    named = [_parquet("hasil", HASIL), store._place(store.keep({"a": 1}))]
    Version.objects.update(koreksi=named[1].name)
    lost = [_parquet("hasil", "2026-09-1671-" + "b" * 24), _parquet("periksa", "999"), store._place(store.keep({"b": 1}))]
    strange = _parquet("lain", "x")
    old()
    tried = collect(by=BY, really=False)
    assert all(one.exists() for one in lost)
    found = collect(by=BY)
    assert (
        sorted(found.names)
        == sorted(tried.names)
        == sorted(
            "/".join(one.parts[-2:]) if one.is_dir() or one.parent.name in ("hasil", "periksa") else f"putusan/{one.name}" for one in lost
        )
    )
    assert [one for one in lost if one.exists()] == []
    assert all(one.exists() for one in (*named, strange))
    assert found.kept == 4
    assert Deed.objects.get(jenis="pungut").isi["jumlah"] == 3


def test_what_is_young_stays() -> None:
    lost = _parquet("hasil", HASIL)
    assert collect(by=BY).names == []
    assert lost.exists()


def test_a_file_that_comes_again_is_young_again() -> None:
    """Whoever hands it in names it a moment later."""
    path = read_environment().scratch / "daftar.csv"
    path.write_text("sekali")
    kept = originals.place_of(originals.keep(path))
    old()
    originals.keep(path)
    assert collect(by=BY).names == []
    assert kept.exists()


def test_what_is_used_again_while_it_is_looked_at_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    path = read_environment().scratch / "daftar.csv"
    path.write_text("sekali")
    kept = originals.place_of(originals.keep(path))
    old()
    monkeypatch.setattr(collecting, "named", lambda _: (originals.keep(path), set())[1])
    assert collect(by=BY).names == []
    assert kept.exists()


def test_what_an_open_job_names_stays_until_it_has_ended() -> None:
    lost = _parquet("hasil", HASIL)
    job = Job.objects.create(jenis="evaluasi", kunci="x", isi={"hasil": HASIL}, oleh=BY)
    old()
    assert collect(by=BY).names == []
    Job.objects.filter(pk=job.pk).update(keadaan=Job.State.SELESAI)
    assert collect(by=BY).names == [f"hasil/{HASIL}"]
    assert not lost.exists()


def test_a_workbook_that_is_offered_stays(tmp_path: Path) -> None:
    path = tmp_path / "kembali.xlsx"
    path.write_text("buku")
    sumber = originals.keep(path)
    Job.objects.create(
        jenis="kembali",
        kunci="kembali:1",
        isi={"versi": 1},
        hasil={"berkas": {"1": {"sumber": sumber}}},
        keadaan=Job.State.SELESAI,
        oleh=BY,
    )
    old()
    assert collect(by=BY).names == []


@pytest.mark.parametrize("inside", [True, False])
def test_what_a_round_names_stays(lake: Path, tmp_path: Path, inside: bool) -> None:
    kept = store._place(store.keep({"a": 1}))
    book = (lake / "rapat" if inside else tmp_path) / "buku"
    (book / FIRST).parent.mkdir(parents=True)
    (book / FIRST).write_text(json.dumps({"isi": {"sumber": kept.name}}))
    old()
    assert collect(by=BY, books=[] if inside else [book]).names == []
    assert kept.exists()


def test_nothing_is_collected_while_a_backup_is_written() -> None:
    with lake_locked(), pytest.raises(Unfit):
        collect(by=BY)


def test_a_draft_goes_whole_and_the_trail_stays_whole(lake: Path) -> None:
    one = handed(NIK, LAIN)
    before = Trail.objects.count()
    found = purge_submission(one.pk, by=BY)
    assert (len(found.gone), found.held) == (2, [])
    assert list(things()) == []
    assert list(verify()) == []
    assert Trail.objects.count() == before + 1
    assert Received.objects.get().sumber
    with pytest.raises(Refusal) as told:
        originals.take_out(Received.objects.get().sumber, lake / "x")
    assert told.value.code == "WEB_ASAL_MUSNAH"


def test_what_was_locked_stays_until_its_schedule_ends() -> None:
    one = handed(NIK, state=Submission.State.TERKUNCI, step="kunci", at=dt.datetime(2026, 11, 30, tzinfo=dt.UTC))
    version = one.versions.get()
    Counting.objects.create(pemda="1671", unit="1.01", dataset="roster", masa="2026-10", versi=version)
    assert term_of(one).until == dt.date(2037, 1, 1)
    found = purge_submission(one.pk, by=BY, today=dt.date(2036, 12, 31))
    assert [(held.code, held.until) for held in found.held] == [("TAHAN_JADWAL", dt.date(2037, 1, 1))] * 2
    assert lying() == {"asal", "periksa"}
    assert len(purge_submission(one.pk, by=BY, today=dt.date(2037, 1, 1)).gone) == 2


def test_a_file_that_was_handed_in_and_locked_elsewhere_too_stays() -> None:
    draft = handed(NIK)
    other = handed(LAIN, state=Submission.State.TERKUNCI, step="kunci", masa="2026-09")
    Received.objects.filter(versi__setoran=other).update(sumber=Received.objects.get(versi__setoran=draft).sumber)
    found = purge_submission(draft.pk, by=BY)
    assert [one.code for one in found.held] == ["TAHAN_JADWAL"]
    assert "asal" in lying()


def test_the_corrections_of_what_was_locked_stay_with_its_files() -> None:
    one = handed(NIK, state=Submission.State.TERKUNCI, step=Step.Kind.KUNCI)
    sumber = Received.objects.get().sumber
    Version.objects.update(koreksi=close_corrections([Koreksi("daftar.csv", 2, "nik", NIK, sumber)]))
    found = purge_submission(one.pk, by=BY)
    assert found.gone == []
    assert {held.code for held in found.held} == {"TAHAN_JADWAL"} and len(found.held) == 3
    Step.objects.all().delete()
    Submission.objects.update(keadaan=Submission.State.DITARIK)
    assert len(purge_submission(one.pk, by=BY).gone) == 3


def test_what_a_later_month_goes_on_from_stays_as_long_as_that_month() -> None:
    first = handed(NIK, state=Submission.State.TERKUNCI, step=Step.Kind.KUNCI, masa="2026-11")
    user, ends = first.oleh, term_of(first).until
    later = Submission.objects.create(
        pemda="1671", unit="1.01", dataset="roster", masa="2026-12", bentuk="tetap", keadaan=Submission.State.TERKUNCI, oleh=user
    )
    version = Version.objects.create(setoran=later, urut=1, bentuk="tetap", oleh=user, dasar=first.versions.get())
    done = Step.objects.create(setoran=later, versi=version, jenis=Step.Kind.KUNCI, oleh=user)
    Step.objects.filter(pk=done.pk).update(waktu=timezone.now() + dt.timedelta(days=800))
    found = purge_submission(first.pk, by=BY, today=ends)
    assert found.gone == [] and {held.code for held in found.held} == {"TAHAN_JADWAL"}


def test_what_a_round_cites_stays_whatever_the_schedule_says(tmp_path: Path) -> None:
    one = handed(NIK)
    book = tmp_path / "buku"
    (book / FIRST).parent.mkdir(parents=True)
    (book / FIRST).write_text(Received.objects.get().sumber)
    found = purge_submission(one.pk, by=BY, books=[book], today=dt.date(2099, 1, 1))
    assert [held.code for held in found.held] == ["TAHAN_RAPAT"]


def test_what_a_job_works_on_stays() -> None:
    one = handed(NIK)
    Job.objects.create(jenis="periksa", kunci="x", isi={"versi": one.versions.get().pk}, oleh=BY)
    assert {held.code for held in purge_submission(one.pk, by=BY).held} == {"TAHAN_PEKERJAAN"}


def test_every_term_of_the_schedule_says_what_it_rests_on() -> None:
    for entry in schedule().values():
        assert entry["uraian"] and entry["dari"]
        dated = [one for day, one in entry.items() if isinstance(day, dt.date)]
        assert dated
        assert all(one["dasar"] and one["status"] in ("confirmed", "recalled", "anggapan") for one in dated)
