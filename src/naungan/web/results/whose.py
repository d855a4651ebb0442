"""What somebody may see of the results of a government: all of it, some units, or the people on some employer numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from naungan.kernel.errors import Refusal
from naungan.web.accounts.roles import Level, Right, Role
from naungan.web.accounts.scope import Scope
from naungan.web.results.models import Month


@dataclass(frozen=True)
class Part:
    """``whole``: everything of the government; otherwise what belongs to these units or numbers."""

    whole: bool = False
    units: frozenset[str] = frozenset()
    npp: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.whole or bool(self.units) or bool(self.npp)

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Whether a row of the ledger lies in it."""
        return self.whole or (row["unit"] or "") in self.units or (row["npp"] or "") in self.npp


def part(scope: Scope, right: Right, pemda: str, *, without: frozenset[Role] = frozenset()) -> Part:
    """What of that government lies where he has the right; ``without`` leaves roles aside."""
    places = [one for one in scope.where(right) if one.role not in without]
    units = (one.wilayah.partition("/") for one in places if one.level == Level.UNIT)
    return Part(
        whole=any(one.level not in (Level.UNIT, Level.CABANG) and one.covers(pemda, None) for one in places),
        units=frozenset(code for own, _, code in units if own == pemda),
        npp=frozenset(npp for one in places if one.level == Level.CABANG and pemda in one.of_npp for npp in one.npp),
    )


def figures(scope: Scope, pemda: str) -> Part:
    """The figures that he may see. A branch has none: no figure is kept by employer number."""
    return part(scope, Right.LIHAT_ANGKA, pemda, without=frozenset({Role.CABANG}))


def people(scope: Scope, pemda: str) -> Part:
    """The people that he may see, masked."""
    return part(scope, Right.LIHAT_ORANG, pemda)


def months(scope: Scope) -> QuerySet[Month]:
    """The months of the governments of which he may see anything."""
    places = [one for one in scope.where(Right.LIHAT_ANGKA) if one.role != Role.CABANG]
    own = Q(pemda__in={one.wilayah.partition("/")[0] for one in places if one.level == Level.UNIT})
    above = Scope(tuple(one for one in places if one.level != Level.UNIT))
    return Month.objects.filter(Q(pk__in=above.visible(Month.objects.all(), Right.LIHAT_ANGKA, unit=None)) | own)


def month(scope: Scope, pk: int, *, of_people: bool = False) -> Month:
    """A month of which he may see figures, or people; else it is not there."""
    found = Month.objects.filter(pk=pk).first()
    seen = people if of_people else figures
    if found is None or not seen(scope, found.pemda):
        raise Refusal("WEB_TIDAK_ADA")
    return found
