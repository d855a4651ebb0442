"""From which address a request comes: said by the nearest proxies that are ours, and by nobody else."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from naungan.web.environment import read_environment

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT", "HTTP_FORWARDED")


def believed(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware before all others: what a request says of how it came counts only where one of our proxies brought it."""
    environment = read_environment()

    def answered(request: HttpRequest) -> HttpResponse:
        if not environment.believes(request.META.get("REMOTE_ADDR", "")):
            for name in _FORWARDED:
                request.META.pop(name, None)
        return answer(request)

    return answered


def client_address(request: HttpRequest | None) -> str | None:
    """The address; None where the server knows none (a request that no browser made)."""
    if request is None:
        return None
    proxies = settings.PERANTARA
    forwarded = [said for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if (said := one.strip())] if proxies else []
    said = forwarded[-proxies] if proxies and len(forwarded) >= proxies else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(said))
    except ValueError:
        return None
