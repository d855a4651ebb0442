"""A backup is whole or is not there, holds no key, and becomes an office that answers."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.keeping.office import Office

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.environ.get("NAUNGAN_UJI") == "postgresql", reason="processes choose for themselves")]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with files."""
    home = tmp_path_factory.mktemp("kantor")
    office = Office(home / "data", home / "kunci")
    office.fill()
    return office


@pytest.fixture(scope="module")
def backup(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its backup."""
    out = tmp_path_factory.mktemp("cadangan") / "kantor.cadangan"
    done = office.command("backup", out)
    assert done.returncode == 0, done.stderr
    return out


def test_a_restored_office_answers_with_the_keys_from_elsewhere(office: Office, backup: Path, tmp_path: Path) -> None:
    keys = tmp_path / "kunci"
    shutil.copytree(office.keys, keys)
    again = Office(tmp_path / "data", keys)
    done = again.command("restore", backup, "--ke", again.data)
    assert done.returncode == 0, done.stderr
    head = tmp_path / "jejak-kepala.txt"
    head.write_text(next(line for line in done.stdout.splitlines() if line.startswith("naungan-jejak")))
    assert again.answers()
    assert again.command("audit", "verify", "--kepala", head).returncode == 0
    for room, _, names in os.walk(again.data):
        assert not stat.S_IMODE(Path(room).stat().st_mode) & 0o077, room
        assert [name for name in names if stat.S_IMODE((Path(room) / name).stat().st_mode) & 0o077] == []


def test_it_holds_no_key_and_nothing_that_can_be_read(office: Office, backup: Path) -> None:
    content = backup.read_bytes()
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [one.name for one in office.keys.iterdir() if one.read_bytes() in content] == []
    assert b"SQLite format" not in content
    assert b"Dinas" not in content


def test_with_another_key_nothing_is_restored(backup: Path, tmp_path: Path) -> None:
    other = Office(tmp_path / "data", tmp_path / "kunci")
    other.python("")
    done = other.command("restore", backup, "--ke", tmp_path / "baru")
    assert (done.returncode, (tmp_path / "baru").exists()) == (2, False)
    assert "kunci lain" in done.stderr


@pytest.mark.parametrize("harm", ["cut", "changed", "longer"])
def test_of_a_broken_backup_nothing_is_restored(office: Office, backup: Path, tmp_path: Path, harm: str) -> None:
    content = bytearray(backup.read_bytes())
    if harm == "changed":
        content[len(content) // 2] ^= 1
    broken = tmp_path / "rusak.cadangan"
    broken.write_bytes(content[:-20] if harm == "cut" else content + b"x" * (harm == "longer"))
    done = office.command("restore", broken, "--ke", tmp_path / "baru")
    assert (done.returncode, (tmp_path / "baru").exists()) == (3, False)


def test_neither_overwrites_anything_nor_stands_in_the_data(office: Office, backup: Path, tmp_path: Path) -> None:
    before = backup.read_bytes()
    assert office.command("backup", backup).returncode == 2
    assert backup.read_bytes() == before
    assert office.command("backup", office.data / "x.cadangan").returncode == 2
    (tmp_path / "penuh").mkdir()
    (tmp_path / "penuh" / "x").write_text("x")
    assert office.command("restore", backup, "--ke", tmp_path / "penuh").returncode == 2


@pytest.mark.parametrize("seed", range(5))
def test_killed_at_any_moment_it_is_whole_or_not_there(office: Office, backup: Path, tmp_path: Path, seed: int) -> None:
    out, folder = tmp_path / "kantor.cadangan", tmp_path / "baru"
    _killed(office.begun("backup", out), 1.0 + seed * 0.25)
    if out.exists():
        assert office.command("restore", out, "--ke", tmp_path / "coba").returncode == 0
    _killed(office.begun("restore", backup, "--ke", folder), 0.4 + seed * 0.1)
    again = Office(folder, office.keys)
    if not folder.exists():
        assert again.command("restore", backup, "--ke", folder).returncode == 0
    assert again.answers()
    assert office.command("backup", tmp_path / "lagi.cadangan").returncode == 0


def test_a_backup_of_postgresql_fills_an_empty_database(postgres: Callable[[], str], tmp_path: Path) -> None:
    office = Office(tmp_path / "data", tmp_path / "kunci", postgres())
    office.fill()
    out = tmp_path / "kantor.cadangan"
    assert office.command("backup", out).returncode == 0
    assert Office(tmp_path / "x", office.keys).command("restore", out, "--ke", tmp_path / "x").returncode == 2
    full = Office(tmp_path / "penuh", office.keys, office.database)
    assert full.command("restore", out, "--ke", full.data).returncode == 2
    again = Office(tmp_path / "baru", office.keys, postgres())
    done = again.command("restore", out, "--ke", again.data)
    assert done.returncode == 0, done.stderr
    assert again.answers()
    assert not (again.data / "basis").exists()
    again.python("from naungan.web.audit.actor import acts\nfrom naungan.web.accounts.models import Unit\nwith acts('sistem:uji'): Unit.objects.create(pemda='1', kode='baru', nama='x')")  # fmt: skip


def _killed(process: object, after: float) -> None:
    time.sleep(after)
    process.send_signal(signal.SIGKILL)  # type: ignore[attr-defined]
    process.wait()  # type: ignore[attr-defined]
