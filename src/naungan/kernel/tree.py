"""The one way in which YAML is read: by libyaml where it is built, ten times faster than Python, and by safe constructors only."""

from __future__ import annotations

from typing import Any


def loader() -> Any:
    """The class of loader."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def tree(text: str) -> Any:
    """The content of a text."""
    import yaml

    return yaml.load(text, Loader=loader())  # noqa: S506  # a safe loader
