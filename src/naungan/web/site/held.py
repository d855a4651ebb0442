"""The roles of somebody in words."""

from __future__ import annotations

from naungan import regions
from naungan.web.accounts.models import Branch, Unit
from naungan.web.accounts.roles import ROLES, Level
from naungan.web.accounts.scope import Scope


def held(scope: Scope) -> list[str]:
    """``Operator OPD · Dinas Pendidikan, Kota Palembang``, one a role."""
    return [f"{ROLES[one.role].nama} · {area(one.level, one.wilayah)}" for one in scope.places]


def area(level: Level | str, wilayah: str) -> str:
    """An area by its name; its code where no name is known."""
    match level:
        case Level.NASIONAL:
            return "Indonesia"
        case Level.CABANG:
            found = Branch.objects.filter(kode=wilayah).first()
            return f"Kantor Cabang {found.nama}" if found else wilayah
        case Level.UNIT:
            pemda, _, kode = wilayah.partition("/")
            unit = Unit.objects.filter(pemda=pemda, kode=kode).first()
            return f"{unit.nama if unit else kode}, {regions.nama(pemda) or pemda}"
        case _:
            return regions.nama(wilayah) or wilayah
