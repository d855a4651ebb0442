"""How complete and how timely offices hand in, for whoever supervises them: by unit, by government or by province."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naungan import regions
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.regions.codes import current_names
from naungan.web.accounts.roles import Level, Right
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.collection.completeness import Share, of_governments, of_provinces, of_units, total
from naungan.web.collection.duties import LISTED
from naungan.web.collection.views.calendar import month_of

_PROVINCE = 2
_BELOW = {Level.NASIONAL: Level.PROVINSI, Level.PROVINSI: Level.PEMDA}
_WIDE = (Level.NASIONAL, Level.PROVINSI, Level.PEMDA)


@dataclass(frozen=True)
class Area:
    """Of whom figures are shown. A province is both a region and a government of its own: the level tells which is meant."""

    level: Level
    kode: str

    @property
    def nama(self) -> str:
        """As it is called."""
        return "Indonesia" if self.level == Level.NASIONAL else regions.nama(self.kode) or self.kode


@require_safe
@never_cache
def completeness(request: HttpRequest) -> HttpResponse:
    """Of what fell due in a month, how much was handed in, in time, and locked."""
    scope = scope_of(request.user)
    area = _asked(request, scope)
    month = month_of(request, Bulan.of(timezone.localdate()))
    rows = _shares(area, month)
    context = {
        "bulan": month, "sebelum": month.plus(-1), "sesudah": month.plus(1), "baris": rows, "jumlah": total(rows, "Jumlah"),
        "wilayah": area, "turun": _BELOW.get(area.level), "naik": _above(scope, area),
        "tautan": f"&tingkat={area.level.value}&wilayah={area.kode}", "hari_ini": timezone.localdate(),
        "kalender": any(one.role in LISTED for one in scope.places),
    }  # fmt: skip
    return render(request, "collection/completeness.html", context)


def _asked(request: HttpRequest, scope: Scope) -> Area:
    """The area that is asked for, where it lies in somebody's own; else his widest own."""
    own = [Area(one.level, one.wilayah) for one in scope.where(Right.LIHAT_ANGKA) if one.level in _WIDE]
    if not own:
        raise Refusal("WEB_TIDAK_BERHAK")
    level, kode = request.GET.get("tingkat", ""), request.GET.get("wilayah", "")
    if not level:
        return min(own, key=lambda one: _WIDE.index(one.level))
    if level not in _WIDE or not _exists(found := Area(Level(level), kode)) or not _reaches(own, found):
        raise Refusal("WEB_TIDAK_ADA")
    return found


def _exists(area: Area) -> bool:
    if area.level == Level.NASIONAL:
        return not area.kode
    return area.kode in current_names() and len(area.kode) in ((_PROVINCE,) if area.level == Level.PROVINSI else (_PROVINCE, 2 * _PROVINCE))


def _reaches(own: list[Area], area: Area) -> bool:
    for one in own:
        inside = one.level == Level.PROVINSI and area.level != Level.NASIONAL and area.kode.startswith(one.kode)
        if one == area or one.level == Level.NASIONAL or inside:
            return True
    return False


def _above(scope: Scope, area: Area) -> Area | None:
    """The area around it, where somebody sees that too."""
    if area.level == Level.NASIONAL:
        return None
    wider = Area(Level.NASIONAL, "") if area.level == Level.PROVINSI else Area(Level.PROVINSI, area.kode[:_PROVINCE])
    own = [Area(one.level, one.wilayah) for one in scope.where(Right.LIHAT_ANGKA)]
    return wider if _reaches(own, wider) else None


def _shares(area: Area, month: Bulan) -> list[Share]:
    span = month.first_day, month.last_day
    if area.level == Level.PEMDA:
        return of_units(area.kode, *span)
    if area.level == Level.PROVINSI:
        return of_governments(regions.list_pemda(area.kode), *span)
    provinces = sorted(code for code in current_names() if len(code) == _PROVINCE)
    return of_provinces(of_governments([code for one in provinces for code in regions.list_pemda(one)], *span))
