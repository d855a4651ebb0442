"""The first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from naungan.web.accounts.scope import scope_of
from naungan.web.site.board import board_of
from naungan.web.site.held import held


def home(request: HttpRequest) -> HttpResponse:
    """What is due, what is wrong, what is next for whoever is signed in."""
    scope = scope_of(request.user)
    said = {"papan": board_of(request.user, scope), "peran": held(scope)}  # type: ignore[arg-type]  # nobody else passes the sign-in
    return render(request, "site/home.html", said)
