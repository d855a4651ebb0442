"""Who may open a page at all: asked before anything else is looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from naungan.kernel.errors import Refusal
from naungan.web.accounts.roles import Right, Role
from naungan.web.accounts.scope import Place, scope_of

View = Callable[..., HttpResponse]


def for_rights(*rights: Right) -> Callable[[View], View]:
    """A view for whoever holds one of these rights somewhere; Refusal for all others."""
    return _for(lambda place: any(place.may(right) for right in rights))


def for_roles(*roles: Role) -> Callable[[View], View]:
    """A view for whoever holds one of these roles somewhere."""
    return _for(lambda place: place.role in roles)


def _for(fits: Callable[[Place], bool]) -> Callable[[View], View]:
    def guarded(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            if not any(fits(place) for place in scope_of(request.user).places):
                raise Refusal("WEB_TIDAK_BERHAK")
            return view(request, *arguments, **named)

        return answered

    return guarded
