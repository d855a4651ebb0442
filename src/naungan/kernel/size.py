"""How long a file is, for whoever plans its work: it need not be there."""

from __future__ import annotations

from pathlib import Path


def size_of(path: Path) -> int | None:
    """Its bytes; None where it can't be looked at: whoever reads it says what is wrong."""
    try:
        return path.stat().st_size
    except OSError:
        return None
