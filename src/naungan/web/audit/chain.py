"""The chain: each row's fingerprint holds all that the row says and the fingerprint before it. Python and both databases make the same."""

from __future__ import annotations

import datetime as dt
import hashlib

# What stands before the first row.
GENESIS = hashlib.sha256(b"naungan: jejak").hexdigest()
_INSTANT = "%Y-%m-%dT%H:%M:%S.%fZ"


def instant(waktu: dt.datetime) -> str:
    """As the chain says it."""
    return waktu.astimezone(dt.UTC).strftime(_INSTANT)


def fingerprint(sebelum: str, nomor: int, waktu: str, *said: str) -> str:
    """SHA-256 as hex. ``waktu`` is an ``instant``; ``said``: pelaku, tabel, aksi, kunci, pemda, unit, isi.

    Only the last may hold a line break, so no two rows say the same.
    """
    row = "\n".join((sebelum, str(nomor), waktu, *said))
    return hashlib.sha256(row.encode()).hexdigest()
