"""The result folder: built beside its place and renamed, so that a killed run leaves all or nothing."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from naungan.kernel.errors import Refusal, Unfit

_MARK = ".sementara-"


@contextlib.contextmanager
def result_folder(out: Path, *, replace: bool, proof: str) -> Iterator[Path]:
    """Yield a folder to fill; on success it takes the name ``out``, on failure it is gone.

    An existing ``out`` is a Refusal unless ``replace`` and it holds ``proof``, the file that only our results have.
    """
    out = out.absolute()
    _sweep(out)
    _may_take(out, replace, proof)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        aside = out.with_name(f".{out.name}{_MARK}{os.getpid()}")
        aside.mkdir()
    except OSError as error:
        raise Unfit("NOT_WRITABLE", folder=out.parent.name, sebab=error.strerror) from None
    try:
        yield aside
        _exchange(aside, out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _may_take(out: Path, replace: bool, proof: str) -> None:
    if not out.exists():
        return
    if not replace:
        raise Refusal("OUT_EXISTS", folder=out.name)
    if not out.is_dir() or (any(out.iterdir()) and not (out / proof).exists()):
        raise Refusal("OUT_BUKAN_HASIL", folder=out.name)


def _exchange(aside: Path, out: Path) -> None:
    """Rename; the old result steps aside first and is deleted last."""
    old = out.with_name(f".{out.name}{_MARK}lama-{os.getpid()}")
    if out.exists():
        out.rename(old)
    aside.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _sweep(out: Path) -> None:
    """Remove what killed runs left beside ``out``; the folder of a live process stays.

    A run killed between the two renames has left the old result under its other name: it comes back first.
    """
    for left in sorted(out.parent.glob(f".{out.name}{_MARK}*")):
        number = re.search(r"(\d+)$", left.name)
        if number and _alive(int(number[1])):
            continue
        if f"{_MARK}lama-" in left.name and not out.exists():
            left.rename(out)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
