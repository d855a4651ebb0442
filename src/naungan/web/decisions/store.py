"""Rows with persons, closed in the lake: what one act says lies in one file, which rows of the database name by the digest of its bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from naungan.kernel.aside import file_aside
from naungan.web.environment import read_environment
from naungan.web.vault.closed import close, opened

_ABOUT = "putusan"
FOLDER = "putusan"


def keep(content: Sequence[Any]) -> str:
    """Close things together; the name they are found by. Nothing refers to them until a transaction does."""
    closed = close(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), _ABOUT)
    sidik = hashlib.sha256(closed).hexdigest()
    place = _place(sidik)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with file_aside(place) as aside:
        aside.write_bytes(closed)
        aside.chmod(0o600)
    return sidik


def look(sidik: str) -> list[Any]:
    """What was closed under a name; FileNotFoundError where it was taken away, InvalidTag where anything of it was changed."""
    found: list[Any] = json.loads(opened(_place(sidik).read_bytes(), _ABOUT))
    return found


def look_all(rows: Iterable[Any]) -> list[Any]:
    """What each row (``sidik``, ``letak``) says, in their order; each file is opened once."""
    seen: dict[str, list[Any]] = {}
    found = []
    for row in rows:
        if row.sidik not in seen:
            seen[row.sidik] = look(row.sidik)
        found.append(seen[row.sidik][row.letak])
    return found


def named() -> set[str]:
    """The names of all that a row still refers to: what else lies in the folder may go."""
    from naungan.web.decisions.models import Decision, Inquiry, Question

    return {name for model in (Question, Decision, Inquiry) for name in model._default_manager.values_list("sidik", flat=True).distinct()}


def _place(sidik: str) -> Path:
    return read_environment().lake / FOLDER / sidik[:2] / sidik
