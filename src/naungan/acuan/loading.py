"""Reading the YAML files of this room."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from naungan.kernel.tree import tree
from naungan.law import Series, load_folder


@cache
def load(nama: str) -> Any:
    """The content of one file of dated facts, read once; callers do not change it."""
    return tree(packaged(nama))


def packaged(nama: str) -> str:
    """The text of one file of dated facts."""
    return files("naungan.acuan").joinpath(nama).read_text("utf-8")


@cache
def dated_series() -> dict[str, Series]:
    """The dated series of this room, in the form of those of the law."""
    return load_folder(files("naungan.acuan").joinpath("deret"))
