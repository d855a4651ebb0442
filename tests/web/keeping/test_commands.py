"""The commands as whoever keeps the server types them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.keeping.office import Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.environ.get("NAUNGAN_UJI") == "postgresql", reason="processes choose for themselves")]
NIK = "1671014101900001"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with files."""
    home = tmp_path_factory.mktemp("kantor")
    office = Office(home / "data", home / "kunci")
    office.fill()
    return office


def said(office: Office, *words: str | Path, typed: str = "", code: int = 0) -> str:
    call = [sys.executable, "-m", "naungan", *map(str, words)]
    done = subprocess.run(call, env=office.environment, input=typed, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def test_the_head_is_taken_out_and_the_trail_held_to_it(office: Office, tmp_path: Path) -> None:
    line = said(office, "audit", "heads", "--ke", tmp_path / "kepala").strip()
    assert re.fullmatch(r"naungan-jejak \d{8}T\d{6}Z \d+ [0-9a-f]{64} [0-9a-f]{64}", line)
    assert "Jejak utuh" in said(office, "audit", "verify", "--kepala", tmp_path / "kepala")
    office.python(
        "from django.db import connection; from naungan.web.audit.triggers import remove_triggers, write_triggers\n"
        "remove_triggers(); connection.cursor().execute(\"UPDATE audit_trail SET pelaku = 'user:9' WHERE id = 3\"); write_triggers()"
    )
    told = said(office, "audit", "verify", "--kepala", tmp_path / "kepala", code=1)
    assert "Baris 3 diubah" in told
    assert "TIDAK utuh" in told
    assert "tidak berisi kepala" in said(office, "audit", "verify", "--kepala", tmp_path, code=2)


def test_a_worker_does_not_begin_without_the_triggers(office: Office) -> None:
    office.python("from naungan.web.audit.triggers import remove_triggers; remove_triggers()")
    assert "Pemicu jejak" in said(office, "worker", "--sekali", code=4)
    office.python("from naungan.web.audit.triggers import write_triggers; write_triggers()")
    said(office, "worker", "--sekali")


def test_keys_are_replaced(office: Office) -> None:
    assert "20 berkas ditutup ulang" in said(office, "kunci", "berkas")
    assert "Kunci nik diganti" in said(office, "kunci", "nik")
    assert {one.name for one in office.keys.iterdir()} == {"sesi", "berkas", "nik", "jejak"}
    assert "20" in office.python(
        "from naungan.web.collection.models import Received; from naungan.web.vault.originals import take_out; import tempfile, pathlib\n"
        "for one in Received.objects.all(): take_out(one.sumber, pathlib.Path(tempfile.mkdtemp()) / 'x')\n"
        "print(Received.objects.count())"
    )


def test_what_a_purge_would_do_is_said_before_it_is_agreed_to(office: Office) -> None:
    office.python(
        "import tempfile; from pathlib import Path; from naungan.web.collection.models import Received; from naungan.web.vault.originals import keep\n"
        "path = Path(tempfile.mkdtemp()) / 'satu.csv'; path.write_text('nama;nik\\nSri;" + NIK + "\\nDewi;1')\n"
        "from naungan.web.audit.actor import acts\n"
        "with acts('sistem:uji'): Received.objects.filter(urut=0).update(sumber=keep(path), masuk=3, diterima=3, ditahan=0, ditolak=0)"
    )
    told = said(office, "lake", "purge", "--orang", typed=f"{NIK}\n", code=1)
    assert "3 baris orang lain ikut hilang" in told and "Tidak ada yang dimusnahkan" in told and NIK not in told
    assert "1 objek dimusnahkan, 0 ditulis ulang" in said(office, "lake", "purge", "--orang", typed=f"{NIK}\nMUSNAHKAN\n")


def test_the_lake_lets_go(office: Office) -> None:
    assert "0 objek dapat dibuang" in said(office, "lake", "gc", "--coba")
    assert "0 objek dimusnahkan" in said(office, "lake", "purge", "--orang", typed=f"{NIK}\n")
    for typed in ("", "123\n"):
        assert "NIK 16 angka" in said(office, "lake", "purge", "--orang", typed=typed, code=2)
    assert "Sebutkan satu" in said(office, "lake", "purge", code=2)
    assert "19 objek dimusnahkan" in said(office, "lake", "purge", "--setoran", "1")
    assert NIK not in office.python("from naungan.web.audit.models import Trail; print(*Trail.objects.values_list('isi', flat=True))")
