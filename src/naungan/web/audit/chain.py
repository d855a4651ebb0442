"""The chain: each row's fingerprint holds all that the row says and the fingerprint before it. Python and both databases make the same."""

from __future__ import annotations

import datetime as dt
import hashlib

# What stands before the first row.
GENESIS = hashlib.sha256(b"naungan: jejak").hexdigest()
_INSTANT = "%Y-%m-%dT%H:%M:%S.%fZ"


def fingerprint(sebelum: str, nomor: int, waktu: dt.datetime, pelaku: str, tabel: str, aksi: str, kunci: str, isi: str) -> str:
    """SHA-256 as hex. Only the last part may hold a line break, so no two rows say the same."""
    said = "\n".join((sebelum, str(nomor), waktu.astimezone(dt.UTC).strftime(_INSTANT), pelaku, tabel, aksi, kunci, isi))
    return hashlib.sha256(said.encode()).hexdigest()
