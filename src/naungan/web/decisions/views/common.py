"""What the pages of the inbox share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.views.decorators.cache import cache_control

from naungan.kernel.errors import Failure
from naungan.kernel.messages import remedy
from naungan.web.accounts.models import User
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note

PAGE = 50
# Pages with persons are kept nowhere.
personal = cache_control(no_store=True, private=True)
# Kinds whose answer is one word, so that many can be answered alike.
Words = tuple[str, tuple[tuple[str, str], ...]]
TOGETHER: dict[str, Words] = {
    "keputusan": ("keputusan", (("sama", "Orang yang sama"), ("bukan", "Bukan orang yang sama"))),
    "usulan_rekening": ("terima", (("ya", "Ya, iuran Jamsostek"), ("tidak", "Bukan iuran Jamsostek"))),
    "pemetaan": ("setuju", (("ya", "Setujui usulannya"), ("tidak", "Tolak usulannya"))),
}


def user_of(request: HttpRequest) -> User:
    """Whoever is signed in; the middleware lets nobody else come here."""
    assert isinstance(request.user, User)
    return request.user


def page_of(rows: QuerySet[Any], request: HttpRequest) -> Page[Any]:
    """The page that is asked for, or the nearest there is."""
    return Paginator(rows, PAGE).get_page(request.GET.get("hal"))


def seen(user: User, rows: Sequence[Any]) -> None:
    """Note that somebody has looked at persons: how many, of which governments."""
    if rows:
        with acts(user):
            note("putusan_lihat", pemda=rows[0].pemda, unit=rows[0].unit, tentang=rows[0].jenis, jumlah=len(rows))


def told(error: Failure) -> dict[str, str]:
    """What is wrong and what to do, for a page that tells it in place."""
    return {"kalimat": error.sentence(), "langkah": remedy(error.code, error.params)}
