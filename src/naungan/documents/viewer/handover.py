"""The secret address handed to a browser: every user of a machine can read the arguments of a program, but not a private file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naungan.documents.paper import render


@contextmanager
def handed_over(address: str) -> Iterator[Path]:
    """A page that only its owner can read and that leads to ``address``; gone at the end."""
    with tempfile.TemporaryDirectory(prefix="naungan-buka-") as folder:  # 0700
        page = Path(folder) / "buka.html"
        with os.fdopen(os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(render("handover.html", address=address))
        yield page
