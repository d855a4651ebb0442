"""What a person may see and do where: the one place from which lists, counts, searches, exports and downloads take their area."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from naungan.kernel.errors import Refusal
from naungan.web.accounts.roles import ROLES, Level, Right, Role

if TYPE_CHECKING:
    from naungan.web.accounts.models import Assignment

Rows = TypeVar("Rows", bound=Model)


@dataclass(frozen=True)
class Place:
    """A role in one area. ``pemda`` and ``unit`` are what the area says of a row; a branch knows its numbers (``npp``)."""

    role: Role
    level: Level
    wilayah: str
    npp: frozenset[str] = frozenset()
    of_npp: frozenset[str] = frozenset()  # the governments of these numbers

    def may(self, right: Right) -> bool:
        """Whether the role allows that."""
        return ROLES[self.role].may(right)

    def covers(self, pemda: str, unit: str | None) -> bool:
        """Whether a row of that government (and unit; None = of the government itself) lies in the area."""
        match self.level:
            case Level.NASIONAL:
                return True
            case Level.PROVINSI | Level.PEMDA:
                return pemda == self.wilayah or (self.level == Level.PROVINSI and pemda.startswith(self.wilayah))
            case Level.UNIT:
                return f"{pemda}/{unit}" == self.wilayah
            case Level.CABANG:
                return pemda in self.of_npp

    def condition(self, pemda: str, unit: str | None) -> Q:
        """The same as a condition on the columns of these names; ``unit`` None: rows that know no unit, which a unit's people don't see."""
        match self.level:
            case Level.NASIONAL:
                return Q()
            case Level.PROVINSI:
                return Q(**{f"{pemda}__startswith": self.wilayah})
            case Level.PEMDA:
                return Q(**{pemda: self.wilayah})
            case Level.UNIT:
                own, _, code = self.wilayah.partition("/")
                return Q(**{pemda: own, unit: code}) if unit else Q(pk__in=())
            case Level.CABANG:
                return Q(**{f"{pemda}__in": sorted(self.of_npp)})


@dataclass(frozen=True)
class Scope:
    """All that a person holds on a day."""

    places: tuple[Place, ...]

    def where(self, right: Right) -> tuple[Place, ...]:
        """The places where he may do that."""
        return tuple(one for one in self.places if one.may(right))

    def may(self, right: Right, pemda: str, unit: str | None = None) -> bool:
        """Whether he may do that with a row of that government and unit."""
        return any(one.covers(pemda, unit) for one in self.where(right))

    def demand(self, right: Right, pemda: str, unit: str | None = None) -> None:
        """Refusal where he may not."""
        if not self.may(right, pemda, unit):
            raise Refusal("WEB_TIDAK_BERHAK")

    def visible(self, rows: QuerySet[Rows], right: Right, *, pemda: str = "pemda", unit: str | None = "unit") -> QuerySet[Rows]:
        """The rows that lie in an area where he may do that; none where there is no such area."""
        places = self.where(right)
        if not places:
            return rows.none()
        found = Q(pk__in=())
        for place in places:
            found |= place.condition(pemda, unit)
            if place.level == Level.NASIONAL:
                return rows
        return rows.filter(found)


def scope_of(user: Any, on: dt.date | None = None) -> Scope:
    """What somebody holds on a day (None = today); nothing where nobody is signed in, or who is no longer active."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return Scope(())
    day = on or timezone.localdate()
    held = user.penugasan.filter(mulai__lte=day, dicabut__isnull=True).filter(Q(selesai__isnull=True) | Q(selesai__gte=day))
    return Scope(tuple(_place(one) for one in held))


def _place(one: Assignment) -> Place:
    level = Level(one.tingkat)
    if level != Level.CABANG:
        return Place(one.role, level, one.wilayah)
    from naungan.web.accounts.models import BranchNpp

    numbers = list(BranchNpp.objects.filter(cabang__kode=one.wilayah).values_list("npp", "pemda"))
    return Place(one.role, level, one.wilayah, frozenset(npp for npp, _ in numbers), frozenset(pemda for _, pemda in numbers))
