"""The database itself writes who changed what: by every way of writing, on whichever database these tests run."""

from __future__ import annotations

import json
import threading

import pytest
from django.db import DatabaseError, connection, transaction

from naungan.web.accounts.models import Assignment, Branch, BranchNpp, Unit, User
from naungan.web.audit.actor import acts, set_actor
from naungan.web.audit.deeds import note
from naungan.web.audit.models import Deed, Head, Trail
from naungan.web.collection.models import Received, Step, Submission, Version

pytestmark = pytest.mark.django_db


def said(tabel: str = "accounts_unit") -> list[tuple[str, str, dict[str, object]]]:
    return [(one.aksi, one.pelaku, json.loads(one.isi)) for one in Trail.objects.filter(tabel=tabel)]


def unit(kode: str, nama: str = "Dinas") -> Unit:
    return Unit(pemda="1671", kode=kode, nama=nama)


def test_a_row_that_is_added_changed_and_removed_leaves_three() -> None:
    with acts("sistem:satu"):
        one = Unit.objects.create(pemda="1671", kode="1.01", nama="Dinas Pendidikan")
    with acts("sistem:dua"):
        Unit.objects.filter(pk=one.pk).update(nama="Dinas Pendidikan dan Kebudayaan")
    with acts("sistem:tiga"):
        one.delete()
    added, changed, removed = said()
    assert added[:2] == ("I", "sistem:satu")
    assert added[2]["baru"]["kode"] == "1.01"  # type: ignore[index]
    assert changed == ("U", "sistem:dua", {"lama": {"nama": "Dinas Pendidikan"}, "baru": {"nama": "Dinas Pendidikan dan Kebudayaan"}})
    assert removed[:2] == ("D", "sistem:tiga")
    assert removed[2]["lama"]["nama"] == "Dinas Pendidikan dan Kebudayaan"  # type: ignore[index]


def test_every_row_of_a_bulk_write_leaves_its_own() -> None:
    made = Unit.objects.bulk_create([unit(str(i)) for i in range(5)])
    for one in made:
        one.nama = f"Dinas {one.kode}"
    Unit.objects.bulk_update(made[:3], ["nama"])
    Unit.objects.update(jenis="dinas")
    Unit.objects.bulk_create([unit("4", "Lagi"), unit("9")], update_conflicts=True, update_fields=["nama"], unique_fields=["pemda", "kode"])
    Unit.objects.bulk_create([unit("4"), unit("10")], ignore_conflicts=True)
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE accounts_unit SET jenis = %s WHERE kode = %s", [("badan", "0"), ("kantor", "1")])
        cursor.execute("DELETE FROM accounts_unit")
    assert "".join(aksi for aksi, _, _ in said()).replace("UI", "IU") == "IIIII" + "UUU" + "UUUUU" + "IU" + "I" + "UU" + "DDDDDDD"


def test_what_is_removed_with_another_leaves_its_own() -> None:
    branch = Branch.objects.create(kode="M01", nama="Palembang")
    BranchNpp.objects.bulk_create([BranchNpp(cabang=branch, npp=f"1600000{i}", pemda="1671") for i in range(3)])
    branch.delete()
    assert [aksi for aksi, _, _ in said("accounts_branchnpp")] == list("IIIDDD")


def test_a_hidden_column_tells_that_it_changed_and_never_a_value() -> None:
    user = User.objects.create_user("sri", "sandi yang panjang sekali", nama="Sri", email="sri@contoh.go.id")
    user.set_password("sandi lain yang panjang")
    user.save()
    User.objects.filter(pk=user.pk).update(last_login="2026-11-30T00:00:00Z")
    added, changed = said("accounts_user")
    assert changed[2] == {"lama": {"password": "(tertutup)"}, "baru": {"password": "(diganti)"}}
    assert added[2]["baru"]["email"] == "(tertutup)"  # type: ignore[index]
    assert not [one for one in Trail.objects.values_list("isi", flat=True) if "argon2" in one or "contoh.go.id" in one]


@pytest.mark.parametrize("way", ["create", "bulk", "update", "raw", "delete"])
def test_without_an_actor_nothing_is_written(way: str) -> None:
    Unit.objects.create(pemda="1671", kode="0", nama="Dinas")
    ways = {
        "create": lambda: Unit.objects.create(pemda="1671", kode="1", nama="Dinas"),
        "bulk": lambda: Unit.objects.bulk_create([unit("1"), unit("2")]),
        "update": lambda: Unit.objects.update(nama="Lain"),
        "raw": lambda: connection.cursor().execute("UPDATE accounts_unit SET nama = 'Lain'"),
        "delete": lambda: Unit.objects.all().delete(),
    }
    with set_actor(""), pytest.raises(DatabaseError), transaction.atomic():
        ways[way]()
    assert list(Unit.objects.values_list("kode", "nama")) == [("0", "Dinas")]
    assert len(said()) == 1


@pytest.mark.django_db(transaction=True)
def test_the_actor_holds_on_commit_after_a_savepoint_and_in_autocommit_and_no_longer() -> None:
    with set_actor(""):
        with acts("user:1"):
            transaction.on_commit(lambda: unit("commit").save())
            with pytest.raises(ZeroDivisionError), acts("user:2"):
                unit("rolled back").save()
                _ = 1 / 0
            unit("after savepoint").save()
        with set_actor("user:3"):
            unit("autocommit").save()
        with pytest.raises(DatabaseError):
            unit("nobody").save()
        with pytest.raises(DatabaseError), transaction.atomic():
            unit("nobody").save()
    found = dict(Trail.objects.filter(tabel="accounts_unit").values_list("isi", "pelaku"))
    assert {json.loads(isi)["baru"]["kode"]: pelaku for isi, pelaku in found.items()} == {
        "after savepoint": "user:1",
        "commit": "user:1",
        "autocommit": "user:3",
    }


@pytest.mark.django_db(transaction=True)
def test_another_thread_starts_as_nobody() -> None:
    failed: list[str] = []

    def write() -> None:
        try:
            unit("thread").save()
        except DatabaseError as error:
            failed.append(type(error).__name__)
        finally:
            connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert failed
    assert not Unit.objects.exists()


def test_a_statement_that_fails_part_way_leaves_nothing() -> None:
    unit("3").save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Unit.objects.bulk_create([unit("1"), unit("2"), unit("3")])
    assert len(said()) == 1
    assert Head.objects.get().nomor == Trail.objects.count()


def test_the_trail_and_the_deeds_are_only_added_to() -> None:
    note("lihat", pemda="1671", jumlah=3)
    unit("1").save()
    assert [aksi for aksi, _, _ in said("audit_deed")] == ["I"]
    for rows in (Trail.objects.all(), Deed.objects.all()):
        for change in (lambda rows=rows: rows.update(pelaku="user:9"), lambda rows=rows: rows._raw_delete(rows.db)):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()
    with pytest.raises(DatabaseError), transaction.atomic():
        Head.objects.all()._raw_delete("default")
    with pytest.raises(DatabaseError), transaction.atomic():
        last = Trail.objects.last()
        assert last is not None
        last.pk = last.pk + 1
        last.save(force_insert=True)


def test_a_number_of_a_person_in_a_reason_is_masked() -> None:
    note("buka_nik", pemda="1671", alasan="diminta 1671014101900001 sendiri", jumlah=1)
    assert "1671014101900001" not in Trail.objects.get(tabel="audit_deed").isi
    assert Deed.objects.get().isi["alasan"].startswith("diminta 1671")


def test_replacing_a_row_on_sqlite_removes_and_adds() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("REPLACE INTO is SQLite's own")
    unit("1").save()
    with connection.cursor() as cursor:
        cursor.execute(
            "REPLACE INTO accounts_unit (pemda, kode, nama, jenis, aktif) VALUES ('1671', '1', 'Lain', '', 1)",
        )
    assert [aksi for aksi, _, _ in said()] == ["I", "D", "I"]


def test_each_row_says_where_it_belonged() -> None:
    user = User.objects.create_user("sri", nama="Sri")
    setoran = Submission.objects.create(pemda="1671", unit="1.01", dataset="roster", masa="2026-10")
    versi = Version.objects.create(setoran=setoran, urut=1)
    Received.objects.create(versi=versi, urut=1, berkas="a.csv", sumber="0" * 64)
    Step.objects.create(setoran=setoran, versi=versi, jenis="serah", oleh=user)
    for tingkat, wilayah in (("nasional", ""), ("provinsi", "16"), ("pemda", "1671"), ("unit", "1671/1.01"), ("cabang", "M01")):
        Assignment.objects.create(user=user, peran="operator", tingkat=tingkat, wilayah=wilayah, mulai="2026-01-01")
    places = {
        one: list(Trail.objects.filter(tabel=one).values_list("pemda", "unit")) for one in Trail.objects.values_list("tabel", flat=True)
    }
    own = [("1671", "1.01")]
    assert [places[f"collection_{name}"] for name in ("submission", "version", "received", "step")] == [own] * 4
    assert places["accounts_assignment"] == [("", ""), ("16", ""), ("1671", ""), *own, ("", "")]
    assert places["accounts_user"] == [("", "")]
