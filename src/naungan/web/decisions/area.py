"""Who sees which question: the unit its own, the government all of its, a branch those that touch its numbers; nobody else any."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Q, QuerySet

from naungan.kernel.errors import Refusal
from naungan.web.accounts.roles import Level, Right
from naungan.web.accounts.scope import Place, Scope
from naungan.web.decisions.forms import KINDS
from naungan.web.decisions.models import About

Rows = TypeVar("Rows", bound=About)
RIGHTS = frozenset(one.right for one in KINDS.values())


def visible(scope: Scope, rows: QuerySet[Rows]) -> QuerySet[Rows]:
    """The rows about what somebody may answer."""
    found = Q(pk__in=())
    for right in sorted(RIGHTS):
        kinds = [one.kode for one in KINDS.values() if one.right == right]
        for place in scope.where(right):
            found |= Q(jenis__in=kinds) & _within(place)
    return rows.filter(found)


def may(scope: Scope, right: Right, pemda: str, unit: str, npp: str) -> bool:
    """Whether somebody may answer what is about that unit and number."""
    return any(_covers(place, pemda, unit, npp) for place in scope.where(right))


def demand(scope: Scope, rows: Iterable[About]) -> None:
    """Refusal where one of the rows is not for him."""
    if not all(may(scope, KINDS[row.jenis].right, row.pemda, row.unit, row.npp) for row in rows):
        raise Refusal("WEB_TIDAK_BERHAK")


def governments(scope: Scope) -> list[str]:
    """The governments of which somebody may answer all that is asked of a kind: who takes whole files in and out."""
    return sorted({place.wilayah for right in RIGHTS for place in scope.where(right) if place.level == Level.PEMDA})


def kinds_of(scope: Scope, pemda: str) -> list[str]:
    """The kinds that somebody may answer for a whole government."""
    return [one.kode for one in KINDS.values() if scope.may(one.right, pemda) and pemda in governments(scope)]


def _within(place: Place) -> Q:
    if place.level == Level.CABANG:
        return Q(npp__in=sorted(place.npp), pemda__in=sorted(place.of_npp))
    return place.condition("pemda", "unit")


def _covers(place: Place, pemda: str, unit: str, npp: str) -> bool:
    """A branch serves a number for the governments that it is written down for: nobody claims those of another."""
    return (place.level != Level.CABANG or npp in place.npp) and place.covers(pemda, unit or None)
