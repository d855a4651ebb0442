"""``restore``: a backup becomes a folder of data again, verified file by file; the keys come from elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from naungan.kernel.aside import folder_aside
from naungan.kernel.digest import digest
from naungan.kernel.errors import Refusal, Unreadable
from naungan.kernel.shown import shown
from naungan.web.keeping.archive import MANIFEST, unpacked

DATABASE, SQLITE = "basis", "naungan.sqlite3"
_PROOF = "cadangan.json"


def restore(place: Path, out: Path) -> dict[str, Any]:
    """Make the folder ``out`` of a backup, whole or not at all, and fill the empty database of ``DATABASE_URL`` where it came from one.

    What the backup says of itself. A run that died between folder and database is finished by the next one.
    """
    sumber = digest(place)
    if not (manifest := _before(out, sumber)):
        with folder_aside(out, replace=False, proof=_PROOF) as aside:
            manifest = unpacked(place, aside)
            _demand_database(manifest)
            (aside / MANIFEST).unlink()
            if manifest["basis"] == "sqlite":
                _sqlite(aside, place)
            manifest = {**manifest, "sumber": sumber, "berkas": len(manifest["berkas"])}
            (aside / _PROOF).write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    if manifest["basis"] == "postgresql" and (out / DATABASE).is_dir():
        _postgresql(out, manifest)
    return manifest


def _before(out: Path, sumber: str) -> dict[str, Any]:
    """What an unfinished run of the same backup has said; nothing where there is none."""
    proof = out / _PROOF
    found: dict[str, Any] = json.loads(proof.read_text("utf-8")) if proof.is_file() else {}
    return found if found.get("sumber") == sumber and (out / DATABASE).is_dir() else {}


def _demand_database(manifest: dict[str, Any]) -> None:
    if (manifest["basis"] == "postgresql") != bool(os.environ.get("DATABASE_URL")):
        raise Refusal("WEB_CADANGAN_BASIS", nama=manifest["basis"])


def _sqlite(folder: Path, place: Path) -> None:
    """The database takes its place; whole, and written as the server writes it."""
    (folder / DATABASE / SQLITE).rename(folder / SQLITE)
    (folder / DATABASE).rmdir()
    database = sqlite3.connect(folder / SQLITE)
    try:
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Unreadable("WEB_CADANGAN_RUSAK", berkas=shown(place.name))
        database.execute("PRAGMA journal_mode=WAL")
    finally:
        database.close()


def _postgresql(out: Path, manifest: dict[str, Any]) -> None:
    """One transaction; the files it was filled from go last, and so say that it is done."""
    os.environ["NAUNGAN_DATA"] = str(out.absolute())
    from naungan.web.opened import open_office

    open_office()
    from naungan.web.keeping.database import put_back

    put_back(out / DATABASE, manifest)
    shutil.rmtree(out / DATABASE)
