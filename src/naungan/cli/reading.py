"""What commands read from their options: months, dates, the engine's settings."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan

if TYPE_CHECKING:
    from naungan.engine import Engine


def read_bulan(text: str) -> Bulan:
    """A month written ``TTTT-BB``; Refusal otherwise."""
    try:
        return Bulan.parse(text)
    except ValueError:
        raise Refusal("BULAN_INVALID", nilai=text) from None


def read_date(text: str | None) -> dt.date | None:
    """A day written ``TTTT-BB-HH``, or nothing; Refusal otherwise."""
    try:
        day = dt.date.fromisoformat(text) if text is not None else None
        if day:
            Bulan.of(day)  # the years that a month may have bound those of a day
    except ValueError:
        raise Refusal("DATE_INVALID", nilai=text) from None
    return day


@contextlib.contextmanager
def workshop(engine_name: str | None = None, *, beside: Path | None = None) -> Iterator[tuple[Engine, Path]]:
    """An open engine and a folder for its scratch files, both gone at the end.

    Engine, threads, memory and the place of the folder: the flag, else the environment, else naungan.toml. Without a place
    the folder stands in ``beside``, so that whatever sweeps that one takes the scratch of a killed run too.
    """
    from naungan.engine import open_engine
    from naungan.kernel.config import load

    settings = load({"engine": engine_name} if engine_name else {})
    with tempfile.TemporaryDirectory(prefix="naungan-", dir=settings["work"].path or beside) as folder:
        work = Path(folder)
        options = {name: settings[name].value for name in ("threads", "memory")}
        with open_engine(settings["engine"].value, **options, temp=work) as engine:
            yield engine, work
