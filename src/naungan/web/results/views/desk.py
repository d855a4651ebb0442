"""The desk: months and governments, their figures and how old these are; sums for whoever watches several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from naungan.kernel.messages import remedy, sentence
from naungan.told.words import month as spoken
from naungan.told.words import number, place
from naungan.web.accounts.entry import for_rights
from naungan.web.accounts.roles import Level, Right, Role
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.results import sums
from naungan.web.results.again import failed
from naungan.web.results.chosen import Chosen, Units, chosen, of_month
from naungan.web.results.figures import age, between, line, name
from naungan.web.results.models import Across, Month
from naungan.web.results.whose import figures, months

SIZE = 60
LINTAS = "LINTAS_WILAYAH"


@require_safe
@for_rights(Right.LIHAT_ANGKA)
def desk(request: HttpRequest) -> HttpResponse:
    """One month of all the governments he may see; the one that leads, unless another is asked for."""
    scope = scope_of(request.user)
    mine = months(scope)
    there = list(mine.order_by("-bulan").values_list("bulan", flat=True).distinct())
    lead, bulan = chosen(scope), request.GET.get("bulan", "")
    bulan = bulan if bulan in there else lead.bulan or next(iter(there), "")
    provinsi = request.GET.get("provinsi", "")[:2]
    rows = mine.filter(bulan=bulan, pemda__startswith=provinsi).order_by("pemda")
    page = Paginator(rows, SIZE).get_page(request.GET.get("hal"))
    wrong = failed(page.object_list)
    lines = [_row(scope, one, failed=one.pk in wrong) for one in page.object_list]
    context = {
        "bulan": bulan, "bulan_nama": spoken(bulan) if bulan else "", "semua": [(one, spoken(one)) for one in there], "provinsi": provinsi,
        "halaman": page, "baris": lines, "angka": any(one["whole"] for one in lines), "penyaring": f"bulan={bulan}&provinsi={provinsi}&",
        "cabang": any(one.role == Role.CABANG for one in scope.places), **_lead(lead, bulan), **_sums(scope, bulan, provinsi),
    }  # fmt: skip
    return render(request, "results/desk.html", context)


def _lead(lead: Chosen, bulan: str) -> dict[str, str]:
    """How complete the month is, and the other one to look at: the newer one that is not complete, or from it the one that leads."""
    other = (lead.bulan if bulan == lead.terbaru else lead.terbaru) if lead.terbaru else ""
    return {"terkunci": lead.kata(bulan), "terbaru": lead.terbaru, "lain": other, "lain_nama": spoken(other) if other else "",
            "lain_terkunci": lead.kata(other)}  # fmt: skip


def _row(scope: Scope, month: Month, *, failed: bool) -> dict[str, Any]:
    """Of a unit's people the government's figures are not theirs: the page has those of their unit."""
    whole = figures(scope, month.pemda).whole
    return {"bulan": month, "nama": name(month.pemda), "angka": line(month.ringkas) if whole and month.ringkas else None,
            "umur": age(month, failed=failed), "whole": whole, "terkunci": of_month(month).kata if whole else ""}  # fmt: skip


def _sums(scope: Scope, bulan: str, provinsi: str) -> dict[str, Any]:
    """The nation for whoever sees all of it, and the provinces that he sees as a whole."""
    places = scope.where(Right.LIHAT_ANGKA)
    nation = any(one.level == Level.NASIONAL for one in places)
    seen = {one.wilayah for one in places if one.level == Level.PROVINSI}
    across = Across.objects.filter(bulan=bulan).first() if nation or seen else None
    if across is None:
        return {}
    found = [(code, said) for code, said in sorted(across.ringkas["provinsi"].items()) if nation or code in seen]
    rows = [{"kode": code, "nama": place(code), "angka": line(said), "pemda": said["pemda"], "unit": _units(said)} for code, said in found]
    whole = across.ringkas[sums.NATION]
    return {
        "jumlah": {"angka": line(whole), "pemda": whole["pemda"], "unit": _units(whole)} if nation and not provinsi else None,
        "daerah": [one for one in rows if not provinsi or one["kode"] == provinsi],
        "posisi": between(across.posisi, across.posisi_terlama), "kembar": across.ringkas.get("kembar") if nation else None,
        "lintas": _crossed(across, nation=nation and not provinsi, codes=[one["kode"] for one in rows if provinsi in ("", one["kode"])]),
    }  # fmt: skip


def _crossed(across: Across, *, nation: bool, codes: list[str]) -> str:
    """How many people are on rosters of several governments, in the nation or the province that is looked at."""
    found = across.ringkas.get("lintas", {})
    counts = found.get(sums.NATION, {}).values() if nation else [found.get("provinsi", {}).get(code, 0) for code in codes]
    jumlah = max(counts, default=0)
    return f"{sentence(LINTAS, {'jumlah': number(jumlah)})} {remedy(LINTAS)}" if jumlah else ""


def _units(said: Mapping[str, Any]) -> str:
    return Units(said.get("unit_terkunci", 0), said.get("unit_seluruh", 0)).kata
