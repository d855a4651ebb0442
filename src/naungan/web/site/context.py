"""What every page's frame says of whoever looks at it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from naungan.web.accounts.scope import scope_of
from naungan.web.site.menu import entries


def seat(request: HttpRequest) -> dict[str, Any]:
    """``menu``: the desks that the roles of this person have."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"menu": []}
    return {"menu": entries(scope_of(user), request.path)}
