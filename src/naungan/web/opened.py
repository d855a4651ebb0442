"""The front office for whoever is no server: a command at the terminal opens it, and acts under a name of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


def open_office() -> None:
    """Django as the environment says; nothing is served."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.web.settings")
    django.setup()


@contextmanager
def at_terminal(what: str) -> Iterator[None]:
    """Work that nobody does who has signed in: ``sistem:<what>`` acts."""
    open_office()
    from naungan.web.audit.actor import SYSTEM, set_actor

    with set_actor(f"{SYSTEM}:{what}"):
        yield
