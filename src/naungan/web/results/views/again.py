"""A month whose evaluation has failed is asked for once more."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naungan.kernel.errors import Refusal
from naungan.kernel.messages import sentence
from naungan.web.accounts.asking import signed_in
from naungan.web.accounts.entry import for_roles
from naungan.web.accounts.scope import scope_of
from naungan.web.results.actions import evaluate_again
from naungan.web.results.again import ASKERS, may_ask
from naungan.web.results.models import Month
from naungan.web.results.views.month import frame
from naungan.web.results.whose import figures


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*ASKERS)
@never_cache
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """What failed; POST asks for it once more. An administrator has only this page of a month: it has no figures."""
    scope = scope_of(request.user)
    found = Month.objects.filter(pk=pk).first()
    if found is None or not may_ask(scope, found.pemda):
        raise Refusal("WEB_TIDAK_ADA")
    seen = bool(figures(scope, found.pemda))
    if request.method != "POST":
        return render(request, "results/again.html", frame(scope, found) | {"angka": seen})
    evaluate_again(by=signed_in(request), month=found)
    messages.success(request, sentence("WEB_NILAI_ULANG"))
    return redirect("hasil_bulan" if seen else "hasil_ulang", pk=found.pk)
