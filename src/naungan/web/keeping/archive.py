"""A backup as a file: a tar closed with the key ``berkas``, read and written in one pass; its last member says what all others must be."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag

from naungan.kernel.errors import Unreadable
from naungan.kernel.shown import shown
from naungan.web.vault.closed import Closing, Opening

ABOUT = "cadangan"
MANIFEST = "manifest.json"
_CHUNK = 1024 * 1024


class _Hashed:
    """A file that is read, and what was read of it so far as a digest."""

    def __init__(self, file: Any) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        piece: bytes = self._file.read(size)
        self.digest.update(piece)
        return piece


@dataclass
class Archive:
    """An archive that is being written; ``found`` is what it holds so far: name → SHA-256."""

    tar: tarfile.TarFile
    found: dict[str, str] = field(default_factory=dict)

    def add(self, path: Path, name: str) -> None:
        """Take a file in; FileNotFoundError where it has gone."""
        with path.open("rb") as file:
            about = tarfile.TarInfo(name)
            about.size, about.mode = os.fstat(file.fileno()).st_size, 0o600
            hashed = _Hashed(file)
            self.tar.addfile(about, hashed)  # read is all that is asked of it
        self.found[name] = hashed.digest.hexdigest()


@contextmanager
def written(out: BinaryIO, said: dict[str, Any]) -> Iterator[Archive]:
    """Write an archive; what is ``said`` goes into the manifest, and so does every file. Whole only when the block ended well."""
    with Closing(out, ABOUT) as closing, tarfile.open(mode="w|", fileobj=closing, format=tarfile.PAX_FORMAT) as tar:
        archive = Archive(tar)
        yield archive
        manifest = json.dumps({**said, "berkas": archive.found}, ensure_ascii=False, sort_keys=True).encode()
        about = tarfile.TarInfo(MANIFEST)
        about.size, about.mode = len(manifest), 0o600
        tar.addfile(about, io.BytesIO(manifest))


def unpacked(place: Path, folder: Path) -> dict[str, Any]:
    """Write all that an archive holds into a folder for its owner alone, and return the manifest; Unreadable where it is not whole."""
    try:
        with place.open("rb") as file:
            content = Opening(file, ABOUT)
            with tarfile.open(mode="r|", fileobj=content) as tar:
                found = {one.name: _write(tar, one, folder) for one in tar}
            while content.read(_CHUNK):  # to the end: the last piece says that it is the last
                pass
    except (InvalidTag, tarfile.TarError):
        raise Unreadable("WEB_CADANGAN_RUSAK", berkas=shown(place.name)) from None
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes()) if MANIFEST in found else {}
    found.pop(MANIFEST, None)
    if manifest.get("berkas") != found:
        raise Unreadable("WEB_CADANGAN_RUSAK", berkas=shown(place.name))
    return manifest


def _write(tar: tarfile.TarFile, about: tarfile.TarInfo, folder: Path) -> str:
    name, source = PurePosixPath(about.name), tar.extractfile(about) if about.isreg() else None
    if source is None or name.is_absolute() or ".." in name.parts:
        raise tarfile.TarError(about.name)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    hashed = _Hashed(source)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while piece := hashed.read(_CHUNK):
            file.write(piece)
    return hashed.digest.hexdigest()
