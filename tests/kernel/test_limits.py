"""Limits and locks of this system, and what is left of them where a system or a file system has none."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from naungan.kernel import limits
from naungan.kernel.limits import NO_LOCK, hold, holds, lacking, let_go, limit_memory, memory_limit, sync


def test_one_holds_and_the_second_does_not(tmp_path: Path) -> None:
    lock = hold(tmp_path)
    assert lock is not None and lock != NO_LOCK and holds(lock, tmp_path)
    assert hold(tmp_path) is None
    let_go(lock)
    again = hold(tmp_path)
    assert again is not None
    let_go(again)


def test_a_lock_is_of_the_folder_and_not_of_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    lock = hold(folder)
    assert lock is not None
    folder.rename(tmp_path / "b")
    assert not holds(lock, folder)
    folder.mkdir()
    assert not holds(lock, folder)
    let_go(lock)
    with pytest.raises(FileNotFoundError):
        hold(tmp_path / "c")


def test_a_file_system_without_locks_has_no_second_holder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(limits._fcntl, "flock", refused)
    before = len(list(Path("/proc/self/fd").iterdir()))
    assert [hold(tmp_path), hold(tmp_path)] == [NO_LOCK, NO_LOCK]
    assert holds(NO_LOCK, tmp_path)
    let_go(NO_LOCK)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_system_without_limits_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_resource", limits._only_here("tidak_ada"))
    assert (memory_limit(hard=True), lacking()) == (None, ["TANPA_BATAS_MEMORI"])
    limit_memory(1)  # nothing happens, or the next line would not run
    monkeypatch.setattr(limits, "_fcntl", None)
    assert lacking() == ["TANPA_BATAS_MEMORI", "TANPA_KUNCI"]
    assert [hold(tmp_path), hold(tmp_path)] == [NO_LOCK, NO_LOCK]
    with pytest.raises(FileNotFoundError):
        hold(tmp_path / "tidak-ada")


def test_a_limit_of_memory_holds() -> None:
    code = "from naungan.kernel.limits import *; limit_memory(2**29); print(memory_limit(hard=False), memory_limit(hard=True)); bytearray(2**30)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == f"{2**29} {2**29}\n" and "MemoryError" in done.stderr


def test_files_and_folders_are_synced_where_that_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []
    monkeypatch.setattr(os, "fsync", synced.append)
    (tmp_path / "a").write_text("")
    sync(tmp_path / "a")
    sync(tmp_path)
    assert len(synced) == 2
    monkeypatch.delattr(os, "O_DIRECTORY")
    sync(tmp_path)
    assert len(synced) == 2
