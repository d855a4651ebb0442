"""What is written takes its name whole or not at all: made in a folder beside it, synced, renamed.

While ``x`` is made, ``.x.sementara`` stands beside it, locked by its maker; the lock goes with the process, however that ends, so the next
maker knows what a dead one left, and of two at once the second is told. An ``x`` that is replaced steps aside as ``.x.sementara-lama`` and
comes back where the process dies before the new one has its name.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from naungan.kernel.errors import Refusal, Unfit
from naungan.kernel.kept import refuse_kept
from naungan.kernel.lack import writing
from naungan.kernel.limits import NO_LOCK, hold, holds, let_go, sync
from naungan.kernel.shown import shown

_SCRATCH = re.compile(r"\.naungan-kerja-[0-9a-f]{16}")
# So many files are synced one by one; more cost less as one call for all of the machine.
_FEW = 16


@contextmanager
def folder_aside(
    out: Path, *, replace: bool, proof: str, alien: str = "OUT_BUKAN_HASIL", book: Path | None = None
) -> Iterator[Path]:  # fmt: skip
    """Yield a folder to fill, for its owner alone; on success it takes the name ``out``, on failure it is gone.

    An existing ``out`` is a Refusal unless ``replace`` and it holds ``proof``, which only our folders have (else ``alien``). Whatever is
    wrong with ``out`` is told before anything is yielded. Unfit where another process is making it, or has made it meanwhile.
    A place in or around a book of rounds is a Refusal, unless the writer is that ``book``.
    """
    out = _place(out)
    refuse_kept(out, book=book)
    with _made_beside(out) as aside:
        _may_take(out, replace, proof, alien)
        yield aside
        if not replace and os.path.lexists(out):
            raise Unfit("OUT_DIDAHULUI", folder=shown(out.name))
        refuse_kept(out, book=book)  # somebody may have opened one there meanwhile
        with writing(out.name):
            _exchange(aside, out)


@contextmanager
def file_aside(out: Path, *, replace: bool = True, book: Path | None = None) -> Iterator[Path]:
    """Yield the path of a file to write, with the ending of ``out``; on success it takes the name ``out``, on failure it is gone.

    A link is written through, as a user expects of one; Unfit where ``out`` can't be written or another process is writing it.
    A place in a book of rounds is a Refusal, unless the writer is that ``book``.
    """
    out = _place(Path(os.path.realpath(out)))
    refuse_kept(out, book=book)
    with _made_beside(out) as aside:
        if os.path.lexists(out) and (not replace or not out.is_file()):
            raise Refusal("FILE_SUDAH_ADA", berkas=shown(out.name))
        made = aside / out.name
        with writing(out.name):
            yield made
            _sync(made)
            made.replace(out)
            _sync(out.parent)


def may_write(out: Path) -> None:
    """Refusal or Unfit, before the work, where ``file_aside`` could not write ``out`` afterwards; nothing is left."""
    refuse_kept(out)
    with _made_beside(_place(Path(os.path.realpath(out)))):
        if os.path.lexists(out) and not out.is_file():
            raise Refusal("FILE_SUDAH_ADA", berkas=shown(out.name))


def sweep(folder: Path) -> None:
    """Take away what dead makers left in a folder whose names are never made twice; what a living one holds stays."""
    with suppress(OSError), os.scandir(folder) as found:
        for left in [one for one in found if one.name.startswith(".") and one.name.endswith(".sementara")]:
            with suppress(OSError):
                _swept(Path(left.path))


@contextmanager
def scratch(root: Path) -> Iterator[Path]:
    """A folder below ``root`` for files of persons that nobody keeps; those of killed processes go first."""
    _sweep(root)
    with writing(root):
        folder, lock = _fresh(root)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        let_go(lock)


def _fresh(root: Path) -> tuple[Path, int]:
    """A new folder and its lock; one that a sweeping neighbour took before it was locked is left to it."""
    while True:
        folder = root / f".naungan-kerja-{secrets.token_hex(8)}"
        folder.mkdir(mode=0o700)
        with suppress(FileNotFoundError):
            lock = hold(folder)
            if lock is not None and holds(lock, folder):
                return folder, lock
            if lock is not None:
                let_go(lock)


def _place(out: Path) -> Path:
    """The absolute path; Refusal for a name that is none, or that a link or a line would hide."""
    out = Path(os.path.normpath(out.absolute()))
    if not out.name or not out.name.isprintable():
        raise Refusal("OUT_NAMA", nama=shown(out.name.encode("unicode_escape", "replace").decode()))
    if out.is_symlink():
        raise Refusal("OUT_TAUTAN", nama=shown(out.name))
    return out


@contextmanager
def _made_beside(out: Path) -> Iterator[Path]:
    aside = out.with_name(f".{out.name}.sementara")
    new = [folder for folder in out.parents if not folder.exists()]
    with writing(out.parent):
        out.parent.mkdir(parents=True, exist_ok=True)
        lock = _locked(aside)
    try:
        _recover(out)
        for left in aside.iterdir():
            _remove(left)
        yield aside
    finally:
        if os.path.lexists(aside):
            shutil.rmtree(aside, ignore_errors=True)
        let_go(lock)
        for folder in new:  # the innermost first; those that hold anything stay
            with suppress(OSError):
                folder.rmdir()


def _locked(folder: Path) -> int:
    """Make the folder, or take over that of a dead process, and lock it; Unfit where a living one holds it."""
    while True:
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        try:
            lock = hold(folder)
        except FileNotFoundError:
            continue
        if lock is None:
            raise Unfit("OUT_SEDANG_DITULIS", folder=shown(folder.name))
        if holds(lock, folder):
            return lock
        let_go(lock)


def _recover(out: Path) -> None:
    """A maker that died between the two renames has left the old result under its other name."""
    old = out.with_name(f".{out.name}.sementara-lama")
    if os.path.lexists(old):
        if os.path.lexists(out):
            _remove(old)
        else:
            old.rename(out)


def _may_take(out: Path, replace: bool, proof: str, alien: str) -> None:
    if not os.path.lexists(out):
        return
    if not replace:
        raise Refusal("OUT_EXISTS", folder=shown(out.name))
    if not out.is_dir() or (any(out.iterdir()) and not (out / proof).exists()):
        raise Refusal(alien, folder=shown(out.name))


def _exchange(aside: Path, out: Path) -> None:
    """Rename; the old result steps aside first and is deleted last."""
    _sync(aside)
    old = out.with_name(f".{out.name}.sementara-lama")
    if os.path.lexists(out):
        out.rename(old)
    try:
        aside.rename(out)
    except OSError:
        if os.path.lexists(old):
            old.rename(out)
        raise
    _sync(out.parent)
    _remove(old)


def _sync(path: Path) -> None:
    """Onto the disk: a file, the names in a folder, or a folder with all that is in it."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()] if path.name.endswith(".sementara") else []
    if len(files) > _FEW and hasattr(os, "sync"):
        os.sync()
        return
    for one in (*files, *{one.parent for one in files}, path):
        sync(one)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _sweep(root: Path) -> None:
    """Remove the scratch of this user's dead processes; without locks nobody knows which are dead."""
    with suppress(OSError), os.scandir(root) as found:
        for left in [one for one in found if _SCRATCH.fullmatch(one.name)]:
            with suppress(OSError):
                about = left.stat(follow_symlinks=False)
                if stat.S_ISDIR(about.st_mode) and hasattr(os, "getuid") and about.st_uid == os.getuid():
                    _swept(Path(left.path))


def _swept(folder: Path) -> None:
    lock = hold(folder)
    if lock is None or lock == NO_LOCK:
        return
    try:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        let_go(lock)
