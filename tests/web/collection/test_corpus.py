"""The corpus of odd files goes through the upload: each file is told the same, at the same places, as by the command line's check."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow.parquet as pq
import pytest

from naungan.engine import Engine
from naungan.intake import Source, check_files
from naungan.web.accounts.models import User
from naungan.web.collection.actions.receive import receive
from naungan.web.collection.checking import position
from naungan.web.collection.kept import MASALAH, folder_of
from naungan.web.collection.models import Version
from naungan.web.vault.originals import place_of
from tests.intake.dirty import EVERY
from tests.intake.test_corpus import KINDS, ODD
from tests.sheets.hostile import FILES
from tests.web.collection.handing import checked, roster, uploaded

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.chain]
# So many files are handed in at once; each kind of file once for the list of workers, whose data set is asked.
_TOGETHER = 25
_COUNTS = ("masuk", "diterima", "ditahan", "ditolak")
_WORKERS = next(one for one in EVERY if one.layout == "roster_bebas")


def corpus(folder: Path) -> list[Path]:
    """Wrong rows of a list of workers in files of every kind, files that are odd, and files that mean harm."""
    for ending, make in KINDS.items():
        make(folder / f"pekerja_{ending}", [_WORKERS.head, *_WORKERS.rows])
    for odd in ODD:
        (folder / odd.name).write_bytes(odd.data)
    for name, _, write in FILES:
        if len(name) < 60 and "/" not in name:
            write(folder / f"jahat_{name}")
    return sorted(path for path in folder.iterdir() if path.is_file() and path.stat().st_size < 20_000_000)


def handed_in(by: User, paths: list[Path]) -> list[Version]:
    """All of them, some at once; what is there twice byte for byte comes once."""
    told = []
    for at in range(0, len(paths), _TOGETHER):
        wanted = roster(masa=f"2026-{10 - at // _TOGETHER:02d}")
        files = [uploaded(path.read_bytes(), path.name) for path in paths[at : at + _TOGETHER]]
        told.append(checked(receive(by=by, wanted=wanted, dilihat=0, files=files)))
    return told


def by_command(engine: Engine, version: Version, paths: dict[str, Path], work: Path) -> tuple[dict[str, Any], Counter[Any]]:
    """What ``check`` says of the same files when it is told what they are: FILE by name, and problems by place."""
    setoran = version.setoran
    about = {
        "pemda": setoran.pemda,
        "unit": setoran.unit,
        "unit_nama": "Dinas Pendidikan",
        "dataset": "roster",
        "bulan_tempat": setoran.masa,
    }
    sources = [Source(paths[one.berkas], one.berkas, **about) for one in version.files.all()]
    found = check_files(engine, sources, posisi=position(version), work=work)
    return {row["berkas"]: row for row in engine.rows(found.file)}, Counter(map(_place, engine.rows(found.problem)))


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("berkas", "lembar", "baris", "kolom", "kode", "tingkat"))


def test_every_file_is_told_as_by_the_command_line(orang: SimpleNamespace, duck: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    paths = {path.name: path for path in corpus(folder)}
    seen: dict[bytes, str] = {}
    once = [path for path in paths.values() if seen.setdefault(path.read_bytes(), path.name) == path.name]
    unread = 0
    for number, version in enumerate(handed_in(orang.operator, once)):
        files, problems = by_command(duck, version, paths, tmp_path / f"kerja{number}")
        for one in version.files.all():
            row = files[one.berkas]
            assert (one.layout, one.kode) == (row["layout"] or "", row["kode"] or ""), one.berkas
            assert [getattr(one, name) for name in _COUNTS] == [row[name] for name in _COUNTS], one.berkas
            assert place_of(one.sumber).exists(), "what can't be read is kept too"
            if one.kode:
                unread += 1
                assert one.masuk is None
        kept = pq.read_table(folder_of(version) / MASALAH).to_pylist()
        assert Counter(map(_place, kept)) == problems
        told = {one["kode"]: one for one in version.hasil["jenis"]}
        assert all(one["kalimat"] and one["langkah"] for one in told.values())
        assert {one.kode for one in version.files.all() if one.kode} <= told.keys()
    assert unread > len(FILES) // 2
