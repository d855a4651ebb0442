"""The keyed sign of a NIK: what the database may know of it beside the mask."""

from __future__ import annotations

import hashlib
import hmac

from naungan.web.environment import read_environment


def sign(nik: str) -> str:
    """HMAC-SHA-256 as hex."""
    return hmac.new(read_environment().key("nik"), nik.encode(), hashlib.sha256).hexdigest()
