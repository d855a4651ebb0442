"""``check`` and ``evaluate`` where a system has none of what only POSIX has; what is missing is told once. Windows itself is not tried."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from naungan.kernel.aside import folder_aside
from naungan.kernel.limits import lacking
from naungan.kernel.messages import sentence

pytestmark = pytest.mark.chain

LIKE = Path(__file__).with_name("windows_like")
TOLD = [sentence("TANPA_BATAS_MEMORI"), sentence("TANPA_KUNCI")]
ROSTER = """Nama,NIK,Tanggal Lahir,Jabatan,OPD,Bulan
Budi Santoso,1671010101900001,01-01-1990,Tenaga Kebersihan,Dinas Kesehatan,2026-10
Siti Aminah,1671014202920002,02-02-1992,Perawat,Dinas Kesehatan,2026-10
"""
SCRATCH = ".naungan-kerja-0123456789abcdef"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "berkas" / "1671 Kota Palembang" / "2026-10"
    place.mkdir(parents=True)
    (place / "dinkes.csv").write_text(ROSTER)
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """In a temporary folder of its own: a process that has locks takes the scratch of one that has none for that of a killed one."""
    path = os.pathsep.join(filter(None, [str(LIKE), os.environ.get("PYTHONPATH")]))
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env={**os.environ, "PYTHONPATH": path, "TMPDIR": str(folder.parent)}, text=True, capture_output=True, check=False, timeout=240
    )  # fmt: skip


def test_what_is_hidden_is_hidden_from_children_too(tmp_path: Path) -> None:
    child = "import os; print(hasattr(os, 'fork')); import resource"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    done = run(tmp_path, "-c", code)
    assert done.stdout == "False\n"
    assert done.stderr.endswith("ModuleNotFoundError: No module named 'resource'\n")


def test_here_nothing_is_lacking() -> None:
    assert lacking() == []


def test_a_file_is_checked_and_the_missing_limits_are_told(folder: Path) -> None:
    done = run(folder, "-m", "naungan", "check", "berkas/1671 Kota Palembang/2026-10/dinkes.csv")
    assert done.returncode == 0
    assert "2 diterima" in done.stdout
    assert done.stderr.splitlines() == TOLD


@pytest.mark.chain
def test_a_folder_is_evaluated_and_replaced(folder: Path) -> None:
    (folder / SCRATCH).mkdir()
    for more in ((), ("--replace",)):
        done = run(folder, "-m", "naungan", "evaluate", "berkas", "--bulan", "2026-10", "--out", "hasil", *more)
        assert done.returncode == 0, done.stderr
        assert done.stderr.splitlines() == TOLD
    assert "Pekerja    2 di 1 pemda" in done.stdout
    assert sorted(one.name for one in folder.iterdir()) == [SCRATCH, "berkas", "hasil"]  # whose scratch it is, nobody knows


def test_without_locks_a_result_is_still_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naungan.kernel.limits._fcntl", None)
    with pytest.raises(ZeroDivisionError), folder_aside(tmp_path / "hasil", replace=False, proof="run.json") as aside:
        _ = 1 / 0
    with folder_aside(tmp_path / "hasil", replace=False, proof="run.json") as aside:
        (aside / "run.json").write_text("{}")
    assert [one.name for one in tmp_path.iterdir()] == ["hasil"]
