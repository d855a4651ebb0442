"""What a process beside is given to write in the tests of ``documents.hands``."""

from __future__ import annotations

import os
import time
from pathlib import Path

from naungan.kernel.errors import Refusal


def by_whom(path: Path) -> None:
    """The number of the process that writes it, so slowly that others have time."""
    time.sleep(0.5)
    path.write_text(str(os.getpid()), "utf-8")


def only_in(process: int, path: Path) -> None:
    """Any other process dies of it, with half of it written."""
    path.write_text("hal", "utf-8")
    if os.getpid() != process:
        os._exit(9)
    path.write_text("halaman", "utf-8")


def never(path: Path) -> None:
    """A paper that nobody can write."""
    raise Refusal("HASIL_BUKAN", folder=path.name)


def for_long(path: Path) -> None:
    """Longer than anybody waits, with the number of the process that does."""
    path.write_text(str(os.getpid()), "utf-8")
    time.sleep(120)
