"""The example of a first start: what was handed in, what counts, what was evaluated, and who may sign in."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.contrib.auth.hashers import check_password

from naungan.evaluation.finished import read_finished
from naungan.kernel.digest import digest
from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import Assignment, Branch, Unit, User
from naungan.web.accounts.roles import Role
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.verify import verify
from naungan.web.collection.models import Counting, Received, Submission, Version
from naungan.web.decisions.models import Question
from naungan.web.environment import read_environment
from naungan.web.results.models import Month
from naungan.web.serve.example import load
from naungan.web.serve.first import is_empty
from naungan.web.vault.originals import take_out
from tests.evaluation.offices import BULAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def example(finished: Path, tmp_path: Path, settings: Any) -> Path:
    """A folder as ``make demo`` leaves it. Thirteen passwords are hashed quickly here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    shutil.copytree(finished / "berkas", tmp_path / "demo" / "berkas")
    shutil.copytree(finished / "hasil", tmp_path / str(BULAN))
    shutil.rmtree(read_environment().lake / "hasil" / f"contoh-{BULAN}", ignore_errors=True)
    return tmp_path


def test_everything_was_handed_in_and_counts(example: Path, tmp_path: Path) -> None:
    load(example)
    files = pq.read_table(read_finished(example / str(BULAN)).part("file")).to_pylist()
    of_pemda = [row for row in files if row["pemda"]]
    assert Received.objects.count() == len(of_pemda) > 0
    assert set(Submission.objects.values_list("keadaan", flat=True)) == {"terkunci"}
    assert Counting.objects.count() == Submission.objects.count()
    assert sum(Version.objects.values_list("masuk", flat=True)) == sum(row["masuk"] or 0 for row in of_pemda)
    one = Received.objects.order_by("pk")[0]
    take_out(one.sumber, tmp_path / "keluar")
    assert digest(tmp_path / "keluar") == one.sumber and one.ukuran == (tmp_path / "keluar").stat().st_size


def test_each_month_has_its_evaluation_in_the_lake(example: Path) -> None:
    load(example)
    months = list(Month.objects.all())
    assert months and {month.hasil for month in months} == {f"contoh-{BULAN}"}
    there = read_finished(read_environment().lake / "hasil" / months[0].hasil)
    assert str(there.bulan) == BULAN and {month.pemda for month in months} == set(Unit.objects.values_list("pemda", flat=True))
    assert all(month.ringkas["workers"] and month.posisi and not month.basi for month in months)


def test_its_questions_are_those_of_the_desk(example: Path) -> None:
    pemda = pq.read_table(read_finished(example / str(BULAN)).part("unit"))["pemda"][0].as_py()
    asked = f"pemda;unit_nama;unit;calon;nama_calon\n{pemda};Desa Suka Maju;;;\n"
    (example / str(BULAN) / "jawaban_unit.csv").write_text(asked, "utf-8")
    load(example)
    assert Question.objects.filter(pemda=pemda, jenis="jawaban_unit").count() == 1


def test_each_role_has_one_person_who_may_do_something_somewhere(example: Path) -> None:
    people = load(example)
    assert len(people) == len(Role) == len({one.pengguna for one in people})
    assert set(Assignment.objects.values_list("peran", flat=True)) == {role.value for role in Role}
    for one in people:
        user = User.objects.get(username=one.pengguna)
        assert scope_of(user).places and one.wilayah
    first = User.objects.get(username=people[0].pengguna)
    assert check_password(people[0].sandi, first.password)
    assert not Branch.objects.exists() or scope_of(User.objects.get(username="cabang")).places[0].of_npp
    assert list(verify()) == []


def test_a_file_that_is_gone_stops_all_of_it(example: Path) -> None:
    files = pq.read_table(read_finished(example / str(BULAN)).part("file"))["berkas"].to_pylist()
    (example / "demo" / "berkas" / files[0]).unlink()
    with pytest.raises(Refusal, match="berkas pada evaluasi contoh"):
        load(example)
    assert is_empty() and not Unit.objects.exists() and not Month.objects.exists()
