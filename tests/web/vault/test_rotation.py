"""New keys: all signs or none, all files sooner or later, and nothing unreadable on the way."""

from __future__ import annotations

import base64
import uuid
from pathlib import Path

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.utils import timezone

from naungan.kernel.aside import file_aside
from naungan.web.accounts.models import User
from naungan.web.audit.models import Deed
from naungan.web.decisions import store
from naungan.web.decisions.forms import KINDS
from naungan.web.decisions.models import Decision, Inquiry, Question
from naungan.web.environment import read_environment
from naungan.web.vault import originals, rotation, signed
from naungan.web.vault.closed import close, key_id, read_header, read_header_of
from naungan.web.vault.nik import sign

NIK = "1671014101900001"
PEMDA = "1671"


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and a lake of the test's own."""
    monkeypatch.setenv("NAUNGAN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NAUNGAN_KEYS", str(tmp_path / "kunci"))
    read_environment().make_keys()
    read_environment().prepare()


@pytest.fixture
def decided(db: None) -> str:
    """A question, a decision and a note about one pair; and the sign of it."""
    user = User.objects.create_user("sri", nama="Sri")
    kind = KINDS["keputusan"]
    row = dict.fromkeys(kind.form.kolom, "") | {name: f"{name} {NIK}" for name in kind.about}
    kunci = kind.key(PEMDA, row)
    about = {"pemda": PEMDA, "jenis": "keputusan", "kunci": kunci}
    asked = store.keep([{"baris": [row], "pekerja": {}, "peserta": {}}])
    Question.objects.create(**about, sidik=asked, bulan="2026-10", urut=0, dibuat=timezone.now())
    Decision.objects.create(**about, sidik=store.keep([[row]]), bulan="2026-10", jawaban="sama", kelompok=uuid.uuid4(), oleh=user)
    note = store.keep([{"baris": [row], "catatan": "tolong dilihat"}, {"baris": [row | {"nama": "X"}], "catatan": "?"}])
    for letak in range(2):
        Inquiry.objects.create(**(about | {"kunci": (kunci, sign("hilang"))[letak]}), sidik=note, letak=letak, kepada="unit", oleh=user)
    return kunci


def test_every_column_that_holds_a_sign_is_declared() -> None:
    signed.load()
    declared = {column for columns in signed.SIGNED for column in columns}
    named = {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.name in ("kunci", "nik", "nik_sign", "tanda") and getattr(field, "max_length", 0) == 64
    }
    assert named == declared


def test_all_signs_are_made_anew(decided: str) -> None:
    before = read_environment().key("nik")
    assert rotation.rotate_nik(by="sistem:uji") == 4
    assert read_environment().key("nik") != before
    asked, chosen = Question.objects.get(), Decision.objects.get()
    row = store.look_all([asked])[0]["baris"][0]
    assert asked.kunci == chosen.kunci == KINDS["keputusan"].key(PEMDA, row) != decided
    assert store.look_all([chosen]) == [[row]]
    assert {said["catatan"] for said in store.look_all(Inquiry.objects.all())} == {"tolong dilihat", "?"}
    assert asked.kunci in set(Inquiry.objects.values_list("kunci", flat=True))
    assert not (read_environment().keys / "nik.baru").exists()


def test_one_that_cannot_be_read_keeps_all_as_it_was(decided: str) -> None:
    before, rows = read_environment().key("nik"), list(Decision.objects.values_list("kunci", "sidik"))
    broken = store._place(Decision.objects.get().sidik)
    broken.write_bytes(broken.read_bytes()[:-1])
    with pytest.raises(InvalidTag):
        rotation.rotate_nik(by="sistem:uji")
    assert read_environment().key("nik") == before
    assert list(Decision.objects.values_list("kunci", "sidik")) == rows
    assert Question.objects.get().kunci == decided
    assert not Deed.objects.filter(jenis=rotation.ROTATED).exists()


def test_a_run_that_died_after_its_transaction_is_finished(decided: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(rotation, "_take", lambda *_: None)
        rotation.rotate_nik(by="sistem:uji")
    new = (read_environment().keys / "nik.baru").read_bytes()
    assert rotation.rotate_nik(by="sistem:uji") == 0
    assert read_environment().key("nik") == new
    row = store.look_all(Question.objects.all())[0]["baris"][0]
    assert Question.objects.get().kunci == KINDS["keputusan"].key(PEMDA, row)


@pytest.mark.django_db
def test_files_are_closed_anew_one_by_one_and_go_on_after_a_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = []
    for number in range(5):
        path = tmp_path / f"{number}.csv"
        path.write_text(f"isi {number}")
        kept.append(originals.keep(path))
    before, after = read_environment().key("berkas"), 0

    def stop(path: Path) -> bool:
        nonlocal after
        after += 1
        if after > 2:
            raise KeyboardInterrupt
        return again(path)

    again = rotation._closed_anew
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(rotation, "_closed_anew", stop)
        rotation.rotate_files(by="sistem:uji")
    opened_all(kept, tmp_path / "antara")
    assert rotation.rotate_files(by="sistem:uji") == (3, True)
    assert not (read_environment().keys / "berkas.lama").exists()
    opened_all(kept, tmp_path / "sesudah")
    new = read_environment().key("berkas")
    assert new != before
    for sumber in kept:
        with originals.place_of(sumber).open("rb") as closed:
            assert read_header(closed).key == key_id(new)


@pytest.mark.django_db
def test_the_old_key_stays_while_somebody_writes(tmp_path: Path) -> None:
    place = read_environment().lake / "asal" / "ab" / "x"
    with file_aside(place) as aside:
        aside.write_bytes(close(b"lambat", "x"))
        assert rotation.rotate_files(by="sistem:uji") == (0, False)
    assert rotation.rotate_files(by="sistem:uji") == (1, True)
    (place.parent / ".mati.sementara").mkdir()
    assert rotation.rotate_files(by="sistem:uji") == (1, True)


@pytest.mark.django_db
def test_secrets_in_the_database_are_closed_anew_too() -> None:
    adapter, user = get_adapter(), User.objects.create_user("sri", nama="Sri")
    data = {"secret": adapter.encrypt("RAHASIA"), "migrated": [adapter.encrypt("satu")], "used_mask": 3}
    row = Authenticator.objects.create(user=user, type="totp", data=data)
    assert rotation.rotate_files(by="sistem:uji") == (1, True)
    row.refresh_from_db()
    assert (adapter.decrypt(row.data["secret"]), adapter.decrypt(row.data["migrated"][0]), row.data["used_mask"]) == ("RAHASIA", "satu", 3)
    assert read_header_of(base64.b64decode(row.data["secret"])).key == key_id(read_environment().key("berkas"))


def opened_all(kept: list[str], folder: Path) -> None:
    for number, sumber in enumerate(kept):
        originals.take_out(sumber, folder / str(number))
        assert (folder / str(number)).read_text() == f"isi {number}"
