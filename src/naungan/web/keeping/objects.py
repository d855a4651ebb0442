"""What lies in the lake, object by object: a file or a folder that is there whole, found by its name, and never changed."""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from naungan.kernel.kept import book_within, refuse_kept
from naungan.web.environment import read_environment

ORIGINALS, ANSWERS, CHECKED, RESULTS = "asal", "putusan", "periksa", "hasil"
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
RESULT = re.compile(r"\b\d{4}-\d{2}-[0-9]{2,4}-[0-9a-f]{24}\b")
_HOUR = 3600.0


@dataclass(frozen=True)
class Thing:
    """``kind``: the folder of the lake it lies in; ``name``: by which rows name it (of what was checked: the number of its version)."""

    kind: str
    name: str
    path: Path

    @property
    def label(self) -> str:
        """As it is told."""
        return f"{self.kind}/{self.name}"

    @property
    def hours(self) -> float:
        """How old it is."""
        return (time.time() - self.path.lstat().st_mtime) / _HOUR

    @property
    def size(self) -> int:
        """Bytes."""
        files = self.path.rglob("*") if self.path.is_dir() else [self.path]
        return sum(one.lstat().st_size for one in files if one.is_file())

    def remove(self) -> None:
        """Take it away, whole: a folder loses its name first. Refusal where it holds a book of rounds."""
        refuse_kept(self.path)
        if not self.path.is_dir():
            self.path.unlink(missing_ok=True)
            return
        gone = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}.buang")
        self.path.rename(gone)
        shutil.rmtree(gone)


def things() -> Iterator[Thing]:
    """All that we know the kind of. Whatever else lies in the lake is not ours to judge."""
    lake = read_environment().lake
    for kind in (ORIGINALS, ANSWERS):
        yield from (Thing(kind, path.name, path) for path in sorted((lake / kind).glob("??/*")) if DIGEST.fullmatch(path.name))
    for kind, pattern in ((CHECKED, re.compile(r"\d+")), (RESULTS, RESULT)):
        yield from (Thing(kind, path.name, path) for path in sorted((lake / kind).glob("*")) if pattern.fullmatch(path.name))


def sweep_gone() -> None:
    """What a killed run had taken the name of."""
    for path in read_environment().lake.glob("*/.*.buang"):
        if book_within(path) is None:
            shutil.rmtree(path, ignore_errors=True)
