"""From which address a request comes: said by the nearest proxies that are ours, and by nobody else."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest | None) -> str | None:
    """The address; None where the server knows none (a request that no browser made)."""
    if request is None:
        return None
    proxies = settings.PERANTARA
    forwarded = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")] if proxies else []
    said = forwarded[-proxies] if proxies and len(forwarded) >= proxies else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(said))
    except ValueError:
        return None
