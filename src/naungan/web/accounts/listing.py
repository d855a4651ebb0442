"""Which people of an area a list is about: by name, role, and what is to be done about their accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.utils import timezone

from naungan.web.accounts.models import Assignment, User
from naungan.web.accounts.roles import ROLES

SOON = dt.timedelta(days=14)
STATES = {
    "undangan": "Undangan belum diambil",
    "segera": f"Peran berakhir dalam {SOON.days} hari",
    "tanpa": "Tanpa peran yang berlaku",
    "nonaktif": "Nonaktif",
}


def listed(rows: QuerySet[User], asked: Mapping[str, str]) -> QuerySet[User]:
    """The people that were asked for (``cari``, ``peran``, ``keadaan``); what is not known asks for nothing."""
    if text := asked.get("cari", "").strip():
        rows = rows.filter(Q(nama__icontains=text) | Q(username__icontains=text) | Q(jabatan__icontains=text))
    if (peran := asked.get("peran", "")) in ROLES:
        rows = rows.filter(pk__in=_standing().filter(peran=peran).values("user"))
    match asked.get("keadaan", ""):
        case "undangan":
            return rows.filter(is_active=True, sandi_sejak__isnull=True)
        case "segera":
            return rows.filter(is_active=True, pk__in=ending().values("user"))
        case "tanpa":
            return rows.filter(is_active=True).exclude(pk__in=_standing().values("user"))
        case "nonaktif":
            return rows.filter(is_active=False)
    return rows


def ending() -> QuerySet[Assignment]:
    """Roles that end soon."""
    return _standing().filter(selesai__lte=timezone.localdate() + SOON)


def _standing() -> QuerySet[Assignment]:
    return Assignment.objects.filter(dicabut__isnull=True).filter(Q(selesai__isnull=True) | Q(selesai__gte=timezone.localdate()))
