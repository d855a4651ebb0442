"""What commands read from their options: months, dates, the engine's settings."""

from __future__ import annotations

import datetime as dt
from typing import Any

from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan


def read_bulan(text: str) -> Bulan:
    """A month written ``TTTT-BB``; Refusal otherwise."""
    try:
        return Bulan.parse(text)
    except ValueError:
        raise Refusal("BULAN_INVALID", nilai=text) from None


def read_date(text: str | None) -> dt.date | None:
    """A day written ``TTTT-BB-HH``, or nothing; Refusal otherwise."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise Refusal("DATE_INVALID", nilai=text) from None


def engine_settings(name: str | None) -> dict[str, Any]:
    """Name, threads and memory for ``open_engine``: the flag, else the environment, else naungan.toml."""
    from naungan.kernel.config import load

    settings = load({"engine": name} if name else {})
    return {"name": settings["engine"].value, "threads": settings["threads"].value, "memory": settings["memory"].value}
