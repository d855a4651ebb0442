"""The front office for whoever is no server: a command at the terminal opens it."""

from __future__ import annotations

import os

from naungan.kernel.errors import Refusal


def open_office() -> None:
    """Django as the environment says; nothing is served."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.web.settings")
    django.setup()


def open_tables() -> None:
    """The same, with the tables of this program; Refusal where they are not there, so that a wrong folder is told and not made."""
    open_office()
    from django.db import OperationalError

    from naungan.web.serve.ready import pending

    try:
        missing = pending()
    except OperationalError:
        missing = True
    if missing:
        raise Refusal("WEB_TABEL_LAIN")
