"""People of a month: lists in pages, a search, one person with the why of the amount, the opening of one NIK. All masked but that."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from naungan.coverage.tables import STATE
from naungan.documents.viewer.turn import Busy
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import remedy
from naungan.told.law.explanation import Explanation
from naungan.told.words import label, number
from naungan.told.words import month as spoken
from naungan.web.accounts.asking import signed_in
from naungan.web.accounts.entry import for_rights
from naungan.web.accounts.roles import Right, Role
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.audit.actor import acts
from naungan.web.audit.deeds import note
from naungan.web.results import papers
from naungan.web.results.actions import opens, unmask
from naungan.web.results.crossed import crossed, whose_crossed
from naungan.web.results.figures import name
from naungan.web.results.material import government
from naungan.web.results.models import Month, Sample
from naungan.web.results.people import BELUM, LINTAS, SEMUA, Asked, People
from naungan.web.results.stored import place
from naungan.web.results.views.month import whose_lists
from naungan.web.results.whose import month, people
from naungan.web.results.why import why
from naungan.web.site.numbers import whole

LIHAT, CARI, ORANG = "lihat_daftar", "cari_orang", "lihat_orang"


@require_safe
@never_cache
def people_list(request: HttpRequest, pk: int) -> HttpResponse:
    """One page of the people of a unit, or of all that he may see; who is not settled, unless another state is asked for."""
    scope = scope_of(request.user)
    found = month(scope, pk, of_people=True)
    asked = _asked(request)
    cut = _of(scope, found).page(asked)
    _noted(request, LIHAT, found, unit=asked.unit, jumlah=len(cut.rows), dari=cut.total)
    context = _frame(scope, found, asked.unit) | {
        "cut": cut, "asked": asked, "keadaan": _states(cut.states), "daftar": _lists(scope, found, asked.unit),
        "halaman_lain": [at for at in (cut.halaman - 1, cut.halaman + 1) if 1 <= at <= cut.pages],
    }  # fmt: skip
    return render(request, "results/people.html", context)


@require_POST
@sensitive_post_parameters("cari")
@never_cache
def search(request: HttpRequest, pk: int) -> HttpResponse:
    """Single persons by NIK or name: what is looked for stands in no address and in no log."""
    scope = scope_of(request.user)
    found = month(scope, pk, of_people=True)
    context = _frame(scope, found, "")
    try:
        rows = _of(scope, found).search(request.POST.get("cari", "")[:100])
    except Refusal as refusal:
        said = {"salah": refusal.sentence(), "langkah": remedy(refusal.code, refusal.params)}
        return render(request, "results/search.html", context | said, status=422)
    _noted(request, CARI, found, ditemukan=len(rows))
    return render(request, "results/search.html", context | {"rows": rows})


@require_safe
@never_cache
def person(request: HttpRequest, pk: int, nomor: int, baris: int) -> HttpResponse:
    """One person: the state, the next step, and why the amount is what it is."""
    scope = scope_of(request.user)
    found = _current(scope, pk, nomor)
    row = _of(scope, found).row(baris)
    _noted(request, ORANG, found, unit=row["unit"] or "", baris=baris)
    return render(request, "results/person.html", _person(request, scope, found, row))


@require_POST
@for_rights(Right.BUKA_NIK)
@sensitive_post_parameters("alasan")
@never_cache
def open_nik(request: HttpRequest, pk: int, nomor: int, baris: int) -> HttpResponse:
    """The NIK in full, shown once: the page keeps it nowhere."""
    scope = scope_of(request.user)
    found = _current(scope, pk, nomor)
    row = _of(scope, found).row(baris)
    context = _person(request, scope, found, row)
    try:
        nik = unmask(by=signed_in(request), month=found, nomor=nomor, baris=baris, alasan=request.POST.get("alasan", ""))
    except Refusal as refusal:
        if refusal.code != "WEB_TANPA_ALASAN":
            raise
        return render(request, "results/person.html", context | {"salah": refusal.sentence()}, status=422)
    return render(request, "results/person.html", context | {"nik": nik})


def explained(hasil: str, pemda: str, row: dict[str, Any]) -> dict[str, Any]:
    """The explanation, or the sentence that says why there is none."""
    try:
        found: Explanation = why(place(hasil), pemda, row)
    except Busy:
        return {"tanpa_penjelasan": "Penjelasan sedang dipakai orang lain; muat ulang halaman ini sebentar lagi."}
    except Refusal as refusal:
        return {"tanpa_penjelasan": refusal.sentence()}
    return {"penjelasan": found}


def _of(scope: Scope, found: Month) -> People:
    lain = crossed(found) if whose_crossed(scope, found.pemda) else {}
    return People(place(found.hasil), found.pemda, people(scope, found.pemda), lain)


def _current(scope: Scope, pk: int, nomor: int) -> Month:
    """The month, if its result is still the one that the page was made of: rows are numbered anew in each."""
    found = month(scope, pk, of_people=True)
    if found.nomor != nomor:
        raise Refusal("WEB_HASIL_BERGANTI")
    return found


def _person(request: HttpRequest, scope: Scope, found: Month, row: dict[str, Any]) -> dict[str, Any]:
    drawn = Sample.objects.filter(oleh=request.user.pk, hasil=found.hasil, pemda=found.pemda)
    may = opens(scope, found.pemda).holds(row) or any(row["nomor"] in one.baris for one in drawn)
    shown = {name: value for name, value in row.items() if name not in ("nik", "nik_asli")}
    return _frame(scope, found, row["unit"] or "") | {"row": shown, "boleh_buka": may} | explained(found.hasil, found.pemda, row)


def _frame(scope: Scope, found: Month, unit: str) -> dict[str, Any]:
    names = government(place(found.hasil), found.pemda).material.unit_names
    return {
        "bulan": found, "bulan_nama": spoken(found.bulan), "nama": name(found.pemda), "unit": unit,
        "unit_nama": names.get((found.pemda, unit), unit), "angka": bool(scope.places) and not _only_branch(scope),
    }  # fmt: skip


def _only_branch(scope: Scope) -> bool:
    return all(one.role == Role.CABANG for one in scope.places)


def _lists(scope: Scope, found: Month, unit: str) -> list[tuple[str, str]]:
    """The lists with every NIK that he may take away."""
    own = whose_lists(scope, found.pemda)
    if not unit or not (own.whole or unit in own.units):
        return []
    names = government(place(found.hasil), found.pemda).material.unit_names
    return [(kind, papers.LISTS[kind]) for kind in papers.lists(found, unit, names.get((found.pemda, unit), ""))]


def _states(counts: dict[str, int]) -> list[tuple[str, str, str]]:
    total = sum(counts[state] for state in STATE if state in counts)
    chosen = [(state, label("KEADAAN", state), number(counts[state])) for state in STATE if counts.get(state)]
    across = [(LINTAS, "Tercatat juga di pemda lain", number(counts[LINTAS]))] if counts.get(LINTAS) else []
    return [(BELUM, "Yang belum beres", ""), (SEMUA, "Semua", number(total)), *chosen, *across]


def _asked(request: HttpRequest) -> Asked:
    at, state = whole(request.GET.get("hal", ""), 1), request.GET.get("keadaan", BELUM)
    return Asked(request.GET.get("unit", "")[:40], state if state in (*STATE, SEMUA, BELUM, LINTAS) else BELUM, at)


def _noted(request: HttpRequest, jenis: str, found: Month, unit: str = "", baris: int | None = None, **isi: Any) -> None:
    about = found.hasil if baris is None else f"{found.hasil}:{baris}"
    with acts(signed_in(request)):
        note(jenis, pemda=found.pemda, unit=unit, tentang=about, **isi)
