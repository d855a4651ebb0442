"""Reading the YAML files of this room."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def muat(nama: str) -> Any:
    """The content of one file of dated facts, read once; callers do not change it."""
    import yaml

    return yaml.safe_load(files("naungan.acuan").joinpath(nama).read_text("utf-8"))
