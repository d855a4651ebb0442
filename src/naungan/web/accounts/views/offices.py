"""Units and branches of an area: what roles can be held in, pasted from a sheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naungan.kernel.errors import Refusal
from naungan.web.accounts import actions
from naungan.web.accounts.models import Unit
from naungan.web.accounts.seated import Seated
from naungan.web.accounts.views.asked import BranchForm, UnitsForm
from naungan.web.accounts.views.choices import branches, chosen, governments
from naungan.web.accounts.views.people import administering, told


@require_http_methods(["GET", "POST"])
@never_cache
def units(request: Seated) -> HttpResponse:
    """The units of a government, and a list of them that is pasted."""
    scope = administering(request)
    pemda = chosen(scope, request.GET.get("pemda", ""))
    form = UnitsForm(request.POST or None)
    if pemda and request.method == "POST" and form.is_valid():
        count = actions.units_known(by=request.user, pemda=pemda, units=form.cleaned_data["daftar"], whole=form.cleaned_data["lengkap"])
        messages.success(request, f"{count} unit sudah dicatat.")
        return redirect(f"{reverse('akun_unit')}?{urlencode({'pemda': pemda})}")
    known = Unit.objects.filter(pemda=pemda) if pemda else []
    shown = {"form": form, "pemda": pemda, "semua": governments(scope), "unit": known}
    return render(request, "accounts/unit.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@never_cache
def branch(request: Seated) -> HttpResponse:
    """The branches of a government, and one with its numbers that is written down."""
    scope = administering(request)
    pemda = chosen(scope, request.GET.get("pemda", ""))
    form = BranchForm(pemda, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            found = actions.branch_known(by=request.user, kode=said["kode"], nama=said["nama"], npp=said["npp"])
            messages.success(request, f"Kantor cabang {found.nama} sudah dicatat dengan {len(said['npp'])} NPP.")
            return redirect(f"{reverse('akun_cabang')}?{urlencode({'pemda': pemda})}")
        except Refusal as refused:
            told(form, refused)
    shown = {"form": form, "pemda": pemda, "semua": governments(scope), "cabang": branches(request.user, pemda)}
    return render(request, "accounts/cabang.html", shown, status=422 if form.errors else 200)
