"""An office's own identity provider, by a JSON file that ``NAUNGAN_OIDC`` names: one provider, or a list of them.

    {"id": "sso", "nama": "SSO Pemkot", "alamat": "https://sso.contoh.go.id", "klien": "naungan", "rahasia": "…"}

``rahasia_berkas`` in place of ``rahasia`` names a file that holds it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from naungan.kernel.errors import Refusal

_NEEDED = ("id", "nama", "alamat", "klien")


def providers(path: Path | None) -> dict[str, Any]:
    """The setting that allauth wants; Refusal where the file can't be used."""
    if path is None:
        return {}
    try:
        said = json.loads(path.read_text("utf-8"))
        return {"openid_connect": {"APPS": [_app(one, path) for one in (said if isinstance(said, list) else [said])]}}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refusal("WEB_OIDC_SALAH", berkas=path) from error


def origins(found: dict[str, Any]) -> list[str]:
    """Where a form of ours may lead: the pages of these providers."""
    apps = found.get("openid_connect", {}).get("APPS", [])
    return sorted({"{0.scheme}://{0.netloc}".format(urlsplit(app["settings"]["server_url"])) for app in apps})


def _app(said: dict[str, str], path: Path) -> dict[str, Any]:
    ident, nama, address, client = (said[name] for name in _NEEDED)
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1"):
        raise ValueError(address)
    secret = said["rahasia"] if "rahasia" in said else (path.parent / said["rahasia_berkas"]).read_text("utf-8").strip()
    settings = {"server_url": address, "oauth_pkce_enabled": True}
    return {"provider_id": ident, "name": nama, "client_id": client, "secret": secret, "settings": settings}
