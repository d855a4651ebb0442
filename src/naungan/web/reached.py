"""How a server is reached, and how it reaches its database: what of it would be open to others on the way."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs, unquote, urlsplit

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
LOOPBACK: tuple[Network, ...] = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128"))
_ENCRYPTED = ("require", "verify-ca", "verify-full")


def unencrypted(url: str | None, said: Mapping[str, str]) -> str:
    """The host of a PostgreSQL database that would be reached over a network without TLS; empty where there is none.

    ``said`` is the environment: libpq takes from it what the address leaves out.
    """
    if not url or not url.startswith(("postgres", "pgsql")):
        return ""
    parts = urlsplit(url)
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if (asked.get("sslmode") or said.get("PGSSLMODE")) in _ENCRYPTED:
        return ""
    host = unquote(parts.hostname or "") or asked.get("host") or said.get("PGHOST", "")
    address = asked.get("hostaddr") or said.get("PGHOSTADDR", "")
    elsewhere = [one for one in f"{host},{address}".split(",") if one and not _here(one)]
    service = asked.get("service") or said.get("PGSERVICE", "")
    return ", ".join(elsewhere) or service


def networks(text: str) -> tuple[Network, ...]:
    """Addresses and networks, with commas between them; ValueError for anything else."""
    return tuple(ipaddress.ip_network(one.strip()) for one in text.split(",") if one.strip())


def within(address: str, trusted: Iterable[Network]) -> bool:
    """Whether an address lies in one of these networks; a name of this machine counts as one of its own."""
    try:
        found = ipaddress.ip_address("127.0.0.1" if address == "localhost" else address.strip("[]"))
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return any(found in one for one in trusted)


def _here(host: str) -> bool:
    """A socket in the file system, or this machine itself."""
    return host.startswith(("/", "@")) or within(host, LOOPBACK)
