"""The first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from naungan.web.accounts.asking import signed_in
from naungan.web.accounts.scope import scope_of
from naungan.web.site.board import board_of
from naungan.web.site.held import held


def home(request: HttpRequest) -> HttpResponse:
    """What is due, what is wrong, what is next for whoever is signed in."""
    scope = scope_of(request.user)
    said = {"papan": board_of(signed_in(request), scope), "peran": held(scope)}
    return render(request, "site/home.html", said)
