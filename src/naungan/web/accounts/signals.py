"""Signing in begins a session; being locked out, and second factors that come or go, are noted (signing in and out: ``audit.signing``)."""

from __future__ import annotations

from typing import Any

from allauth.mfa.signals import authenticator_added, authenticator_removed
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from naungan.web.accounts.models import User
from naungan.web.accounts.sessions import SECOND, begin
from naungan.web.addresses import client_address
from naungan.web.audit.actor import set_actor
from naungan.web.audit.deeds import note


@receiver(user_logged_in)
def came(sender: Any, request: HttpRequest, user: User, **_: Any) -> None:
    """In his own name."""
    with set_actor(f"user:{user.pk}"):
        begin(request, user)


@receiver(user_locked_out)
def shut(sender: Any, request: HttpRequest, username: str | None, **_: Any) -> None:
    """Whose name was tried, where it is one of ours; what else was typed may be a password, and is kept nowhere."""
    known = User.objects.filter(username=username or "").values_list("pk", flat=True).first()
    note("terkunci", tentang=f"user:{known}" if known else "", alamat=client_address(request))


@receiver([authenticator_added, authenticator_removed])
def factor(sender: Any, request: HttpRequest, user: User, authenticator: Any, signal: Any, **_: Any) -> None:
    """Whether there is one is asked anew."""
    request.session.pop(SECOND, None)
    note("faktor_ditambah" if signal is authenticator_added else "faktor_dihapus", tentang=f"user:{user.pk}", cara=authenticator.type)
