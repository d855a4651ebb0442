"""A request of somebody who is signed in, for views that nobody else reaches."""

from __future__ import annotations

from django.http import HttpRequest

from naungan.web.accounts.models import User


class Seated(HttpRequest):
    """Django's middleware sends whoever is not signed in away before such a view is called."""

    user: User
