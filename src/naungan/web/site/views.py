"""The first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from naungan.web.accounts.scope import scope_of


def home(request: HttpRequest) -> HttpResponse:
    """What is due, what is wrong, what is next for whoever is signed in."""
    return render(request, "site/home.html", {"scope": scope_of(request.user)})
