"""What a system can hold a process to: a limit of memory, a lock on a folder. Linux has both, Windows neither; what is missing is told.

Nothing here, and nothing on the way to ``check`` and ``evaluate``, imports a module that only POSIX has.
"""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import Any


def _only_here(name: str) -> Any:
    """A module that not every system has; None where it is missing."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


_resource = _only_here("resource")
_fcntl = _only_here("fcntl")
# What stands for a lock where the system or the file system knows none.
NO_LOCK = -1


def lacking() -> list[str]:
    """The codes of what this system can't do, each a sentence of the catalogue; empty on Linux."""
    return [code for code, module in (("TANPA_BATAS_MEMORI", _resource), ("TANPA_KUNCI", _fcntl)) if module is None]


def memory_limit(*, hard: bool) -> int | None:
    """The bytes of address space that the caller allows this process (``hard``: may allow it at most); None for no limit."""
    if _resource is None:
        return None
    limit: int = _resource.getrlimit(_resource.RLIMIT_AS)[hard]
    return None if limit == _resource.RLIM_INFINITY else limit


def limit_memory(space: int) -> None:
    """From here on this process has so many bytes of address space, and leaves no image of itself when it dies."""
    if _resource is not None:
        _resource.setrlimit(_resource.RLIMIT_AS, (space, space))
        _resource.setrlimit(_resource.RLIMIT_CORE, (0, 0))


def hold(folder: Path) -> int | None:
    """The lock of a folder that is no link, ours until ``let_go`` or the end of the process; None where somebody else holds it.

    FileNotFoundError where the folder is gone. A file system without locks has no second holder that we could know of.
    """
    if _fcntl is None:
        folder.stat()
        return NO_LOCK
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _fcntl.flock(lock, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    except OSError:
        os.close(lock)
        return NO_LOCK
    return lock


def holds(lock: int, folder: Path) -> bool:
    """Whether the folder of this name is still the one that was locked; its maker may have renamed or removed it meanwhile."""
    try:
        return lock == NO_LOCK or os.path.samestat(os.fstat(lock), os.lstat(folder))
    except FileNotFoundError:
        return False


def let_go(lock: int) -> None:
    """Give the lock back."""
    if lock != NO_LOCK:
        os.close(lock)


def sync(path: Path) -> None:
    """Onto the disk: a file, or the names in a folder where the system lets a folder be opened."""
    if path.is_dir():
        if hasattr(os, "O_DIRECTORY"):
            _synced(os.open(path, os.O_RDONLY | os.O_DIRECTORY))
    else:
        _synced(os.open(path, os.O_RDWR))  # Windows syncs only what may be written


def sync_all() -> None:
    """Whatever was written reaches the disk, where the system can be asked for that."""
    if hasattr(os, "sync"):
        os.sync()


def _synced(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
