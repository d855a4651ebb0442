"""Who guesses is locked out: counted by axes in the database, for one user name from one address, so that nobody locks out another."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from naungan.web.accounts.policy import COOL, LIMIT

_NUMBER = re.compile(r"\d{8,}")


def named(request: HttpRequest, credentials: dict[str, str] | None = None) -> str | None:
    """The user name as it is counted and kept: a long number is none of ours, and may be somebody's NIK."""
    said = (credentials or {}).get("username") or request.POST.get("login")
    return _NUMBER.sub("(angka)", said.lower()) if said else None


def nothing(*_: object) -> str:
    """What the log of axes says of who tried: the rows in the database say it to those who may know."""
    return "seseorang"


def locked(request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, str] | None = None) -> HttpResponse:
    """The page of a lock-out."""
    answer = render(request, "accounts/terkunci.html", {"menit": COOL.seconds // 60, "kali": LIMIT}, status=429)
    answer["Retry-After"] = str(int(COOL.total_seconds()))
    answer["Cache-Control"] = "no-store"
    return answer
