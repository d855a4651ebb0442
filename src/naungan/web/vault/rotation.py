"""New keys. ``nik``: every sign is made anew in one transaction, or none. ``berkas``: file by file, going on where it was stopped.

A key that is being replaced stands beside the new one (``nik.baru``, ``berkas.lama``) until nothing needs it any more.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from naungan.kernel.aside import file_aside, scratch, sweep
from naungan.kernel.limits import sync
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.audit.models import Deed
from naungan.web.environment import Environment, read_environment
from naungan.web.vault import nik
from naungan.web.vault.closed import FORMER, KEY, close_stream, is_closed, key_id, pieces, read_header
from naungan.web.vault.columns import close_columns_anew
from naungan.web.vault.signed import SIGNED, load

ROTATED = "ganti_kunci"
_NEW = ".baru"
_BYTES = 32


class _Piped:
    """The content of a closed file as something to read from."""

    def __init__(self, content: Iterator[bytes]) -> None:
        self._content = content

    def read(self, _: int = -1) -> bytes:
        """The next piece; nothing at the end."""
        return next(self._content, b"")


def rotate_nik(*, by: str) -> int:
    """Sign all anew; how many signs. A run that died after its transaction is finished by the next, one that died before it leaves all."""
    environment = read_environment()
    new = environment.keys / (nik.KEY + _NEW)
    if new.is_file() and _told(key_id(environment.key(new.name)).hex()):
        _take(new, environment.keys / nik.KEY)
        return 0
    new.unlink(missing_ok=True)
    _made(new)
    key = environment.key(new.name)
    load()
    try:
        with acts(by), nik.using(key):
            signs = sum(resign() for resign in SIGNED.values())
            note(ROTATED, tentang=nik.KEY, kunci=key_id(key).hex(), jumlah=signs)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    _take(new, environment.keys / nik.KEY)
    return signs


def rotate_files(*, by: str) -> tuple[int, bool]:
    """Close every closed file of the lake with a new key; how many, and whether all of it is done.

    The office goes on meanwhile: the old key stays until none needs it, also no file that somebody began to write before.
    """
    environment = read_environment()
    key, former, new = (environment.keys / name for name in (KEY, FORMER, KEY + _NEW))
    if not former.is_file():
        new.unlink(missing_ok=True)
        _made(new)
        os.link(key, former)
        sync(environment.keys)
    if new.is_file():
        _take(new, key)
    load()
    done = sum(_closed_anew(path) for path in _closed(environment)) + close_columns_anew(by=by)
    if _being_written(environment) or any(_closed_anew(path) for path in list(_closed(environment))):
        return done, False
    with acts(by):
        note(ROTATED, tentang=KEY, kunci=key_id(environment.key(KEY)).hex(), jumlah=done)
    former.unlink()
    return done, True


def _being_written(environment: Environment) -> bool:
    """Whether somebody alive writes into the lake; what the dead have left goes first."""
    for room in {Path(room) for room, folders, _ in os.walk(environment.lake) if any(one.startswith(".") for one in folders)}:
        sweep(room)
        with scratch(room):  # the way in takes away what dead ones left
            pass
    return any(one.startswith(".") and not one.endswith(".buang") for _, folders, _ in os.walk(environment.lake) for one in folders)


def _closed(environment: Environment) -> Iterator[Path]:
    for room, folders, names in os.walk(environment.lake):
        folders[:] = [one for one in folders if not one.startswith(".")]
        yield from (path for name in sorted(names) if is_closed(path := Path(room) / name))


def _closed_anew(path: Path) -> bool:
    with path.open("rb") as closed:
        header = read_header(closed)
        if header.key == key_id(read_environment().key(KEY)):
            return False
        closed.seek(0)
        with file_aside(path) as aside:
            aside.touch(mode=0o600)
            with aside.open("r+b") as again:
                close_stream(_Piped(pieces(closed, header.about)), again, header.about)  # type: ignore[arg-type]
    return True


def _told(kunci: str) -> bool:
    """Whether the transaction of that key was committed."""
    return any(one.isi.get("kunci") == kunci for one in Deed.objects.filter(jenis=ROTATED, tentang=nik.KEY))


def _made(path: Path) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(_BYTES))
        file.flush()
        os.fsync(file.fileno())


def _take(new: Path, place: Path) -> None:
    new.replace(place)
    sync(place.parent)
