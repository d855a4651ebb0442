"""What the inbox has to say on the first page."""

from __future__ import annotations

from django.urls import reverse

from naungan.web.accounts.models import User
from naungan.web.accounts.scope import Scope
from naungan.web.decisions.area import RIGHTS
from naungan.web.decisions.inbox import groups
from naungan.web.site.board import AWAS, Board, Item, tells


@tells
def told(user: User, scope: Scope) -> Board:
    """How many questions wait for an answer, and what they are about."""
    if not any(scope.where(right) for right in RIGHTS):
        return Board()
    found = groups(scope)
    if not found:
        return Board()
    kinds = ", ".join(dict.fromkeys(one.nama.lower() for one in found))
    count = f"{sum(one.menunggu for one in found):,}".replace(",", ".")
    return Board(salah=(Item("Pertanyaan yang menunggu jawaban", reverse("putusan"), kinds.capitalize(), f"{count} menunggu", AWAS),))
