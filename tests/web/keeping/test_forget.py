"""A person is found wherever he is, also under a number that was corrected away; he goes, and all others stay."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from naungan.matching.marks import sign_of
from naungan.web.audit.models import Deed, Trail
from naungan.web.audit.verify import verify
from naungan.web.collection.actions.correct import Cell, correct
from naungan.web.collection.cells import corrections_of
from naungan.web.collection.counting import TURUNAN
from naungan.web.collection.kept import folder_of
from naungan.web.collection.models import Received, Version
from naungan.web.decisions import store
from naungan.web.decisions.models import Decision, Question
from naungan.web.environment import read_environment
from naungan.web.keeping.forget import plan_person, purge_person
from naungan.web.keeping.objects import things
from naungan.web.keeping.rewriting import list_of
from naungan.web.results.models import Month
from naungan.web.vault.nik import sign
from naungan.web.vault.originals import keep, place_of
from tests.evaluation.offices import nik
from tests.web.collection.handing import GOOD, checked, csv, hand_in, roster
from tests.web.jobs.office import opened
from tests.web.keeping.test_lake import HASIL, _parquet

pytestmark = pytest.mark.django_db(transaction=True)  # the worker opens no engine inside a transaction
BY = "sistem:uji"
BUDI, AGUS, TRUE, NEIGHBOUR = nik(1), nik(2), nik(7, born="010191"), nik(8, born="020292")


@pytest.fixture(autouse=True)
def lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A lake of the test's own."""
    monkeypatch.setenv("NAUNGAN_DATA", str(tmp_path / "data"))
    read_environment().prepare()
    return read_environment().lake


@pytest.fixture
def put_right(orang: SimpleNamespace) -> Version:
    """Budi's number was another's and his name misspelt; both are put right, and so is a wage of Agus."""
    first = checked(hand_in(orang.operator, csv(*GOOD)))
    cells = [_cell(2, "NIK", TRUE), _cell(2, "Nama", "Budi Susanto"), _cell(3, "Gaji", "2100000")]
    return checked(correct(by=orang.operator, setoran=first.setoran, versi=first, dilihat=1, cells=cells))


def _cell(baris: int, kolom: str, nilai: str) -> Cell:
    return Cell("honorer 1.csv", None, baris, kolom, nilai)


def names_in(version: Version) -> list[str]:
    return sorted(pq.read_table(folder_of(version) / "roster.parquet")["nama"].to_pylist())


def first_of(version: Version) -> Version:
    return version.setoran.versions.get(urut=1)


@pytest.mark.parametrize("asked", [TRUE, BUDI])
def test_he_is_found_by_the_number_before_and_after_its_correction(put_right: Version, asked: str) -> None:
    before = first_of(put_right)
    plan = plan_person(asked)
    assert plan.person.numbers == {TRUE, BUDI}
    assert [(one.thing.name, one.others) for one in plan.whole] == [(put_right.files.get().sumber, 2)]
    assert "Budi Santoso" in names_in(before)
    found = purge_person(asked, by=BY)
    assert found.held == [] and len(found.gone) == 1 and len(found.anew) == 3
    put_right.refresh_from_db()
    assert names_in(before) == names_in(put_right) == ["Agus Wijaya", "Rina Marlina"]
    assert [(one.baris, one.nilai) for one in corrections_of(put_right)] == [(3, "2100000")]
    assert not place_of(Received.objects.filter(versi=put_right).get().sumber).exists()
    for number in (TRUE, BUDI):
        again = plan_person(number)
        assert (again.whole, again.anew, again.held) == ([], {}, [])
    assert list(verify()) == []


def test_what_is_noted_names_nobody(put_right: Version) -> None:
    purge_person(TRUE, by=BY)
    deed = Deed.objects.get(jenis="musnah")
    assert (deed.tentang, deed.isi["ditulis_ulang"]) == (f"orang:{sign(TRUE)}", 3)
    said = json.dumps([deed.isi, *Trail.objects.values_list("isi", flat=True)])
    assert TRUE not in said and BUDI not in said and "Santoso" not in said


def test_nobody_elses_file_goes(put_right: Version, orang: SimpleNamespace) -> None:
    other = checked(hand_in(orang.operator_lain, csv(GOOD[0].replace(BUDI, NEIGHBOUR), *GOOD[1:]), wanted=roster(unit="1.02")))
    kept = {one.label for one in things() if one.name in (str(other.pk), other.files.get().sumber)}
    purge_person(TRUE, by=BY)
    assert kept <= {one.label for one in things()}
    assert len(names_in(other)) == 3


def test_what_was_locked_stays_with_its_reason(put_right: Version) -> None:
    from naungan.web.collection.models import Step, Submission

    Step.objects.create(setoran=put_right.setoran, versi=put_right, jenis=Step.Kind.KUNCI, oleh=put_right.oleh)
    Submission.objects.update(keadaan=Submission.State.TERKUNCI)
    found = purge_person(TRUE, by=BY)
    assert (found.gone, found.anew) == ([], [])
    assert {one.code for one in found.held} == {"TAHAN_JADWAL"} and len(found.held) == 4


def test_a_result_that_counts_stays_and_one_that_nobody_names_goes(put_right: Version) -> None:
    Month.objects.create(pemda="1671", bulan="2026-10", hasil=HASIL)
    _parquet("hasil", HASIL, TRUE)
    lost = _parquet("hasil", "2026-09-1671-" + "b" * 24, BUDI)
    found = purge_person(TRUE, by=BY)
    assert [(one.thing, one.code) for one in found.held] == [(f"hasil/{HASIL}", "TAHAN_HASIL")]
    assert f"hasil/{lost.name}" in found.gone and not lost.exists()


def test_answers_about_him_say_nothing_any_more_unless_they_hold(put_right: Version, orang: SimpleNamespace) -> None:
    row = pq.read_table(folder_of(put_right) / "roster.parquet").to_pylist()
    him = next(one for one in row if one["nik"] == TRUE)
    mark = sign_of(him["pemda"], TRUE, him["nama"], str(him["tanggal_lahir"]), him["unit_nama"])
    about = {"pemda": him["pemda"], "nama": him["nama"].upper(), "tanda": mark, "keputusan": "sama"}
    other = about | {"nama": "BUDI LAIN"}
    name = store.keep([[about], [other], [about]])
    said = {"pemda": "1671", "jenis": "keputusan", "oleh": orang.operator, "jawaban": "sama", "kelompok": "0" * 32, "bulan": "2026-10"}
    undone = {"dicabut": put_right.dibuat, "dicabut_oleh": orang.operator, "alasan_cabut": "salah"}
    old = Decision.objects.create(**said, **undone, kunci="a" * 64, sidik=name, letak=0)
    Decision.objects.create(**said, kunci="b" * 64, sidik=name, letak=1)
    holds = Decision.objects.create(**said, kunci="c" * 64, sidik=name, letak=2)
    found = purge_person(TRUE, by=BY)
    assert [(one.thing, one.code) for one in found.held] == [(f"putusan/{name}", "TAHAN_PUTUSAN")]
    old.refresh_from_db()
    assert old.sidik != name and name not in {one.name for one in things()}
    assert store.look(old.sidik) == [[dict.fromkeys(about, "dimusnahkan")], [other], [about]]
    assert {one.sidik for one in Decision.objects.all()} == {old.sidik}
    Decision.objects.filter(pk=holds.pk).update(**undone)
    Question.objects.all().delete()
    assert purge_person(BUDI, by=BY).held == []


def test_the_list_that_mutations_were_made_into_is_written_anew(put_right: Version) -> None:
    path = read_environment().scratch / "daftar.parquet"
    pq.write_table(pa.table({"nama": ["Budi", "Agus"], "nik": [TRUE, AGUS], "upah": [1, 2]}), path)
    former = keep(path)
    Version.objects.filter(pk=put_right.pk).update(hasil={**put_right.hasil, TURUNAN: former})
    assert f"asal/{former}" in purge_person(TRUE, by=BY).anew
    put_right.refresh_from_db()
    assert put_right.hasil[TURUNAN] != former and not place_of(former).exists()
    assert list_of(put_right.hasil[TURUNAN]).to_pylist() == [{"nama": "Agus", "nik": AGUS, "upah": 2}]


SETUP = f"""
import datetime as dt
from naungan.web.accounts.models import Assignment, Unit, User
from naungan.web.audit.actor import acts
from naungan.web.collection.actions.correct import Cell, correct
from tests.web.collection.handing import GOOD, checked, csv, hand_in, roster
with acts("sistem:uji"):
    Unit.objects.create(pemda="1671", kode="1.01", nama="Dinas Pendidikan")
    user = User.objects.create_user("operator", nama="Operator")
    Assignment.objects.create(user=user, peran="operator", tingkat="unit", wilayah="1671/1.01", mulai=dt.date(2026, 1, 1))
first = checked(hand_in(user, csv(*GOOD)))
cells = [Cell("honorer 1.csv", None, 2, "NIK", "{TRUE}"), Cell("honorer 1.csv", None, 3, "Gaji", "2100000")]
checked(correct(by=user, setoran=first.setoran, versi=first, dilihat=1, cells=cells))
"""
# Dies at the n-th object: before it is taken away, or before it is written anew.
DIE = """
import os, signal
real, done = forget.Thing.remove, []
def step(do):
    def stepped(*said, **named):
        if len(done) == {at}:
            os.kill(os.getpid(), signal.SIGKILL)
        done.append(1)
        return do(*said, **named)
    return stepped
forget.Thing.remove, forget.checked_anew = step(real), step(forget.checked_anew)
forget.purge_person("{nik}", by="sistem:uji")
print(len(done))
"""
LEFT = f"""
import json
from naungan.web.audit.verify import verify
from naungan.web.collection.cells import corrections_of
from naungan.web.collection.kept import folder_of
from naungan.web.collection.models import Version
from naungan.web.keeping.forget import plan_person, purge_person
from naungan.web.keeping.objects import things
import pyarrow.parquet as pq
purge_person("{TRUE}", by="sistem:uji")
plans = [plan_person(one) for one in ("{TRUE}", "{BUDI}")]
print(json.dumps({{
    "names": [sorted(pq.read_table(folder_of(one) / "roster.parquet")["nama"].to_pylist()) for one in Version.objects.all()],
    "corrections": [one.baris for one in corrections_of(Version.objects.get(urut=2))],
    "found": [len(one.whole) + len(one.anew) + len(one.held) for one in plans],
    "kinds": sorted(one.kind for one in things()), "chain": len(list(verify())),
}}))
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office in which he was handed in and put right, to be copied."""
    home = tmp_path_factory.mktemp("kantor")
    office = opened(home, None)
    office.run(SETUP)
    office.close()
    return home


@pytest.mark.slow
@pytest.mark.parametrize("at", range(4))
def test_a_process_that_is_killed_is_finished_by_the_next(tmp_path: Path, kept: Path, at: int) -> None:
    """The original, the corrections that were written anew, and each of the two versions that were checked."""
    office = opened(tmp_path, None, kept)
    with pytest.raises(AssertionError):
        office.run(DIE.format(at=at, nik=TRUE))
    left = office.run(LEFT)
    assert left["names"] == [["Agus Wijaya", "Rina Marlina"]] * 2
    assert (left["corrections"], left["found"], left["chain"]) == ([3], [0, 0], 0)
    assert left["kinds"] == ["asal", "periksa", "periksa"], "the corrections that were written anew, and no former ones"
