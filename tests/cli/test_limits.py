"""What the environment lacks ends in 4 or 2 with a sentence: never in a damaged file, a traceback, or half a result. Real limits, no mocks."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.chain

ROWS = "".join(
    f"Budi Santoso;1671014508{70 + number % 25:02d}{number + 1:04d};05-08-19{70 + number % 25:02d};Dinas A;1000000\n"
    for number in range(400)
)
FILE = "berkas/1671 Kota Palembang/2026-10/daftar.csv"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    file.write_text(f"nama;nik;tanggal lahir;opd;upah\n{ROWS}", "utf-8")
    return tmp_path


def run(place: Path, command: str, before: str = "true", **environment: str) -> subprocess.CompletedProcess[str]:
    """``command`` with ``naungan`` before it, in a shell, after ``before`` (a ulimit)."""
    line = f'{before}; exec "{sys.executable}" -m naungan {command}'
    return subprocess.run(["/bin/bash", "-c", line], cwd=place, env={**os.environ, **environment}, capture_output=True, text=True,
                          check=False, timeout=300)  # fmt: skip


def assert_unfit(done: subprocess.CompletedProcess[str], *codes: int) -> None:
    assert done.returncode in (codes or (4,)), (done.returncode, done.stderr)
    assert "Traceback" not in done.stderr
    assert "bash" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


CHECK = f'check "{FILE}" --out keluar'


@pytest.mark.parametrize(
    ("command", "before", "environment"),
    [
        ("config > /dev/full", "true", {}),
        (f'check "{FILE}" --json > /dev/full', "true", {}),
        ("config >&-", "true", {}),
        (CHECK, "ulimit -f 2", {}),
        (CHECK, "ulimit -n 9", {}),
        (CHECK, "ulimit -v 500000", {}),
        (CHECK, "true", {"NAUNGAN_MEMORY": "1KB"}),
        (CHECK, "true", {"NAUNGAN_MEMORY": "900000TB"}),
        (CHECK, "true", {"NAUNGAN_WORK": "/tidak/ada"}),
        (CHECK, "true", {"NAUNGAN_WORK": "/dev/null"}),
        (f'check "{FILE}" --out "{FILE}/dalam"', "true", {}),
        (f'match "{FILE}" "{FILE}" --out /proc/x.parquet', "true", {}),
        ("demo --scale 0.0001 --out /proc/x", "true", {}),
        ("schema roster --out /dev/full/x", "true", {}),
        ("evaluate berkas --bulan 2026-10 --out $'a\\nb'", "true", {}),
        ("evaluate berkas --bulan 2026-10 --replace --out tautan", "ln -sfn /tidak/ada tautan", {}),
    ],
)
def test_it_is_told_and_nothing_is_left(place: Path, command: str, before: str, environment: dict[str, str]) -> None:
    there = {path.name for path in place.iterdir()}
    assert_unfit(run(place, command, before, **environment), 4, 2)
    assert {path.name for path in place.iterdir()} - there <= {"tautan", "keluar"}
    assert not (place / "keluar").exists() or not any((place / "keluar").iterdir())


def test_a_closed_stderr_or_stdin_changes_nothing(place: Path) -> None:
    assert run(place, "config <&- 2>&-").returncode == 0
    assert run(place, "check tidak-ada.csv <&- 2>&-").returncode == 3


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(disk)], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk can't be mounted here (needs root)")
    yield disk
    subprocess.run(["umount", str(disk)], check=False)


def test_a_full_disk_leaves_no_result_and_calls_no_file_damaged(place: Path, small_disk: Path) -> None:
    done = run(place, f"evaluate berkas --bulan 2026-10 --out {small_disk}/hasil")
    assert_unfit(done)
    assert "Ruang disk habis" in done.stderr
    assert list(small_disk.iterdir()) == []


def test_a_full_temporary_folder_is_told(place: Path, small_disk: Path) -> None:
    with (small_disk / "penuh").open("wb", buffering=0) as full, contextlib.suppress(OSError):
        while full.write(bytes(1024)):
            pass
    done = run(place, CHECK, NAUNGAN_WORK=str(small_disk))
    assert_unfit(done)
    assert [path.name for path in small_disk.iterdir()] == ["penuh"]
    assert not (place / "keluar").exists()


@pytest.mark.slow
def test_what_is_written_is_for_its_owner_alone(place: Path) -> None:
    done = run(place, "evaluate berkas --bulan 2026-10 --out hasil", "umask 022")
    assert done.returncode in (0, 1), done.stderr
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in [place / "hasil", *(place / "hasil").rglob("*")]}
    assert modes == {(True, 0o700), (False, 0o600)}


@pytest.mark.slow
def test_what_a_killed_check_left_goes_with_the_next(place: Path) -> None:
    work = place / "kerja"
    work.mkdir()
    for _ in range(3):
        started = subprocess.Popen([sys.executable, "-m", "naungan", "check", FILE], cwd=place, env={**os.environ, "NAUNGAN_WORK": str(work)},
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        while started.poll() is None and not list(work.glob(".naungan-kerja-*/*.parquet")):
            time.sleep(0.01)
        started.kill()
        started.wait()
    assert len(list(work.iterdir())) <= 1
    assert run(place, f'check "{FILE}"', NAUNGAN_WORK=str(work)).returncode == 0
    assert list(work.iterdir()) == []


@pytest.mark.slow
def test_of_two_runs_into_one_place_one_is_told(place: Path) -> None:
    command = [sys.executable, "-m", "naungan", "evaluate", "berkas", "--bulan", "2026-10", "--out", "hasil"]
    both = [subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [one.communicate(timeout=280) for one in both]
    codes = [one.returncode for one in both]
    assert sorted(code in (0, 1) for code in codes) == [False, True]
    lost = next(place for place, code in enumerate(codes) if code not in (0, 1))
    assert codes[lost] in (2, 4)  # 2 where the other was done before it began
    assert told[lost][0] == ""
    assert {path.name for path in place.iterdir()} == {"berkas", "hasil"}
    assert (place / "hasil" / "run.json").is_file()
