"""The calendar of what is due."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naungan.acuan.setoran import look_back
from naungan.kernel.period import Bulan
from naungan.web.accounts.asking import signed_in
from naungan.web.accounts.entry import for_rights
from naungan.web.accounts.roles import Level, Right
from naungan.web.accounts.scope import Scope, scope_of
from naungan.web.collection.actions.declare import declare
from naungan.web.collection.duties import LISTED, Duty, duties
from naungan.web.collection.flow import Kind
from naungan.web.collection.linking import link, upload
from naungan.web.collection.models import Submission

_PAGE = 100
# Months from now within which there are calendars.
_FAR = 12 * 50
_WITHOUT_FILE = (Submission.Form.TETAP, Submission.Form.NIHIL)


@require_safe
@for_rights(Right.LIHAT_ANGKA)
@never_cache
def calendar(request: HttpRequest) -> HttpResponse:
    """What falls due in a month (this one, unless another is asked for) for somebody's own offices; late ones of before above it."""
    scope = scope_of(request.user)
    if not any(one.role in LISTED for one in scope.places):
        return redirect("kelengkapan")
    now = Bulan.of(timezone.localdate())
    month = month_of(request, now)
    found = duties(scope, month.first_day, month.last_day, lasting=month == now)
    late = [one for one in _before(scope, month) if one.terlambat] if month == now else []
    page = Paginator([_row(one) for one in found], _PAGE).get_page(request.GET.get("halaman"))
    open_ = sum(not one.diserahkan for one in found)
    context = {
        "bulan": month, "kini": month == now, "sebelum": month.plus(-1), "sesudah": month.plus(1), "halaman": page, "terbuka": open_,
        "semua": len(found), "terlambat": [_row(one) for one in late],
        "lengkap": any(one.level not in (Level.UNIT, Level.CABANG) for one in scope.places),
        "bersama": len({(one.kantor.pemda, one.kantor.unit) for one in found}) > 1,
    }  # fmt: skip
    return render(request, "collection/calendar.html", context)


@require_POST
@for_rights(Right.SETOR)
@never_cache
def declaration(request: HttpRequest) -> HttpResponse:
    """«Nihil» or «tidak ada perubahan»; then the page of the submission, to hand it over."""
    pemda, _, unit = request.POST.get("tempat", "").partition("/")
    said = {name: request.POST.get(name, "") for name in ("dataset", "masa", "bentuk")}
    setoran = declare(by=signed_in(request), pemda=pemda, unit=unit, **said)
    messages.success(request, f"{setoran.get_bentuk_display()} dicatat. Periksa lalu serahkan.")
    return redirect("setoran", setoran.pk)


def month_of(request: HttpRequest, now: Bulan) -> Bulan:
    """The month that is asked for, else this one."""
    try:
        found = Bulan.parse(request.GET.get("bulan", "") or str(now))
    except ValueError:
        return now
    return found if abs(found.minus(now)) < _FAR else now


def _before(scope: Scope, month: Bulan) -> list[Duty]:
    return duties(scope, month.plus(-look_back()).first_day, month.first_day - dt.timedelta(days=1), lasting=False)


def _row(duty: Duty) -> dict[str, Any]:
    """A duty as the page shows it, with what can be done there."""
    mine = duty.setoran is None and Kind.SERAH in duty.boleh
    forms = [(one.value, one.label) for one in _WITHOUT_FILE if mine and one in duty.aturan.bentuk]
    mutation = upload(duty, "mutasi") if mine and Submission.Form.MUTASI in duty.aturan.bentuk else ""
    return {
        "ini": duty, "cap": duty.cap[0], "nada": duty.cap[1], "tautan": link(duty) if duty.setoran or mine else "", "bentuk": forms,
        "mutasi": mutation, "giliran": bool(duty.boleh),
    }  # fmt: skip
