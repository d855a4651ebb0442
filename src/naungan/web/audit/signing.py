"""Signing in, failing to, and signing out are deeds."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction

from naungan.web.addresses import client_address
from naungan.web.audit.actor import GUEST, set_actor
from naungan.web.audit.deeds import GAGAL_MASUK, KELUAR, MASUK, note
from naungan.web.audit.heads import export_daily


def listen() -> None:
    """Hear of all three; once, however often it is called."""
    user_logged_in.connect(_entered, dispatch_uid="jejak")
    user_login_failed.connect(_failed, dispatch_uid="jejak")
    user_logged_out.connect(_left, dispatch_uid="jejak")


def _entered(request: Any, user: Any, **_: Any) -> None:
    with set_actor(f"user:{user.pk}"):
        note(MASUK, alamat=client_address(request))
    transaction.on_commit(export_daily)


def _failed(credentials: dict[str, Any], request: Any = None, **_: Any) -> None:
    """With the account that was meant, if there is one; never the name that was tried: people type their password there."""
    meant = get_user_model().objects.filter(username=credentials.get("username") or "").values_list("pk", flat=True).first()
    with set_actor(GUEST):
        note(GAGAL_MASUK, tentang=f"user:{meant}" if meant else "", alamat=client_address(request))


def _left(request: Any, user: Any, **_: Any) -> None:
    if user is not None and user.pk is not None:
        with set_actor(f"user:{user.pk}"):
            note(KELUAR, alamat=client_address(request))
