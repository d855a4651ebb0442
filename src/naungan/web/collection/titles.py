"""As what somebody acts on a day: his title with Plt. or Plh. and the letter it rests on."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from naungan.web.accounts.models import Assignment, User
from naungan.web.accounts.roles import ROLES, Level, Role
from naungan.web.accounts.scope import Place

if TYPE_CHECKING:
    from django.db.models import QuerySet

_LONGEST = 200


def title_of(by: User, roles: Collection[Role], pemda: str, unit: str) -> str:
    """``Plt. Kepala Dinas Pendidikan (Kepala OPD, surat 800/12/2026)``; empty where he holds none of these roles there.

    The role is not said beside a post that is called the same.
    """
    one = held_as(by, roles, pemda, unit)
    if one is None:
        return ""
    role = ROLES[one.role].nama
    apart = role if by.jabatan and by.jabatan.casefold() != role.casefold() else ""
    beside = ", ".join(filter(None, (apart, f"surat {one.nomor_surat}" if one.nomor_surat else "")))
    title = " ".join(filter(None, (standing_in(one), by.jabatan or role)))
    return (title + (f" ({beside})" if beside else ""))[:_LONGEST]


def held_as(by: User, roles: Collection[Role], pemda: str, unit: str) -> Assignment | None:
    """The assignment by which he holds one of these roles there today, his own before one in which he stands in; None without one."""
    held = [one for one in _held(by) if one.role in roles and _covers(one, pemda, unit)]
    return min(held, key=lambda one: one.sifat != Assignment.Nature.TETAP, default=None)


def standing_in(one: Assignment) -> str:
    """``Plt.``, ``Plh.``, or nothing."""
    return "" if one.sifat == Assignment.Nature.TETAP else str(Assignment.Nature(one.sifat).label)


def _held(by: User) -> QuerySet[Assignment]:
    day = timezone.localdate()
    return by.penugasan.filter(mulai__lte=day, dicabut__isnull=True).filter(Q(selesai__isnull=True) | Q(selesai__gte=day))


def _covers(one: Assignment, pemda: str, unit: str) -> bool:
    """A branch has been looked at where its right was asked for."""
    level = Level(one.tingkat)
    return level == Level.CABANG or Place(one.role, level, one.wilayah).covers(pemda, unit or None)
