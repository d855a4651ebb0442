"""Second factors: who has one, and who must."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings

from naungan.web.accounts.models import User
from naungan.web.accounts.roles import needs_second
from naungan.web.accounts.scope import scope_of


def has_second(user: User, *, but: int | None = None) -> bool:
    """Whether somebody has an app or a key (codes on paper are none), ``but`` the one of that id."""
    factors = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return bool(factors.exclude(pk=but).exists())


def must_have_second(user: User) -> bool:
    """Whether somebody must have one here and now."""
    return settings.DUA_LANGKAH_WAJIB and any(needs_second(place.role) for place in scope_of(user).places)
