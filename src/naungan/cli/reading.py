"""What commands read from their options: names of files and folders, the engine's settings."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naungan.kernel.errors import Refusal
from naungan.kernel.lack import writing

if TYPE_CHECKING:
    from naungan.engine import Engine, Means


class _Place(click.Path):
    """A name in the file system; an empty one, as of a variable that is not set, names nothing."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; Refusal where nothing is named."""
        if not str(value):
            raise Refusal("BERKAS_TANPA_NAMA")
        return super().convert(value, param, ctx)


# What an option or argument names: click tells a folder from a file before anything is read.
A_FILE = _Place(path_type=Path, dir_okay=False)
A_FOLDER = _Place(path_type=Path, file_okay=False)
A_PLACE = _Place(path_type=Path)


def keep_apart(out: Path, *inputs: Path) -> None:
    """Refusal where results would stand inside what is read: scratch files would be taken for input."""
    outside = Path(os.path.realpath(out))
    for inside in (Path(os.path.realpath(path)) for path in inputs):
        if inside == outside or inside in outside.parents:
            raise Refusal("OUT_DALAM_MASUKAN")


def _temporary() -> Path:
    """Where the system keeps such files; Unfit where nothing can be written there."""
    with writing("TMPDIR"):
        return Path(tempfile.gettempdir())


def means(engine_name: str | None = None) -> Means:
    """Engine, threads, memory, reading children and the place for scratch: the flag, else the environment, else naungan.toml.

    Limits that this system lacks are told.
    """
    from naungan.engine import Means
    from naungan.kernel.config import load
    from naungan.kernel.limits import lacking
    from naungan.kernel.messages import sentence

    for code in lacking():
        click.echo(sentence(code), err=True)
    found = load({"engine": engine_name} if engine_name else {})
    names = ("engine", "threads", "memory", "readers")
    return Means(**{name: found[name].value for name in names}, work=found["work"].path)


@contextlib.contextmanager
def workshop(
    engine_name: str | None = None, *, beside: Path | None = None, files: Iterable[Path] = ()
) -> Iterator[tuple[Engine, Path]]:  # fmt: skip
    """An open engine and a folder for its scratch files, both gone at the end; ``means`` says which.

    ``files`` are those that are worked on (``Means.enough_for``). Without a place for it the folder stands in ``beside``, else
    where the system keeps such; the next run takes away what a killed one left there.
    """
    from naungan.engine import opened

    with opened(means(engine_name).enough_for(files), beside=beside or _temporary()) as found:
        yield found
