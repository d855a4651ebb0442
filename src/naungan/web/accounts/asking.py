"""Who asks for a page."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from naungan.web.accounts.models import User


def signed_in(request: HttpRequest) -> User:
    """The person who is signed in; PermissionDenied where nobody is, which the middleware lets through to the door alone."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
