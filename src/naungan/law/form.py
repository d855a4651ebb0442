"""Whether a file of series has the form that ``skema.json`` describes; slower than loading it, so asked for apart."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from importlib.resources import files
from typing import Any

from naungan.law.series import read_yaml


def faults(text: str) -> list[str]:
    """What is wrong with the form of a YAML file of series; LawError for a key that stands twice."""
    return [f"{'/'.join(str(part) for part in error.path)}: {error.message}" for error in _validator().iter_errors(_plain(read_yaml(text)))]


def schema() -> dict[str, Any]:
    """The JSON schema of a file of series."""
    found: dict[str, Any] = json.loads(files("naungan.law").joinpath("skema.json").read_text("utf-8"))
    return found


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def _plain(value: Any) -> Any:
    """Dates as text, as JSON would have them."""
    if isinstance(value, dict):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value
