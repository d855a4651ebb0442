"""Signing in and out is noted, and begins and ends sessions."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.signals import authenticator_added, authenticator_removed
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from naungan.web.accounts.addresses import client_address
from naungan.web.accounts.models import User
from naungan.web.accounts.sessions import SECOND, begin
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note


@receiver(user_logged_in)
def came(sender: Any, request: HttpRequest, user: User, **_: Any) -> None:
    """By which steps, from where."""
    steps = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []
    with acts(user):
        begin(request, user)
        cara = [step.get("type") or step["method"] for step in steps]
        note("masuk", tentang=f"user:{user.pk}", alamat=client_address(request), cara=cara)


@receiver(user_logged_out)
def went(sender: Any, request: HttpRequest, user: User | None, **_: Any) -> None:
    """Nothing where nobody was signed in."""
    if user is not None:
        with acts(user):
            note("keluar", tentang=f"user:{user.pk}", alamat=client_address(request))


@receiver(user_login_failed)
def failed(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """Of whom, where the name is one of ours; what else was typed may be a password or a NIK, and is kept nowhere."""
    _note_of("gagal_masuk", credentials.get("username"), request)


@receiver(user_locked_out)
def shut(sender: Any, request: HttpRequest, username: str | None, **_: Any) -> None:
    """Who tried too often is locked out for a while."""
    _note_of("terkunci", username, request)


@receiver([authenticator_added, authenticator_removed])
def factor(sender: Any, request: HttpRequest, user: User, authenticator: Any, signal: Any, **_: Any) -> None:
    """A second factor came or went; whether there is one is asked anew."""
    request.session.pop(SECOND, None)
    note("faktor_ditambah" if signal is authenticator_added else "faktor_dihapus", tentang=f"user:{user.pk}", cara=authenticator.type)


def _note_of(jenis: str, username: str | None, request: HttpRequest | None) -> None:
    known = User.objects.filter(username=(username or "").lower()).values_list("pk", flat=True).first()
    with acts("tamu"):
        note(jenis, tentang=f"user:{known}" if known else "", alamat=client_address(request) if request else None)
