"""Who may change whose account: an administrator in his own area, and nobody his own."""

from __future__ import annotations

from typing import Any, TypeAlias

from django.db.models import Q, QuerySet
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.accounts.areas import Area, areas_of
from naungan.web.accounts.models import Assignment, BranchNpp, User
from naungan.web.accounts.roles import Level, Right
from naungan.web.accounts.scope import Place, scope_of

# A user, or work at the terminal (``sistem:…``), whoever sits there owns the machine.
By: TypeAlias = User | str


def signer(by: By) -> User | None:
    """Whom a row names as the one who made it; nobody for the terminal."""
    return None if isinstance(by, str) else by


def not_oneself(by: By, user: User) -> None:
    """Refusal where somebody would change his own account."""
    if not isinstance(by, str) and by.pk == user.pk:
        raise Refusal("AKUN_DIRI_SENDIRI")


def demand_area(by: By, area: Area) -> None:
    """Refusal where the area does not lie in an area that this person administers."""
    if not isinstance(by, str) and not any(area.within(place) for place in scope_of(by).where(Right.KELOLA)):
        raise Refusal("WEB_TIDAK_BERHAK")


def demand_person(by: By, user: User) -> None:
    """Refusal where the account is his own, or holds a role that somebody above must decide on."""
    not_oneself(by, user)
    if isinstance(by, str):
        return
    if not visible_people(by).filter(pk=user.pk).exists():
        raise Refusal("WEB_TIDAK_ADA")
    places = scope_of(by).where(Right.KELOLA)
    areas = areas_of(standing(user)).values()
    if any(not any(area.within(place) for place in places) for area in areas):
        raise Refusal("AKUN_DI_LUAR_WILAYAH")


def standing(user: User) -> QuerySet[Assignment]:
    """What somebody holds or will hold."""
    ended = Q(selesai__isnull=False, selesai__lt=timezone.localdate())
    return Assignment.objects.filter(user=user, dicabut__isnull=True).exclude(ended)


def visible_people(by: User) -> QuerySet[User]:
    """Everybody who holds or held a role in an area that this person administers."""
    places = scope_of(by).where(Right.KELOLA)
    if any(place.level == Level.NASIONAL for place in places):
        return User.objects.all()
    here = Q(pk__in=())
    for place in places:
        here |= _in(place)
    return User.objects.filter(pk__in=Assignment.objects.filter(here).values("user"))


def _in(place: Place) -> Q:
    code = place.wilayah
    if place.level == Level.PROVINSI:
        held = Q(tingkat__in=(Level.PROVINSI, Level.PEMDA, Level.UNIT), wilayah__startswith=code)
        return held | Q(tingkat=Level.CABANG, wilayah__in=_branches(Q(pemda__startswith=code)))
    held = Q(tingkat=Level.PEMDA, wilayah=code) | Q(tingkat=Level.UNIT, wilayah__startswith=f"{code}/")
    return held | Q(tingkat=Level.CABANG, wilayah__in=_branches(Q(pemda=code)))


def _branches(here: Q) -> QuerySet[BranchNpp, Any]:
    """Branches all of whose numbers belong to governments there."""
    return BranchNpp.objects.filter(here).exclude(cabang__in=BranchNpp.objects.exclude(here).values("cabang")).values("cabang__kode")
