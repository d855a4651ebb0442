"""``backup``: the database first, then the lake, into one closed file. What the database names is in the lake before it is named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

import naungan
from naungan.kernel.aside import file_aside, scratch
from naungan.kernel.errors import Refusal
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.audit.heads import seal
from naungan.web.environment import read_environment
from naungan.web.keeping.archive import Archive, written
from naungan.web.keeping.database import copied, migrations
from naungan.web.keeping.lock import lake_locked

CADANGAN = "cadangan"
DATABASE, LAKE = "basis", "danau"


def backup(out: Path, *, by: str) -> int:
    """Write a backup, whole or not at all; how many files are in it. Nothing is collected from the lake meanwhile."""
    environment = read_environment()
    if out.absolute().is_relative_to(environment.data.resolve()):
        raise Refusal("WEB_CADANGAN_DI_DATA")
    with lake_locked(), scratch(environment.scratch) as folder, file_aside(out, replace=False) as aside:
        said = _said()
        aside.touch(mode=0o600)
        with aside.open("r+b") as file, written(file, said) as archive:
            for one in copied(folder):
                archive.add(one, f"{DATABASE}/{one.name}")
                one.unlink()
            _lake(archive, environment.lake)
        number = len(archive.found)
    with acts(by):
        note(CADANGAN, tentang=out.name[:200], jumlah=number)
    return number


def _said() -> dict[str, Any]:
    return {
        "bentuk": 1,
        "program": naungan.__version__,
        "waktu": timezone.now().isoformat(),
        "basis": connection.vendor,
        "migrasi": migrations(),
        "kepala": seal().line,
    }


def _lake(archive: Archive, lake: Path) -> None:
    """All that is there; what was replaced while it was being taken in is looked for once more, until nothing is new."""
    done: set[Path] = set()
    while new := [path for path in _files(lake) if path not in done]:
        for path in new:
            done.add(path)
            try:
                archive.add(path, f"{LAKE}/{path.relative_to(lake).as_posix()}")
            except FileNotFoundError:
                continue


def _files(lake: Path) -> Iterator[Path]:
    """Every file in its order; what is being written has a name with a dot."""
    for room, folders, names in os.walk(lake):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        yield from (Path(room) / name for name in sorted(names) if not name.startswith("."))
