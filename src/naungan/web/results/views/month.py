"""A month of a government: its figures, units and findings, and the papers of its evaluation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naungan.findings.tables import Tingkat
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy, sentence
from naungan.told.findings import Finding, finding
from naungan.told.headline import cards, headline
from naungan.told.material import Row
from naungan.told.places import unit_lasts
from naungan.told.words import label, number, percent, rupiah_short
from naungan.told.words import month as spoken
from naungan.web.accounts.asking import signed_in
from naungan.web.accounts.roles import Right, Role
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.results import papers
from naungan.web.results.actions import letters
from naungan.web.results.again import failed, may_ask
from naungan.web.results.chosen import of_month
from naungan.web.results.crossed import people_crossed, whose_crossed
from naungan.web.results.figures import age, name
from naungan.web.results.material import Government, government
from naungan.web.results.models import Month, Sample
from naungan.web.results.stored import governments, place
from naungan.web.results.whose import Part, figures, month, part, people

UNITS, FINDINGS = 40, 12
UNDUH = "unduh"
LINTAS = "LINTAS_DUA_PEMDA"
_LOOKS = {str(Tingkat.TINGGI): "salah", str(Tingkat.SEDANG): "awas"}


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """All of it for whoever sees the government; for a unit's people what is about their unit."""
    scope = scope_of(request.user)
    found = month(scope, pk)
    seen = figures(scope, found.pemda)
    context = frame(scope, found) | {
        "whole": seen.whole,
        "terkunci": of_month(found).kata if seen.whole else "",
        "lintas": _crossed(scope, found) if seen.whole else None,
        "orang": bool(people(scope, found.pemda)),
    }
    if found.hasil:
        folder = place(found.hasil)
        context |= _content(request, government(folder, found.pemda), seen) | _papers(scope, found, seen)
        context |= _sample(request, scope, found)
    return render(request, "results/month.html", context)


@require_safe
@never_cache
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of the evaluation, under its own policy: it brings its script, and may fetch and send nothing."""
    scope = scope_of(request.user)
    found = month(scope, pk)
    return _own(request, papers.page(scope, found), found, "book.html")


@require_safe
@never_cache
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet to sign."""
    scope = scope_of(request.user)
    found = month(scope, pk)
    return _own(request, papers.sheet(scope, found), found, "lembar")


@require_safe
@never_cache
def paper(request: HttpRequest, pk: int, nama: str) -> FileResponse:
    """A paper without persons, as a download."""
    scope = scope_of(request.user)
    found = month(scope, pk)
    if nama not in papers.WHOLE:
        raise Refusal("WEB_TIDAK_ADA")
    return _sent(request, papers.whole(scope, found, papers.WHOLE[nama]), found, nama)


@require_POST
@never_cache
def unit_list(request: HttpRequest, pk: int) -> FileResponse:
    """A list of persons with their NIK, for the unit that wrote them or its BKPSDM."""
    scope, unit, kind = scope_of(request.user), request.POST.get("unit", ""), request.POST.get("daftar", "")
    found = month(scope, pk)
    own = whose_lists(scope, found.pemda)
    nama = _official(government(place(found.hasil), found.pemda), unit)
    path = papers.lists(found, unit, nama).get(kind) if unit and (own.whole or unit in own.units) else None
    if path is None:
        raise Refusal("WEB_TIDAK_ADA")
    return _sent(request, path, found, kind, unit=unit)


def whose_lists(scope: Scope, pemda: str) -> Part:
    """The units whose lists somebody may take away with every NIK: not an auditor, and not a branch."""
    return part(scope, Right.LIHAT_ORANG, pemda, without=frozenset({Role.AUDITOR, Role.CABANG}))


def frame(scope: Scope, found: Month) -> dict[str, Any]:
    """What stands above each page of a month: whose, how old, and where its evaluation failed, why."""
    wrong = failed([found]).get(found.pk)
    return {
        "bulan": found, "bulan_nama": spoken(found.bulan), "nama": name(found.pemda), "umur": age(found, failed=wrong is not None),
        "gagal": wrong, "boleh_ulang": may_ask(scope, found.pemda),
    }  # fmt: skip


def _crossed(scope: Scope, found: Month) -> dict[str, Any] | None:
    """How many of its people stand on rosters of other governments, and whether he may see which."""
    if not (jumlah := people_crossed(found)):
        return None
    said = {"kalimat": sentence(LINTAS, {"jumlah": number(jumlah)}), "langkah": remedy(LINTAS)}
    return said | {"daftar": bool(whose_crossed(scope, found.pemda))}


def _content(request: HttpRequest, said: Government, seen: Part) -> dict[str, Any]:
    units = [one for one in said.units if seen.whole or one["unit"] in seen.units]
    rows = [one for one in said.findings if seen.whole or one["unit"] in seen.units]
    unit_page = Paginator(units, UNITS).get_page(request.GET.get("unit_hal"))
    finding_page = Paginator(rows, FINDINGS).get_page(request.GET.get("hal"))
    found: dict[str, Any] = {
        "units": [_unit(one) for one in unit_page.object_list], "unit_halaman": unit_page, "halaman": finding_page,
        "temuan": [_finding(finding(one)) for one in finding_page.object_list],
    }  # fmt: skip
    if seen.whole:
        found |= {"kartu": cards(said.material), "kalimat": headline(said.material).aloud}
    return found


def _unit(row: Row) -> dict[str, Any]:
    counts = {key: number(row.get(key)) for key in ("pekerja", "terlindungi_ya", "terlindungi_tidak", "terlindungi_tidak_diketahui")}
    return {
        **counts, "unit": row["unit"], "nama": row["unit_nama"], "bawah": percent(row.get("batas_bawah")),
        "atas": percent(row.get("batas_atas")), "anggaran": label("ANGGARAN", row["anggaran"] or "tidak_diketahui"),
        "pembayaran": label("PEMBAYARAN", row["pembayaran"] or "tidak_diketahui"), "kekurangan": rupiah_short(row.get("kekurangan")),
        "habis": unit_lasts(row), "alasan": row["alasan"],
    }  # fmt: skip


def _finding(said: Finding) -> dict[str, Any]:
    word = said.tingkat_temuan
    return {
        "said": said,
        "tingkat": label("TINGKAT_TEMUAN", word),
        "rupa": _LOOKS.get(word, ""),
        "rupiah": rupiah_short(said.rupiah),
    }


def _papers(scope: Scope, found: Month, seen: Part) -> dict[str, Any]:
    """Which papers he may have: those that name others only where he sees all of them."""
    whole = all(figures(scope, pemda).whole for pemda in governments(place(found.hasil)))
    own = whose_lists(scope, found.pemda)
    return {"buku": whole, "lembar": seen.whole, "daftar": own.whole or bool(own.units)}


def _sample(request: HttpRequest, scope: Scope, found: Month) -> dict[str, Any]:
    """What an auditor has drawn of it, and whether he may draw."""
    if not any(one.role == Role.AUDITOR for one in scope.places):
        return {}
    drawn = Sample.objects.filter(oleh=request.user.pk, pemda=found.pemda, bulan=found.bulan)
    return {"sampel": list(drawn), "surat": letters(signed_in(request), found.pemda).first()}


def _official(said: Government, unit: str) -> str:
    return said.material.unit_names.get((said.pemda, unit), "")


def _own(request: HttpRequest, path: Path, found: Month, nama: str) -> HttpResponse:
    _noted(request, found, nama)
    answer = HttpResponse(path.read_bytes(), content_type="text/html; charset=utf-8")
    answer["Content-Security-Policy"] = papers.policy(path)
    return answer


def _sent(request: HttpRequest, path: Path, found: Month, nama: str, unit: str = "") -> FileResponse:
    _noted(request, found, nama, unit)
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)


def _noted(request: HttpRequest, found: Month, nama: str, unit: str = "") -> None:
    with acts(signed_in(request)):
        note(UNDUH, pemda=found.pemda, unit=unit, tentang=f"{found.bulan} {nama}", hasil=found.hasil)
