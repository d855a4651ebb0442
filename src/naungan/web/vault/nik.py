"""The keyed sign of a NIK: what the database may know of it beside the mask."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from naungan.web.environment import read_environment

KEY = "nik"
_other: ContextVar[bytes | None] = ContextVar("naungan_nik_key", default=None)


def sign(nik: str) -> str:
    """HMAC-SHA-256 as hex."""
    return hmac.new(_other.get() or read_environment().key(KEY), nik.encode(), hashlib.sha256).hexdigest()


@contextmanager
def using(key: bytes) -> Iterator[None]:
    """Sign with another key: what a rotation does."""
    token = _other.set(key)
    try:
        yield
    finally:
        _other.reset(token)
