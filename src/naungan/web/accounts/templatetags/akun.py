"""What templates of accounts ask of a request."""

from __future__ import annotations

import ipaddress

from django import template
from django.http import HttpRequest

register = template.Library()


@register.filter
def bernama(request: HttpRequest) -> bool:
    """Whether the server is reached by a name: a passkey belongs to one, and never to a bare address."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return True
    return False
