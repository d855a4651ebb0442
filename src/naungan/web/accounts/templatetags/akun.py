"""What templates of accounts ask of a request, of the policy, and of a browser's name."""

from __future__ import annotations

import ipaddress

from django import template
from django.conf import settings
from django.http import HttpRequest

register = template.Library()
# The first that a browser names wins: Edge and Opera name Chrome too, and Chrome names Safari.
_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Linux", "Linux"))


@register.filter
def bernama(request: HttpRequest) -> bool:
    """Whether the server is reached by a name: a passkey belongs to one, and never to a bare address."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return True
    return False


@register.filter
def peramban(said: str) -> str:
    """A browser by its name and system, as its owner knows it; else the beginning of what it says of itself."""
    browser = next((name for sign, name in _BROWSERS if sign in said), "")
    system = next((name for sign, name in _SYSTEMS if sign in said), "")
    return f"{browser} di {system}" if browser and system else said[:60]


@register.simple_tag
def detik_diam() -> int:
    """The idle seconds after which a session ends."""
    return int(settings.KEBIJAKAN.idle.total_seconds())
