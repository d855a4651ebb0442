"""What was drawn for an auditor: its rows, masked, and the opening of each with a reason."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from naungan.kernel.errors import Refusal
from naungan.told.words import month as spoken
from naungan.web.accounts.asking import signed_in
from naungan.web.accounts.entry import for_roles
from naungan.web.accounts.roles import Role
from naungan.web.accounts.scope import scope_of
from naungan.web.results.actions import draw, unmask_drawn
from naungan.web.results.figures import name
from naungan.web.results.models import Sample
from naungan.web.results.people import People
from naungan.web.results.stored import place
from naungan.web.results.whose import month, people
from naungan.web.site.numbers import whole


@require_POST
@for_roles(Role.AUDITOR)
def draw_sample(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw, and lead to what was drawn."""
    found = month(scope_of(request.user), pk, of_people=True)
    jumlah = whole(request.POST.get("jumlah", ""), 0)
    drawn = draw(by=signed_in(request), month=found, jumlah=jumlah)
    return redirect("hasil_sampel", pk=drawn.pk)


@require_safe
@never_cache
def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that were drawn for whoever looks."""
    return render(request, "results/sample.html", _content(request, pk))


@require_POST
@sensitive_post_parameters("alasan")
@never_cache
def open_drawn(request: HttpRequest, pk: int, baris: int) -> HttpResponse:
    """The NIK of one of them, shown once."""
    context = _content(request, pk)
    try:
        nik = unmask_drawn(by=signed_in(request), sample=context["sampel"], baris=baris, alasan=request.POST.get("alasan", ""))
    except Refusal as refusal:
        if refusal.code != "WEB_TANPA_ALASAN":
            raise
        return render(request, "results/sample.html", context | {"salah": refusal.sentence(), "baris": baris}, status=422)
    return render(request, "results/sample.html", context | {"nik": nik, "baris": baris})


def _content(request: HttpRequest, pk: int) -> dict[str, Any]:
    drawn = Sample.objects.filter(pk=pk, oleh=request.user.pk).first()
    scope = scope_of(request.user)
    if drawn is None or not people(scope, drawn.pemda):
        raise Refusal("WEB_TIDAK_ADA")
    rows = People(place(drawn.hasil), drawn.pemda, people(scope, drawn.pemda)).rows(drawn.baris)
    shown = [{key: value for key, value in row.items() if key not in ("nik", "nik_asli")} for row in rows]
    return {"sampel": drawn, "rows": shown, "nama": name(drawn.pemda), "bulan_nama": spoken(drawn.bulan)}
