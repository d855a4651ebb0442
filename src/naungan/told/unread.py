"""What stands beside every headline: the files that are in none of its figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from naungan.coverage import unused
from naungan.told.words import number, say


def unread_sentence(files: Iterable[Mapping[str, Any]]) -> str:
    """Of rows of FILE; empty where every file is used."""
    return unused_sentence(unused(files))


def unused_sentence(found: Mapping[str, Any]) -> str:
    """Of the counts themselves (``coverage.unused``)."""
    return " ".join(filter(None, (_unread(found), _clashing(found))))


def _unread(found: Mapping[str, Any]) -> str:
    if not found["belum_dibaca"]:
        return ""
    code = "BELUM_DIBACA" if found["orang"] is None else "BELUM_DIBACA_ORANG" if found["orang_pasti"] else "BELUM_DIBACA_SEDIKITNYA"
    return say(code, berkas=number(found["belum_dibaca"]), orang=number(found["orang"]))


def _clashing(found: Mapping[str, Any]) -> str:
    return say("BELUM_DIHITUNG", berkas=number(found["bertabrakan"]), baris=number(found["baris"])) if found["bertabrakan"] else ""
