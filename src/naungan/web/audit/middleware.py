"""Every request acts as somebody: whoever is signed in, or nobody known (signing in itself)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from naungan.web.audit.actor import GUEST, set_actor

Answer = Callable[[HttpRequest], HttpResponse]


def actor(answer: Answer) -> Answer:
    """Set the actor around the request and take it away after."""

    def answered(request: HttpRequest) -> HttpResponse:
        user = request.user
        with set_actor(f"user:{user.pk}" if user.is_authenticated else GUEST):
            return answer(request)

    return answered
